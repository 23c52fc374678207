"""Days without classes in the schools of the Flemish Community.

Public and school holidays follow the rules of the Flemish Government Decrees of 17 April 1991 and
31 August 2001, as the package `holidays` keeps them. The free days that each school chooses for
itself are not known here.
"""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Literal

from django.utils.translation import gettext, gettext_noop

FreeDayKind = Literal["holiday", "school_holiday", "weekend"]

_ONE_DAY = dt.timedelta(days=1)

# The names of the package that a teacher would not use.
_NAMES = {
    "O. L. H. Hemelvaart": "Hemelvaart",
    "Vrijdag na O. L. H. Hemelvaart": "Vrijdag na Hemelvaart",
    "O. L. V. Hemelvaart": "Onze-Lieve-Vrouw-Hemelvaart",
}

# Government measures for one year only, which no rule predicts. In 2020 the autumn holiday was
# lengthened by a week to slow the spread of COVID-19.
_EXCEPTIONS = {dt.date(2020, 11, 9 + offset): "Herfstvakantie" for offset in range(7)}


# Every name there is, so that each is translated.
NAMES = {
    gettext_noop("Allerheiligen"),
    gettext_noop("Dag van de Arbeid"),
    gettext_noop("Hemelvaart"),
    gettext_noop("Herfstvakantie"),
    gettext_noop("Kerstmis"),
    gettext_noop("Kerstvakantie"),
    gettext_noop("Krokusvakantie"),
    gettext_noop("Nationale feestdag"),
    gettext_noop("Nieuwjaar"),
    gettext_noop("Onze-Lieve-Vrouw-Hemelvaart"),
    gettext_noop("Paasmaandag"),
    gettext_noop("Paasvakantie"),
    gettext_noop("Pasen"),
    gettext_noop("Pinksteren"),
    gettext_noop("Pinkstermaandag"),
    gettext_noop("Vrijdag na Hemelvaart"),
    gettext_noop("Wapenstilstand"),
    gettext_noop("Weekend"),
    gettext_noop("Zomervakantie"),
}


@dataclass(frozen=True)
class FreeDay:
    """Why there are no classes on a day."""

    name_nl: str
    kind: FreeDayKind

    @property
    def name(self) -> str:
        """Its name in the language that is active."""
        return gettext(self.name_nl)


@dataclass(frozen=True)
class FreePeriod:
    """Days in a row without classes under one name, both included."""

    name_nl: str
    first: dt.date
    last: dt.date

    @property
    def name(self) -> str:
        """Its name in the language that is active."""
        return gettext(self.name_nl)


def free_day(day: dt.date) -> FreeDay | None:
    """Why there are no classes on this day, or None on a school day.

    A public holiday goes before a school holiday, and both go before the weekend.
    """
    if found := _free_days(day.year).get(day):
        return found
    return FreeDay("Weekend", "weekend") if day.weekday() >= 5 else None


def is_school_day(day: dt.date) -> bool:
    """True when schools have classes on this day."""
    return free_day(day) is None


def next_school_day(day: dt.date) -> dt.date:
    """The day itself, or the first school day after it."""
    while not is_school_day(day):
        day += _ONE_DAY
    return day


def previous_school_day(day: dt.date) -> dt.date:
    """The day itself, or the last school day before it."""
    while not is_school_day(day):
        day -= _ONE_DAY
    return day


def add_school_days(day: dt.date, n: int) -> dt.date:
    """The n-th school day after the day; before it when n is negative; the day itself for 0."""
    for _ in range(abs(n)):
        day = next_school_day(day + _ONE_DAY) if n > 0 else previous_school_day(day - _ONE_DAY)
    return day


def free_periods(first: dt.date, last: dt.date) -> list[FreePeriod]:
    """The holidays between two days, both included, in the order of time.

    A public holiday within a school holiday is a part of it; what falls in a weekend only is left
    out.
    """
    periods: list[FreePeriod] = []
    for day, name in _named_days(first, last):
        before = periods[-1] if periods else None
        if before and before.name_nl == name and _only_weekends_between(before.last, day):
            periods[-1] = FreePeriod(name, before.first, day)
        else:
            periods.append(FreePeriod(name, day, day))
    return [one for one in periods if one.first.weekday() < 5 or one.first != one.last]


def _named_days(first: dt.date, last: dt.date) -> list[tuple[dt.date, str]]:
    names: dict[dt.date, str] = {}
    for year in range(first.year, last.year + 1):
        names |= {day: free.name_nl for day, free in _free_days(year).items()}
        names |= _names(year, "school")
    return [(day, names[day]) for day in sorted(names) if first <= day <= last]


def _only_weekends_between(day: dt.date, later: dt.date) -> bool:
    between = (later - day).days - 1
    return all((day + _ONE_DAY * n).weekday() >= 5 for n in range(1, between + 1))


@cache
def _free_days(year: int) -> dict[dt.date, FreeDay]:
    """The holidays of a calendar year; a year is computed once."""
    exceptions = {day: name for day, name in _EXCEPTIONS.items() if day.year == year}
    school = {
        day: FreeDay(name, "school_holiday")
        for day, name in (_names(year, "school") | exceptions).items()
    }
    return school | {day: FreeDay(name, "holiday") for day, name in _names(year, "public").items()}


def _names(year: int, category: str) -> dict[dt.date, str]:
    # Importing the package takes time that a process without dates need not spend.
    from holidays import country_holidays

    found = country_holidays(
        "BE", subdiv="Flemish", years=year, language="nl", categories=(category,)
    )
    return {day: _NAMES.get(name, name) for day, name in found.items()}
