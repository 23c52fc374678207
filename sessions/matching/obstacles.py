"""Why a speaker cannot come: the rules that ranking and planning share.

They read plain data and no database, so that a whole term can be looked through at once.
Each code is one of the API's `obstacles[].code`.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schools.levels import Level
from sessions.choices import Format, Language
from youth4coop.places import distance_km
from youth4coop.terms import SchoolYear, free_day, local_time


class Note(NamedTuple):
    """One thing to know about a speaker for a request: a code, and words for a person."""

    code: str
    text: str


class Slot(NamedTuple):
    """A start and an end, with their time zone."""

    start: dt.datetime
    end: dt.datetime

    def overlaps(self, other: "Slot") -> bool:
        """Tell whether both share some time; one that ends where the other starts does not."""
        return self.start < other.end and other.start < self.end


class WeekPart(NamedTuple):
    """A part of each week, in local time; weekday 0 is Monday."""

    weekday: int
    start: dt.time
    end: dt.time


class Absence(NamedTuple):
    """Days on which somebody cannot come, both included."""

    first: dt.date
    last: dt.date


@dataclass(frozen=True)
class Wish:
    """What a request needs of a speaker, whatever the moment."""

    levels: frozenset[str]
    language: str
    format: str
    latitude: float
    longitude: float
    excluded: frozenset[int] = frozenset()
    declined: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Offer:
    """What a speaker can do, and what they have promised already.

    Args:
        bookings: the booked sessions in the school years that matter.
    """

    speaker: int
    cooperative: int
    active: bool
    levels: frozenset[str]
    languages: frozenset[str]
    formats: frozenset[str]
    latitude: float
    longitude: float
    radius_km: int
    most_a_year: int
    most_a_day: int
    week: tuple[WeekPart, ...] = ()
    absences: tuple[Absence, ...] = ()
    bookings: tuple[Slot, ...] = field(default=(), compare=False)

    def km_to(self, wish: Wish) -> float:
        """Give the great-circle distance to the school in kilometres."""
        return distance_km(self.latitude, self.longitude, wish.latitude, wish.longitude)


def lasting_obstacles(offer: Offer, wish: Wish) -> list[Note]:
    """Give what no moment can change."""
    return [*_of_choice(offer, wish), *_of_offer(offer, wish)]


def _of_choice(offer: Offer, wish: Wish) -> Iterator[Note]:
    if not offer.active:
        yield Note("inactive", _("is niet actief"))
    if offer.cooperative in wish.excluded:
        yield Note("excluded", _("de leerkracht wil deze coöperatie niet"))
    if offer.speaker in wish.declined:
        yield Note("declined", _("zei al nee op deze aanvraag"))


def _of_offer(offer: Offer, wish: Wish) -> Iterator[Note]:
    if missing := sorted(wish.levels - offer.levels):
        names = ", ".join(str(Level(code).label) for code in missing)
        yield Note("level", _("vertelt niet voor: %(levels)s") % {"levels": names})
    if wish.language not in offer.languages:
        language = Language(wish.language).label
        yield Note("language", _("vertelt niet in het %(language)s") % {"language": language})
    if wish.format not in offer.formats:
        wanted = Format(wish.format).label
        yield Note("format", _("vertelt niet %(format)s") % {"format": wanted})
    if is_too_far(offer, wish):
        values = {"km": round(offer.km_to(wish)), "radius": offer.radius_km}
        yield Note("distance", _("%(km)s km ver, komt tot %(radius)s km") % values)


def is_too_far(offer: Offer, wish: Wish) -> bool:
    """Tell whether the school lies outside the radius; only who goes to the class travels."""
    return wish.format == Format.IN_CLASS and round(offer.km_to(wish), 1) > offer.radius_km


def moment_obstacles(offer: Offer, wish: Wish, slot: Slot) -> list[Note]:
    """Give what stands in the way at this moment."""
    return [*_of_calendar(offer, wish, slot), *_of_bookings(offer, slot)]


def _of_calendar(offer: Offer, wish: Wish, slot: Slot) -> Iterator[Note]:
    day = local_time(slot.start).date()
    if name := holiday_name(wish, day):
        yield Note("holiday", _("vrije dag: %(name)s") % {"name": name})
    if any(absence.first <= day <= absence.last for absence in offer.absences):
        yield Note("unavailable", _("is er die dag niet"))
    elif not offer.week:
        yield Note("unavailable", _("gaf nog geen uren op"))
    elif not covers(offer.week, slot):
        yield Note("unavailable", _("kan niet op dat uur"))


def _of_bookings(offer: Offer, slot: Slot) -> Iterator[Note]:
    if any(booking.overlaps(slot) for booking in offer.bookings):
        yield Note("taken", _("heeft dan al een sessie"))
    elif _on_day_of(offer, slot) >= offer.most_a_day:
        yield Note("taken", _("heeft die dag al genoeg sessies"))
    if booked_in_year_of(offer, slot) >= offer.most_a_year:
        text = ngettext(
            "geeft hoogstens %(n)s sessie per schooljaar",
            "geeft hoogstens %(n)s sessies per schooljaar",
            offer.most_a_year,
        )
        yield Note("year_limit", text % {"n": offer.most_a_year})


def holiday_name(wish: Wish, day: dt.date) -> str:
    """Give the name of the holiday that the groups of the request have on that day, or "".

    A weekend is no holiday: a speaker who comes then has said so in their week.
    """
    free = free_day(day)
    if free is None or free.kind == "weekend":
        return ""
    at_school = not wish.levels <= set(Level.with_own_holidays)
    return free.name if free.kind == "holiday" or at_school else ""


def covers(week: tuple[WeekPart, ...], slot: Slot) -> bool:
    """Tell whether the parts of the week together hold the whole slot, in local time."""
    start, end = local_time(slot.start), local_time(slot.end)
    if start.date() != end.date():
        return False
    reached = start.time()
    for part in sorted(part for part in week if part.weekday == start.weekday()):
        if part.start <= reached:
            reached = max(reached, part.end)
    return reached >= end.time()


def _on_day_of(offer: Offer, slot: Slot) -> int:
    day = local_time(slot.start).date()
    return sum(local_time(booking.start).date() == day for booking in offer.bookings)


def booked_in_year_of(offer: Offer, slot: Slot) -> int:
    """Give how many sessions the speaker has in the school year of the slot."""
    years = Counter(_school_year(booking) for booking in offer.bookings)
    return years[_school_year(slot)]


def _school_year(slot: Slot) -> SchoolYear:
    return SchoolYear.of(local_time(slot.start).date())
