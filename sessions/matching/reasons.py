"""Why a speaker fits: the reasons in words, and the score that follows from them (R1.10)."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sessions.choices import Format, Theme
from sessions.matching.obstacles import Note, Offer, Slot, Wish
from sessions.models import Speaker
from youth4coop.terms.in_words import clock

TRAVEL_BUFFER = dt.timedelta(minutes=60)

# A wish of the teacher weighs more than all that follows it together.
PREFERRED, THEME, NEAR, SPREAD, NEW = 0.5, 0.25, 0.13, 0.08, 0.04
# From here on nearer or farther makes no difference to the score.
FAR_KM = 100


@dataclass(frozen=True)
class Preferences:
    """What makes one possible speaker better than another for a request.

    Args:
        asked: speaker -> how often asked in this school year.
        known: cooperatives that have told in this school before.
        speaker: whom the teacher wants again, or None.
    """

    cooperatives: frozenset[int]
    themes: tuple[str, ...]
    asked: Mapping[int, int]
    known: frozenset[int]
    speaker: int | None = None


def themes_of(speaker: Speaker) -> set[str]:
    """Give the themes of the speaker and of the cooperative they speak for."""
    return {*speaker.themes, *speaker.cooperative.themes}


def score_of(speaker: Speaker, offer: Offer, wish: Wish, preferences: Preferences) -> float:
    """Give 0 to 1 in three decimals: what the teacher prefers, then theme, distance, spread.

    The speaker whom the teacher wants again (R1.09) has 1: nobody has more.
    """
    if offer.speaker == preferences.speaker:
        return 1
    shared = themes_of(speaker) & set(preferences.themes)
    parts = [
        PREFERRED * (offer.cooperative in preferences.cooperatives),
        THEME * (len(shared) / len(preferences.themes) if preferences.themes else 1),
        NEAR * _nearness(offer, wish),
        SPREAD / (1 + preferences.asked.get(offer.speaker, 0)),
        NEW * (offer.cooperative not in preferences.known),
    ]
    return round(sum(parts), 3)


def _nearness(offer: Offer, wish: Wish) -> float:
    if wish.format == Format.ONLINE:
        return 1
    return max(0, 1 - offer.km_to(wish) / FAR_KM)


def reasons_for(speaker: Speaker, offer: Offer, wish: Wish, preferences: Preferences) -> list[Note]:
    """Give what speaks for this speaker, weightiest first."""
    return [
        *_of_wishes(speaker, offer, preferences),
        _of_place(offer, wish),
        *_of_history(offer, preferences),
    ]


def _of_wishes(speaker: Speaker, offer: Offer, preferences: Preferences) -> Iterator[Note]:
    if offer.speaker == preferences.speaker:
        yield Note("same_speaker", _("vorig jaar ook"))
    if offer.cooperative in preferences.cooperatives:
        yield Note("preferred", _("gekozen door de leerkracht"))
    shared = themes_of(speaker) & set(preferences.themes)
    if shared:
        names = ", ".join(str(Theme(code).label) for code in sorted(shared))
        yield Note("theme", _("vertelt over %(themes)s") % {"themes": names})


def _of_place(offer: Offer, wish: Wish) -> Note:
    if wish.format == Format.ONLINE:
        return Note("online", _("vertelt online: de afstand speelt geen rol"))
    return Note("near", _("%(km)s km van de school") % {"km": round(offer.km_to(wish))})


def _of_history(offer: Offer, preferences: Preferences) -> Iterator[Note]:
    if not preferences.asked.get(offer.speaker):
        yield Note("not_asked_yet", _("dit schooljaar nog niet gevraagd"))
    if offer.cooperative not in preferences.known:
        yield Note("new_to_school", _("nieuw in deze school"))


def warnings_for(offer: Offer, slots: Sequence[Slot], preferences: Preferences) -> Iterator[Note]:
    """Give what is no obstacle and yet good to know before asking."""
    if asked := preferences.asked.get(offer.speaker):
        text = ngettext(
            "dit schooljaar al %(n)s keer gevraagd", "dit schooljaar al %(n)s keer gevraagd", asked
        )
        yield Note("asked_before", text % {"n": asked})
    for slot in slots:
        yield from _travel(offer, slot)


def _travel(offer: Offer, slot: Slot) -> Iterator[Note]:
    """Warn of another session within the hour before or after: there is the way to go (R1.12)."""
    around = Slot(slot.start - TRAVEL_BUFFER, slot.end + TRAVEL_BUFFER)
    for booking in offer.bookings:
        if booking.overlaps(around):
            at = {"clock": clock(booking.start)}
            yield Note("travel", _("heeft om %(clock)s ook een sessie") % at)
