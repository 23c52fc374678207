"""A session as it was meant."""

import datetime as dt
from dataclasses import dataclass
from enum import Enum, auto

from schools.models import School, Teacher
from sessions.models import Speaker
from sessions.operations.requests import Moment, RequestWish
from youth4coop.terms import local_date


class Outcome(Enum):
    """What becomes of a session."""

    COUNTED = auto()
    HELD_THEN_COUNTED = auto()
    HELD = auto()
    UNCOUNTED = auto()
    CONFLICT = auto()
    CANCELLED = auto()
    NOT_HELD = auto()
    INVALID = auto()

    @property
    def frees_speakers(self) -> bool:
        """Tell whether the speakers get their hours back."""
        return self in {Outcome.CANCELLED, Outcome.NOT_HELD, Outcome.INVALID}


@dataclass(frozen=True)
class Visit:
    """Who asks, who comes, when, and what becomes of it.

    `arranged_on` is the day of the request, or the day on which the coordinator enters a session
    that was arranged otherwise; `declining` was asked first and says no.
    """

    teacher: Teacher
    wish: RequestWish
    moment: Moment
    speakers: list[Speaker]
    arranged_on: dt.date
    by_request: bool = True
    outcome: Outcome = Outcome.COUNTED
    declining: Speaker | None = None

    @property
    def school(self) -> School:
        return self.teacher.school

    @property
    def day(self) -> dt.date:
        return local_date(self.moment.start)
