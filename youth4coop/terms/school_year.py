"""A school year: 1 September to 31 August."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Self

from youth4coop.terms.days import next_school_day, previous_school_day

_LABEL = re.compile(r"([1-9][0-9]{3})-([1-9][0-9]{3})")


@dataclass(frozen=True, order=True)
class SchoolYear:
    """The school year that begins on 1 September of `start_year` (counting rule 1)."""

    start_year: int

    @classmethod
    def of(cls, day: dt.date) -> Self:
        """The one school year that holds the day.

        Raises:
            TypeError: a moment was given; its local date decides, see `local_date`.
        """
        if isinstance(day, dt.datetime):
            raise TypeError("A school year holds days: take the local date of a moment first.")
        return cls(day.year if day.month >= 9 else day.year - 1)

    @classmethod
    def parse(cls, label: str) -> Self:
        """The school year written as "2019-2020".

        Raises:
            ValueError: it is not two years that follow each other.
        """
        match = _LABEL.fullmatch(label)
        if match is None or int(match[2]) != int(match[1]) + 1:
            raise ValueError(f"Not a school year such as 2019-2020: {label!r}")
        return cls(int(match[1]))

    @property
    def label(self) -> str:
        return f"{self.start_year}-{self.start_year + 1}"

    @property
    def first_day(self) -> dt.date:
        return dt.date(self.start_year, 9, 1)

    @property
    def last_day(self) -> dt.date:
        return dt.date(self.start_year + 1, 8, 31)

    @property
    def first_class_day(self) -> dt.date:
        """The first day with classes: the first school day from 1 September on."""
        return next_school_day(self.first_day)

    @property
    def last_class_day(self) -> dt.date:
        """The last day with classes: the last school day up to 30 June."""
        return previous_school_day(dt.date(self.start_year + 1, 6, 30))

    def __contains__(self, day: dt.date) -> bool:
        return self.first_day <= day <= self.last_day

    def __str__(self) -> str:
        return self.label
