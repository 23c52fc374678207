"""The week of a speaker: in parts of days as people say them, and in hours as they are stored."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

SCHOOL_DAYS = range(5)


class DayPart(models.TextChoices):
    MORNING = "morning", _("voormiddag")
    AFTERNOON = "afternoon", _("namiddag")
    EVENING = "evening", _("avond")


type Hours = tuple[dt.time, dt.time]

HOURS_OF: dict[str, Hours] = {
    DayPart.MORNING: (dt.time(9), dt.time(12, 30)),
    DayPart.AFTERNOON: (dt.time(12, 30), dt.time(16)),
    DayPart.EVENING: (dt.time(18), dt.time(22)),
}


@dataclass(frozen=True)
class WeekHours:
    """A part of each week in local time; weekday 0 is Monday."""

    weekday: int
    start: dt.time
    end: dt.time


@dataclass(frozen=True)
class WeekPattern:
    """A week in parts of days, and in exact hours for the days that these do not fit.

    Exact hours of a day go before its parts.
    """

    parts: frozenset[tuple[int, str]] = frozenset()
    exact: tuple[WeekHours, ...] = ()

    @classmethod
    def of(cls, week: Iterable[WeekHours]) -> Self:
        """Give the pattern of a week that is stored; `hours` gives the same week again."""
        parts: set[tuple[int, str]] = set()
        exact: list[WeekHours] = []
        for weekday, hours in sorted(_by_day(week).items()):
            found = [part for part in HOURS_OF if _holds(hours, HOURS_OF[part])]
            if _merged([HOURS_OF[part] for part in found]) == hours:
                parts.update((weekday, part) for part in found)
            else:
                exact += [WeekHours(weekday, start, end) for start, end in hours]
        return cls(frozenset(parts), tuple(exact))

    @classmethod
    def usual(cls) -> Self:
        """Give the week to begin with: every school day from 9 to 16 o'clock."""
        parts = (DayPart.MORNING, DayPart.AFTERNOON)
        return cls(frozenset((weekday, part) for weekday in SCHOOL_DAYS for part in parts))

    def hours(self) -> list[WeekHours]:
        """Give the week as it is stored: in the order of time, without parts that touch."""
        days = _by_day(self.exact)
        for weekday in {weekday for weekday, _part in self.parts} - set(days):
            own = [HOURS_OF[part] for part in HOURS_OF if (weekday, part) in self.parts]
            days[weekday] = _merged(own)
        return [
            WeekHours(weekday, start, end)
            for weekday in sorted(days)
            for start, end in days[weekday]
        ]


def _by_day(week: Iterable[WeekHours]) -> dict[int, list[Hours]]:
    days: dict[int, list[Hours]] = {}
    for part in week:
        days.setdefault(part.weekday, []).append((part.start, part.end))
    return {weekday: _merged(hours) for weekday, hours in days.items()}


def _merged(hours: Iterable[Hours]) -> list[Hours]:
    """Give the same hours in order; those that touch or overlap become one."""
    merged: list[Hours] = []
    for start, end in sorted(hours):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _holds(hours: Iterable[Hours], part: Hours) -> bool:
    return any(start <= part[0] and part[1] <= end for start, end in hours)
