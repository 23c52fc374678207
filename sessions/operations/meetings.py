"""What happens to a session: enter, cancel, held, not held, invalid."""

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from schools.models import School
from schools.operations import GroupWish, add_groups
from sessions import notices
from sessions.choices import Channel, Format, InvitationState, RequestState, SessionState
from sessions.models import ClassroomSession, Programme, SessionRequest, Speaker
from sessions.operations.booking import book, book_again, free, lock_speakers, refuse_taken
from sessions.operations.closing import refuse_closed_year, refuse_historic_year
from sessions.operations.hours import clean_hours
from sessions.operations.state import clean_reason, lock, log, move
from sessions.operations.undoing import refuse_undo
from youth4coop.refusals import WrongState
from youth4coop.terms import SchoolYear
from youth4coop.users.models import User
from youth4coop.validation import invalid


@dataclass(frozen=True)
class SessionEntry:
    """A session as the coordinator enters it, without a request.

    A reason is needed once its year is closed.
    """

    school: School
    speakers: list[Speaker]
    start: dt.datetime
    end: dt.datetime
    groups: list[GroupWish]
    format: str = Format.IN_CLASS
    channel: str = Channel.DIRECT
    programme: Programme | None = None
    reason: str = ""


@transaction.atomic
def enter_session(entry: SessionEntry, *, who: User, now: dt.datetime) -> ClassroomSession:
    """Store a session that was arranged otherwise, in the past or to come.

    Raises:
        ValidationError: at the field concerned.
        Taken: one of the speakers has another session then.
        Gone: one of the speakers was erased.
        YearClosed: the figures of that year are sealed, and no reason is given.
        HistoricYear: that year has historic figures, and no reason is given.
    """
    reason = clean_reason(entry.reason)
    _check_speakers(entry.speakers)
    session = _new_session(entry)
    refuse_closed_year(session.calendar_year, reason=reason)
    refuse_historic_year(session.calendar_year, reason=reason)
    lock_speakers(entry.speakers)
    refuse_taken(entry.speakers, session.start, session.end)
    session.full_clean()
    session.save()
    year = SchoolYear(session.school_year)
    session.groups.set(add_groups(school=entry.school, school_year=year, wishes=entry.groups))
    book(session, entry.speakers)
    log(session, "", who=who, now=now, reason=reason)
    return session


def _check_speakers(speakers: list[Speaker]) -> None:
    if not speakers:
        raise invalid("speakers", _("Kies minstens één spreker."), "required")
    if len(set(speakers)) < len(speakers):
        raise invalid("speakers", _("Kies elke spreker één keer."), "double")


def _new_session(entry: SessionEntry) -> ClassroomSession:
    session = ClassroomSession(
        school=entry.school,
        format=entry.format,
        channel=entry.channel,
        programme=entry.programme,
    )
    session.place_in_time(*clean_hours(entry.start, entry.end))
    return session


@transaction.atomic
def cancel_session(
    session: ClassroomSession, *, who: User, now: dt.datetime, reason: str
) -> ClassroomSession:
    """Cancel a planned session; its request opens again unless the teacher cancelled.

    Raises:
        ValidationError: at `reason`: empty or too long.
        WrongState: it has begun, or has ended otherwise.
    """
    reason = clean_reason(reason, required=True)
    session, request = lock_with_request(session)
    if session.start <= now:
        raise WrongState(_("De sessie is al begonnen. Meld dat ze niet doorging."))
    _end(session, SessionState.CANCELLED, who=who, now=now, reason=reason)
    if request is not None:
        to_state = RequestState.WITHDRAWN if who.is_teacher else RequestState.OPEN
        _release(request, to_state, who=who, now=now, reason=reason)
    notices.session_cancelled(session, who=who, now=now)
    return session


@transaction.atomic
def declare_not_held(
    session: ClassroomSession, *, who: User, now: dt.datetime, reason: str
) -> ClassroomSession:
    """Record that a session did not take place although nobody cancelled it.

    Raises:
        ValidationError: at `reason`: empty or too long.
        WrongState: it has not begun, or has ended otherwise.
    """
    reason = clean_reason(reason, required=True)
    session, request = lock_with_request(session)
    refuse_unless_begun(session, now)
    _end(session, SessionState.NOT_HELD, who=who, now=now, reason=reason)
    if request is not None:
        _release(request, RequestState.UNFULFILLED, who=who, now=now, reason=reason)
    return session


@transaction.atomic
def undo_not_held(session: ClassroomSession, *, who: User, now: dt.datetime) -> ClassroomSession:
    """Undo that a session did not take place: session and request are again as they were.

    Raises:
        WrongState, NotTheirs: see `refuse_unless_undoable`; or the request went on otherwise.
        Taken: one of the speakers has another session at that moment by now.
    """
    session, request = lock_with_request(session)
    refuse_unless_undoable(session, who=who, now=now)
    before = _state_before(session)
    book_again(session)
    session.ended_reason, session.ended_at = "", None
    move(session, before, who=who, now=now, also=("ended_reason", "ended_at"))
    if request is not None:
        _take_back(request, held=before == SessionState.HELD, who=who, now=now)
    return session


def refuse_unless_undoable(session: ClassroomSession, *, who: User, now: dt.datetime) -> None:
    """Raise unless this person said in the last 24 hours that it did not take place.

    Raises:
        WrongState: nobody said so, or longer ago.
        NotTheirs: somebody else did.
    """
    if session.state != SessionState.NOT_HELD:
        raise WrongState(_("Niemand zei dat deze sessie niet doorging."))
    refuse_undo(session, SessionState.NOT_HELD, who=who, now=now)


def _state_before(session: ClassroomSession) -> str:
    return session.transitions.filter(to_state=SessionState.NOT_HELD).latest("pk").from_state


def _take_back(request: SessionRequest, *, held: bool, who: User, now: dt.datetime) -> None:
    """Give a request its session back, with the invitation that led to it."""
    if request.state != RequestState.UNFULFILLED:
        raise WrongState(_("De aanvraag is intussen al verder."))
    withdrawn = request.invitations.filter(
        state=InvitationState.WITHDRAWN, transitions__from_state=InvitationState.ACCEPTED
    )
    move(request, RequestState.DONE if held else RequestState.PLANNED, who=who, now=now)
    for invitation in withdrawn.order_by("-transitions__pk")[:1]:
        move(invitation, InvitationState.ACCEPTED, who=who, now=now)


@transaction.atomic
def declare_held(session: ClassroomSession, *, who: User, now: dt.datetime) -> ClassroomSession:
    """Record somebody's word that the session took place; the count is still to come.

    Raises:
        WrongState: it has not begun, or has ended otherwise.
    """
    session, request = lock_with_request(session)
    refuse_unless_begun(session, now)
    if session.state == SessionState.NOT_HELD:  # leads back only for who said so
        raise WrongState(_("Iemand zei dat deze sessie niet doorging."))
    move(session, SessionState.HELD, who=who, now=now)
    close_request(request, who=who, now=now)
    return session


@transaction.atomic
def declare_invalid(
    session: ClassroomSession, *, who: User, now: dt.datetime, reason: str
) -> ClassroomSession:
    """Take a counted session out of the figures; its counts stay (counting rule 5).

    Since there is always a reason, this is possible in a closed year too: the seal stays as it is
    until the year is revised (counting rule 6).

    Raises:
        ValidationError: at `reason`: empty or too long.
        WrongState: it is not counted.
    """
    reason = clean_reason(reason, required=True)
    session, _request = lock_with_request(session)
    _end(session, SessionState.INVALID, who=who, now=now, reason=reason)
    return session


def refuse_unless_begun(session: ClassroomSession, now: dt.datetime) -> None:
    """Raise WrongState when the session has not begun."""
    if session.start > now:
        raise WrongState(_("De sessie is nog niet begonnen."))


def close_request(request: SessionRequest | None, *, who: User | None, now: dt.datetime) -> None:
    """Mark the request of a held or counted session as done, once."""
    if request is not None and request.state == RequestState.PLANNED:
        move(request, RequestState.DONE, who=who, now=now)


def lock_with_request(
    session: ClassroomSession,
) -> tuple[ClassroomSession, SessionRequest | None]:
    """Lock the request before the session: the order that accepting an invitation has too."""
    request = lock(session.request) if session.request else None
    return lock(session), request


def _end(
    session: ClassroomSession, state: str, *, who: User, now: dt.datetime, reason: str
) -> None:
    session.ended_reason, session.ended_at = reason, now
    session.sequence += 1
    also = ("ended_reason", "ended_at", "sequence")
    move(session, state, who=who, now=now, reason=reason, also=also)
    free(session)


def _release(
    request: SessionRequest, to_state: str, *, who: User, now: dt.datetime, reason: str
) -> None:
    """Withdraw the accepted invitation and send the request on."""
    for invitation in request.invitations.filter(state=InvitationState.ACCEPTED):
        move(invitation, InvitationState.WITHDRAWN, who=who, now=now, reason=reason)
    move(request, to_state, who=who, now=now, reason=reason)
