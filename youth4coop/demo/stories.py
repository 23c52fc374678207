"""How it goes from a request to a session, with the operations that people use."""

import datetime as dt
from random import Random

from schools.models import Teacher
from sessions.choices import RequestState
from sessions.models import ClassroomSession, Invitation, SessionRequest, Speaker
from sessions.operations.invitations import (
    accept_invitation,
    decline_invitation,
    expire_invitation,
    invite,
)
from sessions.operations.meetings import SessionEntry, enter_session
from sessions.operations.requests import (
    Moment,
    RequestWish,
    confirm_request,
    give_up_request,
    submit_request,
    withdraw_request,
)
from youth4coop.demo.endings import Endings
from youth4coop.demo.hours import Clock
from youth4coop.demo.timeline import Part, Story
from youth4coop.demo.visit import Outcome, Visit
from youth4coop.terms import local_date
from youth4coop.users.models import User

ONE_HOUR = dt.timedelta(hours=1)
SHARE_BY_MAIL = 0.3
# Asking takes two days at most, being refused four, and a yes five.
SCHOOL_DAYS_TO_ARRANGE = 10

WHY_WITHDRAWN = ["We vonden zelf iemand.", "De les valt weg.", "Die week zijn er toch examens."]
WHY_DECLINED = ["", "Dan ben ik op verlof.", "Dat is me te ver.", "Die week zit al vol."]
WHY_GIVEN_UP = "Niemand kon op deze momenten."


class Stories:
    """Tells stories, each with the coordinator in the middle."""

    def __init__(self, rng: Random, coordinator: User):
        self.rng = rng
        self.coordinator = coordinator
        self.endings = Endings(rng, coordinator)

    def of_visit(self, visit: Visit) -> Story:
        """Tell how a session came about and how it ended."""
        if not visit.by_request:
            session = yield from self._entered(visit)
            yield from self.endings.of(visit, session)
            return
        clock = Clock(self.rng, visit.arranged_on)
        request = yield from self._asked(visit.teacher, visit.wish, clock)
        if visit.declining:
            refusal = yield from self._invited(request, visit.declining, visit.wish.moments, clock)
            yield from self._declined(refusal, clock)
        session = yield from self._accepted(visit, request, clock)
        yield from self.endings.of(visit, session)
        if visit.outcome is Outcome.CANCELLED:
            yield from self._given_up(request, Clock(self.rng, visit.day))

    def withdrawn(self, visit: Visit) -> Story:
        """Tell of a teacher who asks and then needs nobody."""
        clock = Clock(self.rng, visit.arranged_on)
        request = yield from self._asked(visit.teacher, visit.wish, clock)
        now = clock.later(1, 6)
        yield now
        reason = self.rng.choice(WHY_WITHDRAWN)
        withdraw_request(request, who=visit.teacher.user, now=now, reason=reason)

    def unfulfilled(self, visit: Visit) -> Story:
        """Tell of a speaker who does not answer, and a request for which nobody is found."""
        clock = Clock(self.rng, visit.arranged_on)
        request = yield from self._asked(visit.teacher, visit.wish, clock)
        [speaker] = visit.speakers
        invitation = yield from self._invited(request, speaker, visit.wish.moments, clock)
        too_late = max(moment.start for moment in visit.wish.moments)
        yield too_late
        expire_invitation(invitation, now=too_late)
        yield from self._given_up(request, Clock(self.rng, local_date(too_late)))

    def waiting(
        self,
        teacher: Teacher,
        wish: RequestWish,
        asked_on: dt.date,
        *,
        invited: dict[Speaker, list[Moment]] | None = None,
        refused: bool = False,
    ) -> Story:
        """Tell of a request that is still open; those invited have not answered, or said no."""
        clock = Clock(self.rng, asked_on)
        request = yield from self._asked(teacher, wish, clock)
        for speaker, moments in (invited or {}).items():
            invitation = yield from self._invited(request, speaker, moments, clock)
            if refused:
                yield from self._declined(invitation, clock)

    def unconfirmed(self, teacher: Teacher, wish: RequestWish, asked_on: dt.date) -> Story:
        """Tell of a teacher who asks without logging in and has not opened the mail."""
        now = Clock(self.rng, asked_on).now()
        yield now
        submit_request(school=teacher.school, teacher=teacher, wish=wish, who=None, now=now)

    def _asked(self, teacher: Teacher, wish: RequestWish, clock: Clock) -> Part[SessionRequest]:
        """A teacher asks, logged in or by confirming from the mail."""
        now = clock.now()
        yield now
        by_mail = self.rng.random() < SHARE_BY_MAIL
        request = submit_request(
            school=teacher.school,
            teacher=teacher,
            wish=wish,
            who=None if by_mail else teacher.user,
            now=now,
        )
        if by_mail:
            yield now + ONE_HOUR
            confirm_request(request, who=None, now=now + ONE_HOUR)
        return request

    def _invited(
        self, request: SessionRequest, speaker: Speaker, offered: list[Moment], clock: Clock
    ) -> Part[Invitation]:
        now = clock.later(1, 2)
        yield now
        moments = list(request.moments.filter(start__in=[moment.start for moment in offered]))
        return invite(request, speaker, moments, who=self.coordinator, now=now)

    def _declined(self, invitation: Invitation, clock: Clock) -> Part[None]:
        now = clock.later(1, 2)
        yield now
        reason = self.rng.choice(WHY_DECLINED)
        decline_invitation(invitation, who=invitation.speaker.user, now=now, reason=reason)

    def _accepted(
        self, visit: Visit, request: SessionRequest, clock: Clock
    ) -> Part[ClassroomSession]:
        [speaker] = visit.speakers
        invitation = yield from self._invited(request, speaker, visit.wish.moments, clock)
        now = clock.later(1, 3)
        yield now
        moment = request.moments.get(start=visit.moment.start)
        return accept_invitation(invitation, moment, who=speaker.user, now=now)

    def _entered(self, visit: Visit) -> Part[ClassroomSession]:
        """The coordinator enters a session that was arranged by telephone or elsewhere."""
        now = Clock(self.rng, visit.arranged_on).now()
        yield now
        entry = SessionEntry(
            school=visit.school,
            speakers=visit.speakers,
            start=visit.moment.start,
            end=visit.moment.end,
            groups=visit.wish.groups,
            format=visit.wish.format,
            channel=visit.wish.channel,
            programme=visit.wish.programme,
        )
        return enter_session(entry, who=self.coordinator, now=now)

    def _given_up(self, request: SessionRequest, clock: Clock) -> Part[None]:
        """The coordinator gives up a request that stands open after its last moment."""
        now = clock.later(1, 2)
        yield now
        request.refresh_from_db(fields=["state"])
        if request.state == RequestState.OPEN:
            give_up_request(request, who=self.coordinator, now=now, reason=WHY_GIVEN_UP)
