"""All speakers for one request: who can come, best first, each with the reasons in words."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from sessions.matching.obstacles import Note, Offer, Slot, Wish, lasting_obstacles, moment_obstacles
from sessions.matching.offers import offers_of, wish_of
from sessions.matching.reasons import Preferences, reasons_for, score_of, warnings_for
from sessions.models import Invitation, RequestedMoment, SessionRequest, SessionSpeaker, Speaker
from sessions.querysets.people import OF_ONE_THAT_TAKES_PART, SpeakerQuerySet
from youth4coop.terms import SchoolYear, local_date, local_midnight


@dataclass(frozen=True)
class Candidate:
    """A speaker for a request; with `feasible`, the moments that work, the best first.

    `distance_km` is between the speaker's place and the school, in kilometres with one decimal;
    `asked` is the state of the last invitation for this request, or None.
    """

    speaker: Speaker
    feasible: bool
    moments: list[RequestedMoment]
    distance_km: float
    score: float
    reasons: list[Note]
    obstacles: list[Note]
    warnings: list[Note]
    asked: str | None


def rank_candidates(
    request: SessionRequest, *, now: dt.datetime, cooperative: int | None = None
) -> list[Candidate]:
    """Rank every active speaker, and inactive ones whom or whose cooperative the teacher prefers.

    Who can come stands first: whom the teacher wants again, then by score and distance. The others
    follow, those with the fewest obstacles first (R1.10). The number of queries is the same for
    any number of speakers.

    Args:
        cooperative: rank the active speakers of this one only.
    """
    moments = [moment for moment in request.moments.all() if moment.start > now]
    wish, preferences = wish_of(request), _preferences(request, now)
    speakers = list(_speakers(preferences) if cooperative is None else _of_one(cooperative))
    offers = offers_of(speakers, {SchoolYear.of(local_date(moment.start)) for moment in moments})
    asked = dict(request.invitations.order_by("pk").values_list("speaker", "state"))
    candidates = [
        _candidate(speaker, offer, wish, moments, preferences, asked.get(speaker.pk))
        for speaker, offer in zip(speakers, offers, strict=True)
    ]
    again = request.preferred_speaker_id
    return sorted(candidates, key=lambda candidate: _rank(candidate, again))


def _preferences(request: SessionRequest, now: dt.datetime) -> Preferences:
    year = SchoolYear.of(local_date(now))
    this_year = Invitation.objects.filter(
        sent_at__gte=local_midnight(year.first_day), sent_at__lte=now
    ).exclude(request=request)
    earlier = SessionSpeaker.objects.filter(session__school=request.school_id, booked=True)
    return Preferences(
        cooperatives=frozenset(
            cooperative.pk for cooperative in request.preferred_cooperatives.all()
        ),
        themes=tuple(request.themes),
        asked=Counter(this_year.order_by().values_list("speaker", flat=True)),
        known=frozenset(earlier.order_by().values_list("cooperative", flat=True).distinct()),
        speaker=request.preferred_speaker_id,
    )


def _speakers(preferences: Preferences) -> SpeakerQuerySet:
    active = Q(active=True) & OF_ONE_THAT_TAKES_PART
    preferred = Q(cooperative__in=preferences.cooperatives) | Q(pk=preferences.speaker)
    return Speaker.objects.filter(active | preferred).order_by("pk").select_related("cooperative")


def _of_one(cooperative: int) -> SpeakerQuerySet:
    active = Speaker.objects.active().filter(cooperative=cooperative)
    return active.order_by("pk").select_related("cooperative")


def _candidate(
    speaker: Speaker,
    offer: Offer,
    wish: Wish,
    moments: Sequence[RequestedMoment],
    preferences: Preferences,
    asked: str | None,
) -> Candidate:
    lasting = lasting_obstacles(offer, wish)
    against = [moment_obstacles(offer, wish, _slot(moment)) for moment in moments]
    possible = [
        moment for moment, notes in zip(moments, against, strict=True) if not lasting and not notes
    ]
    return Candidate(
        speaker=speaker,
        feasible=bool(possible),
        moments=possible,
        distance_km=round(offer.km_to(wish), 1),
        score=score_of(speaker, offer, wish, preferences),
        reasons=reasons_for(speaker, offer, wish, preferences),
        obstacles=[] if possible else [*lasting, *_against_all(against)],
        warnings=list(warnings_for(offer, [_slot(moment) for moment in possible], preferences)),
        asked=asked,
    )


def _against_all(against: Sequence[Sequence[Note]]) -> list[Note]:
    """Give what stands in the way at the moments, each once."""
    if not against:
        return [Note("unavailable", _("alle momenten zijn voorbij"))]
    return list(dict.fromkeys(note for notes in against for note in notes))


def _rank(candidate: Candidate, again: int | None) -> tuple[bool, bool, float, int, float, int]:
    return (
        not candidate.feasible,
        candidate.speaker.pk != again,
        -candidate.score if candidate.feasible else 0,
        len(candidate.obstacles),
        candidate.distance_km,
        candidate.speaker.pk,
    )


def _slot(moment: RequestedMoment) -> Slot:
    return Slot(moment.start, moment.end)
