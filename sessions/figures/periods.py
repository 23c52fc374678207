"""The two kinds of period in which figures are counted (counting rule 1)."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal, Self

from youth4coop.terms import SchoolYear

Kind = Literal["calendar", "school"]

FIRST_YEAR, LAST_YEAR = 1900, 2200

# The column of a session that says in which period of a kind it counts.
YEAR_COLUMN: dict[Kind, str] = {"calendar": "calendar_year", "school": "school_year"}


@dataclass(frozen=True)
class Period:
    """A calendar year or a school year; `start` and `end` are its first and last day."""

    label: str
    start: dt.date
    end: dt.date
    kind: Kind

    @classmethod
    def calendar_year(cls, year: int) -> Self:
        return cls(str(year), dt.date(year, 1, 1), dt.date(year, 12, 31), "calendar")

    @classmethod
    def school_year(cls, first_year: int) -> Self:
        year = SchoolYear(first_year)
        return cls(year.label, year.first_day, year.last_day, "school")

    @classmethod
    def of_year(cls, kind: Kind, year: int) -> Self:
        """The period of that kind that begins in `year`."""
        return cls.calendar_year(year) if kind == "calendar" else cls.school_year(year)

    @classmethod
    def current(cls, kind: Kind, today: dt.date) -> Self:
        """The period of that kind that holds `today`."""
        first = today.year if kind == "calendar" else SchoolYear.of(today).start_year
        return cls.of_year(kind, first)

    @classmethod
    def parse_calendar(cls, text: str) -> Self:
        """The calendar year written as "2019".

        Raises:
            ValueError: it is no year from 1900 to 2200.
        """
        if not re.fullmatch(r"[0-9]{4}", text):
            raise ValueError(f"Not a year such as 2019: {text!r}")
        return cls.calendar_year(_within_bounds(int(text)))

    @classmethod
    def parse_school(cls, text: str) -> Self:
        """The school year written as "2019-2020".

        Raises:
            ValueError: it is no two years that follow each other, from 1900 to 2200.
        """
        first = SchoolYear.parse(text).start_year
        _within_bounds(first + 1)
        return cls.school_year(_within_bounds(first))

    @classmethod
    def parse(cls, kind: Kind, text: str) -> Self:
        """The period of that kind with that label.

        Raises:
            ValueError: the label is not of that kind, or lies outside 1900 to 2200.
        """
        return cls.parse_calendar(text) if kind == "calendar" else cls.parse_school(text)

    @property
    def year(self) -> int:
        """The year in which it begins, as sessions store it."""
        return self.start.year

    @property
    def column(self) -> str:
        """The column of a session that says in which period of this kind it counts."""
        return YEAR_COLUMN[self.kind]

    @property
    def months(self) -> list[dt.date]:
        """The first days of its twelve months."""
        numbers = range(self.start.month - 1, self.start.month + 11)
        return [dt.date(self.year + n // 12, n % 12 + 1, 1) for n in numbers]

    def __contains__(self, day: dt.date) -> bool:
        return self.start <= day <= self.end

    def __str__(self) -> str:
        return self.label


def _within_bounds(year: int) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"Not a year from {FIRST_YEAR} to {LAST_YEAR}: {year}")
    return year
