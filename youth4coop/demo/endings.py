"""What becomes of a session: held and counted, or not."""

import datetime as dt
from random import Random

from sessions.choices import CountMethod, CountSource
from sessions.models import ClassroomSession
from sessions.operations.counts import CountReport, GroupCount, report_counts
from sessions.operations.meetings import (
    cancel_session,
    declare_held,
    declare_invalid,
    declare_not_held,
)
from youth4coop.demo.hours import Clock
from youth4coop.demo.timeline import Part
from youth4coop.demo.visit import Outcome, Visit
from youth4coop.terms import add_school_days, local_date
from youth4coop.users.models import User

WHY_CANCELLED = ["De spreker is ziek.", "De klas is die dag op uitstap.", "De examens verschuiven."]
WHY_NOT_HELD = ["De spreker stond in de file.", "De school was die dag dicht door een staking."]
WHY_INVALID = "Deze sessie stond er twee keer in."

SOURCES = {CountSource.TEACHER: 15, CountSource.SPEAKER: 3, CountSource.COORDINATOR: 2}
SOURCES_WITHOUT_REQUEST = {CountSource.COORDINATOR: 3, CountSource.SPEAKER: 2}
SHARE_ESTIMATED = 0.2  # of what a speaker or the coordinator counts
CONFLICT = 5


class Endings:
    """Lets sessions end."""

    def __init__(self, rng: Random, coordinator: User):
        self.rng = rng
        self.coordinator = coordinator

    def of(self, visit: Visit, session: ClassroomSession) -> Part[None]:
        """Let the session end as it was meant."""
        match visit.outcome:
            case Outcome.CANCELLED:
                yield from self._cancelled(visit, session)
            case Outcome.NOT_HELD:
                yield from self._not_held(visit, session)
            case Outcome.HELD | Outcome.HELD_THEN_COUNTED:
                yield from self._held(visit, session)
            case Outcome.COUNTED | Outcome.CONFLICT | Outcome.INVALID:
                yield from self._counted(visit, session, self._soon_after(visit))

    def _cancelled(self, visit: Visit, session: ClassroomSession) -> Part[None]:
        day = add_school_days(visit.day, -self.rng.randint(1, 5))
        now = Clock(self.rng, day).now()
        yield now
        reason = self.rng.choice(WHY_CANCELLED)
        cancel_session(session, who=self._somebody(visit), now=now, reason=reason)

    def _not_held(self, visit: Visit, session: ClassroomSession) -> Part[None]:
        now = Clock(self.rng, visit.day).later(1, 2)
        yield now
        reason = self.rng.choice(WHY_NOT_HELD)
        declare_not_held(session, who=self._somebody(visit), now=now, reason=reason)

    def _held(self, visit: Visit, session: ClassroomSession) -> Part[None]:
        """Somebody says that it took place; the count comes later, or never."""
        clock = Clock(self.rng, visit.day)
        now = clock.later(1, 1)
        yield now
        declare_held(session, who=self._somebody(visit), now=now)
        if visit.outcome is Outcome.HELD_THEN_COUNTED:
            yield from self._counted(visit, session, clock.later(3, 8))

    def _counted(self, visit: Visit, session: ClassroomSession, now: dt.datetime) -> Part[None]:
        yield now
        source = self._source(visit)
        counts = [self._count(group.pk, group.expected_pupils) for group in session.groups.all()]
        self._report(visit, session, counts, source, now)
        if visit.outcome is Outcome.CONFLICT:
            now = Clock(self.rng, local_date(now)).later(1, 2)
            yield now
            others = [GroupCount(count.group, count.pupils - CONFLICT) for count in counts]
            self._report(visit, session, others, CountSource.SPEAKER, now)
        if visit.outcome is Outcome.INVALID:
            now = Clock(self.rng, local_date(now)).later(5, 9)
            yield now
            declare_invalid(session, who=self.coordinator, now=now, reason=WHY_INVALID)

    def _soon_after(self, visit: Visit) -> dt.datetime:
        """Give a time on the day itself, or one of the next school days."""
        if visit.arranged_on <= visit.day and self.rng.random() < 0.6:
            return visit.moment.end + dt.timedelta(minutes=self.rng.randint(30, 240))
        return Clock(self.rng, max(visit.arranged_on, visit.day)).later(1, 5)

    def _source(self, visit: Visit) -> CountSource:
        if visit.outcome is Outcome.CONFLICT:
            return CountSource.TEACHER
        weights = SOURCES if visit.by_request else SOURCES_WITHOUT_REQUEST
        return self.rng.choices(list(weights), list(weights.values()))[0]

    def _count(self, group: int, expected: int) -> GroupCount:
        """Give a count near what was expected, sometimes with pupils who were reached before."""
        pupils = max(1, expected + self.rng.choice([0, 0, -1, -1, -2, -3, 1]))
        already_reached = self.rng.choice([None, 0, 0, 0, 0, self.rng.randint(1, pupils // 3 + 1)])
        return GroupCount(group, pupils, already_reached)

    def _report(
        self,
        visit: Visit,
        session: ClassroomSession,
        counts: list[GroupCount],
        source: CountSource,
        now: dt.datetime,
    ) -> None:
        estimated = source != CountSource.TEACHER and self.rng.random() < SHARE_ESTIMATED
        method = CountMethod.ESTIMATED if estimated else CountMethod.COUNTED
        people = {
            CountSource.TEACHER: visit.teacher.user,
            CountSource.SPEAKER: visit.speakers[0].user,
            CountSource.COORDINATOR: self.coordinator,
        }
        report_counts(session, CountReport(counts, method, source), who=people[source], now=now)

    def _somebody(self, visit: Visit) -> User:
        """Give somebody who may end the session."""
        people = [self.coordinator, visit.speakers[0].user]
        if visit.by_request:
            people.append(visit.teacher.user)
        return self.rng.choice([user for user in people if user is not None])
