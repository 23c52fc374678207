"""When people are reminded: before a session, of its count, of an invitation (R1.17, R1.20, R7.09).

A schedule is a pure function of the thing and the settings. What is not due yet stands in the
outbox, where the coordinator can read, change or stop it; just before it goes it is asked once
more whether it is still wanted.
"""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from django.conf import settings

from sessions.choices import InvitationState, ProposalState, SessionState
from sessions.models import ClassroomSession, Invitation, MomentProposal
from sessions.notices.people import both_sides, speaker_as_recipient, teacher_as_recipient
from sessions.notices.post import Recipient
from youth4coop.mail.quiet import Audience, add_mail_days, allowed_from
from youth4coop.terms import BRUSSELS, add_school_days, local_date

STAGES = ("meet", "practical", "tomorrow")
BEFORE_SESSION = {f"{stage}_{side}" for stage in STAGES for side in ("teacher", "speaker")}
OF_COUNT = {"count_teacher", "count_reminder_teacher", "count_speaker"}
THANKS = {"thanks_teacher", "thanks_speaker"}
REMINDERS = BEFORE_SESSION | OF_COUNT | THANKS | {"invitation_reminder", "proposal_reminder"}

AFTER_LESSON = dt.timedelta(minutes=30)
# A count that comes this late is an old list being entered: nobody is thanked for it any more.
THANKS_WITHIN = dt.timedelta(days=30)


class Due(NamedTuple):
    """One mail that will be wanted at a moment; `round` tells apart the mails of one kind."""

    purpose: str
    to: Recipient
    at: dt.datetime
    round: int = 0


def invitation_schedule(invitation: Invitation) -> Iterator[Due]:
    """Give the reminders of an invitation: after 3 and 6 working days, while it can be accepted.

    They go to whoever it waits for: nobody, while the teacher chooses among other moments.
    """
    if invitation.state != InvitationState.SENT or invitation.open_proposal:
        return
    to = speaker_as_recipient(invitation.addressee)
    last = max(moment.start for moment in invitation.moments.all())
    for number, days in enumerate(settings.INVITATION_REMINDERS):
        at = _morning(add_mail_days(local_date(invitation.sent_at), days, "speaker"))
        if at < last:
            yield Due("invitation_reminder", to, at, number)


def proposal_schedule(proposal: MomentProposal) -> Iterator[Due]:
    """Give the one reminder to a teacher who chooses among other moments."""
    if proposal.state != ProposalState.OPEN:
        return
    days = settings.INVITATION_REMINDERS[0]
    at = _morning(add_mail_days(local_date(proposal.proposed_at), days, "teacher"))
    if at < proposal.expires_at:
        to = teacher_as_recipient(proposal.invitation.request.teacher)
        yield Due("proposal_reminder", to, at)


def session_schedule(session: ClassroomSession) -> Iterator[Due]:
    """Give the mails around a session, as it stands now."""
    if session.state == SessionState.PLANNED:
        yield from _before(session)
    if session.state in SessionState.uncounted:
        yield from _counting(session)
    if session.state == SessionState.COUNTED:
        yield from _thanks(session)


def _before(session: ClassroomSession) -> Iterator[Due]:
    """Give the reminders before a session (R1.17)."""
    for side, to in both_sides(session):
        for stage, at in _days_before(session, _audience(side)):
            if at < session.start:
                yield Due(f"{stage}_{side}", to, at, session.sequence)


def _days_before(
    session: ClassroomSession, audience: Audience
) -> Iterator[tuple[str, dt.datetime]]:
    """Give each stage with its moment; a holiday brings it forward, each stage on its own day."""
    far, near, last = settings.SESSION_REMINDERS
    wanted = [session.day - dt.timedelta(days=far), session.day - dt.timedelta(days=near)]
    day = add_mail_days(session.day, -last, audience)
    yield STAGES[-1], _morning(day)
    for stage, before in zip(reversed(STAGES[:-1]), reversed(wanted), strict=True):
        latest = add_mail_days(day, -1, audience)
        day = min(latest, add_mail_days(before + dt.timedelta(days=1), -1, audience))
        yield stage, _morning(day)


def _counting(session: ClassroomSession) -> Iterator[Due]:
    """Give the asks for a count: on the day itself, and later to whoever has not answered."""
    people = list(both_sides(session))
    teachers = [to for side, to in people if side == "teacher"]
    first, second, speakers_turn = settings.COUNT_REMINDERS
    on_the_day = _asking_time(session)
    for to in teachers:
        yield Due("count_teacher", to, allowed_from(on_the_day, "teacher"))
        for number, days in enumerate((first, second)):
            at = _at(add_school_days(session.day, days), settings.COUNT_ASK_AT)
            yield Due("count_reminder_teacher", to, allowed_from(at, "teacher"), number)
    turns = [speakers_turn] if teachers else [0, first, second]
    for to in (to for side, to in people if side == "speaker"):
        for number, later in enumerate(turns):
            at = _at(add_school_days(session.day, later), settings.COUNT_ASK_AT)
            yield Due("count_speaker", to, allowed_from(max(at, on_the_day), "speaker"), number)


def _asking_time(session: ClassroomSession) -> dt.datetime:
    """Give 16:30 that day, or half an hour after a later end (R1.20)."""
    return max(_at(session.day, settings.COUNT_ASK_AT), session.end + AFTER_LESSON)


def _thanks(session: ClassroomSession) -> Iterator[Due]:
    """Give the thanks on the working day after the first count (R1.26)."""
    counted_at = min(count.counted_at for count in session.counts.all())
    if counted_at > session.end + THANKS_WITHIN:
        return
    for side, to in both_sides(session):
        day = add_mail_days(local_date(counted_at), 1, _audience(side))
        yield Due(f"thanks_{side}", to, _morning(day))


def _audience(side: str) -> Audience:
    return "teacher" if side == "teacher" else "speaker"


def _morning(day: dt.date) -> dt.datetime:
    return _at(day, settings.MAIL_MORNING)


def _at(day: dt.date, time: dt.time) -> dt.datetime:
    return dt.datetime.combine(day, time, tzinfo=BRUSSELS)
