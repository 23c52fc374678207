"""The ordinary sessions of a school year, and the requests that came to nothing."""

import datetime as dt
from dataclasses import replace
from itertools import islice
from random import Random

from sessions.models import Speaker
from sessions.operations.requests import Moment
from youth4coop.demo.agenda import Agenda
from youth4coop.demo.cast import Cast
from youth4coop.demo.drafts import Drafts
from youth4coop.demo.hours import school_days, some_day, some_lesson
from youth4coop.demo.stories import SCHOOL_DAYS_TO_ARRANGE
from youth4coop.demo.visit import Outcome, Visit
from youth4coop.terms import SchoolYear, add_school_days

EARLIEST = dt.date(2023, 1, 1)
TRIES = 100
SHARE_BY_REQUEST = 0.55
SHARE_REFUSED = 0.25
DUOS_A_YEAR = 4
SHARES = {
    Outcome.CANCELLED: 0.07,
    Outcome.NOT_HELD: 0.04,
    Outcome.HELD_THEN_COUNTED: 0.08,
    Outcome.INVALID: 0.013,
}
SOON = dt.timedelta(days=4)
# What ends otherwise lies this far back, so that it has ended by now.
LONG_AGO = dt.timedelta(days=45)


class Regular:
    """Thinks out school years as far as they are arranged by today."""

    def __init__(self, rng: Random, cast: Cast, agenda: Agenda, today: dt.date):
        self.rng = rng
        self.cast = cast
        self.agenda = agenda
        self.today = today
        self.drafts = Drafts(rng, cast.programme)

    def of_year(self, year: SchoolYear, number: int) -> list[Visit]:
        """Give the visits of a year and book them; `number` is for a whole year."""
        days = _class_days(year)
        visits = [self._booked(days, outcome) for outcome in self._outcomes(number)]
        visits += [self._booked(days, Outcome.COUNTED, duo=True) for _ in range(DUOS_A_YEAR)]
        return [visit for visit in visits if visit]

    def ahead(self, number: int) -> list[Visit]:
        """Give that many more visits of the coming weeks and book them."""
        days = school_days(self.today + SOON, 35)
        tries = (self._booked(days, Outcome.COUNTED) for _ in range(TRIES))
        return list(islice(filter(None, tries), number))

    def failed(self, year: SchoolYear, number: int) -> list[Visit]:
        """Give visits that were asked for and never came about; nothing is booked."""
        days = [day for day in _class_days(year) if EARLIEST < day < self.today - LONG_AGO]
        found = [self._draft(days, by_request=True) for _ in range(number)] if days else []
        return [visit for visit in found if visit]

    def with_refusals(self, visits: list[Visit]) -> list[Visit]:
        """Let some visits be refused first by somebody else who could have come."""
        return [
            self._refused(visit)
            if visit.by_request and self.rng.random() < SHARE_REFUSED
            else visit
            for visit in visits
        ]

    def _refused(self, visit: Visit) -> Visit:
        others = self.agenda.who_can_come(visit.school, visit.wish, visit.moment)
        return replace(visit, declining=self.rng.choice(others)) if others else visit

    def _outcomes(self, number: int) -> list[Outcome]:
        special = [
            outcome for outcome, share in SHARES.items() for _ in range(round(share * number))
        ]
        outcomes = special + [Outcome.COUNTED] * (number - len(special))
        self.rng.shuffle(outcomes)
        return outcomes

    def _booked(self, days: list[dt.date], outcome: Outcome, *, duo: bool = False) -> Visit | None:
        by_request = not duo and (
            outcome is not Outcome.COUNTED or self.rng.random() < SHARE_BY_REQUEST
        )
        visit = self._draft(days, by_request=by_request, duo=duo)
        if visit is None:
            return None
        self.agenda.book(visit.speakers, visit.moment)
        return replace(visit, outcome=outcome) if visit.day < self.today - LONG_AGO else visit

    def _draft(self, days: list[dt.date], *, by_request: bool, duo: bool = False) -> Visit | None:
        """Give a visit for which somebody can come, or None where it is not arranged yet."""
        for _ in range(TRIES):
            day = some_day(self.rng, days)
            arranged_on = self._arranged_on(day, by_request=by_request)
            if arranged_on is None:
                return None
            if visit := self._on(day, arranged_on, by_request=by_request, duo=duo):
                return visit
        raise RuntimeError("Nobody can come anywhere: look at the tables of the demo.")

    def _arranged_on(self, day: dt.date, *, by_request: bool) -> dt.date | None:
        """Give the day of the request or of the entry, unless that is yet to come."""
        if by_request:
            asked_on = add_school_days(day, -self.rng.randint(20, 60))
            ready_on = add_school_days(asked_on, SCHOOL_DAYS_TO_ARRANGE)
        else:
            before_or_after = self.rng.choice([(-20, -6), (1, 8)])
            asked_on = ready_on = add_school_days(day, self.rng.randint(*before_or_after))
        return asked_on if asked_on >= EARLIEST and ready_on < self.today else None

    def _on(
        self, day: dt.date, arranged_on: dt.date, *, by_request: bool, duo: bool
    ) -> Visit | None:
        school = self.rng.choice(self.cast.schools)
        moment = some_lesson(self.rng, day)
        others = self._other_moments(day) if by_request else []
        wish = self.drafts.wish(school, [moment, *others])
        speakers = self._speakers(self.agenda.who_can_come(school, wish, moment), moment, duo=duo)
        if not speakers:
            return None
        return Visit(
            teacher=self.rng.choice(self.cast.teachers[school]),
            wish=wish,
            moment=moment,
            speakers=speakers,
            arranged_on=arranged_on,
            by_request=by_request,
        )

    def _other_moments(self, day: dt.date) -> list[Moment]:
        """Give none, one or two more moments in the days after."""
        days = [add_school_days(day, self.rng.randint(1, 8)) for _ in range(self.rng.randint(0, 2))]
        return [some_lesson(self.rng, other) for other in sorted(set(days))]

    def _speakers(self, able: list[Speaker], moment: Moment, *, duo: bool) -> list[Speaker]:
        """Give one of the least asked who have time, or two of different cooperatives."""
        able = [speaker for speaker in able if self.agenda.has_time(speaker, moment)]
        if not able:
            return []
        first = self.rng.choice(able[:4])
        if not duo:
            return [first]
        partners = [other for other in able if other.cooperative_id != first.cooperative_id]
        return [first, self.rng.choice(partners)] if partners else []


def _class_days(year: SchoolYear) -> list[dt.date]:
    """Give the days with classes in a school year."""
    days = school_days(year.first_class_day, 200)
    return [day for day in days if day <= year.last_class_day]
