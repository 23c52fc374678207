"""A session gets another time, or takes place after all."""

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from sessions import notices
from sessions.choices import InvitationState, RequestState, SessionState
from sessions.models import ClassroomSession, SessionRequest
from sessions.models.moving import LONGEST_MOVE_REASON
from sessions.operations.booking import lock_speakers, rebook, refuse_taken
from sessions.operations.hours import clean_hours
from sessions.operations.meetings import lock_with_request
from sessions.operations.requests import Moment, withdraw_open_invitations
from sessions.operations.state import clean_reason, move
from youth4coop.refusals import WrongState
from youth4coop.terms.in_words import hours, short_day
from youth4coop.users.models import User
from youth4coop.validation import invalid

RESTORE_WITHIN = dt.timedelta(hours=24)


@transaction.atomic
def move_session(
    session: ClassroomSession,
    start: dt.datetime,
    end: dt.datetime,
    *,
    who: User | None,
    now: dt.datetime,
    reason: str = "",
) -> ClassroomSession:
    """Give a planned session another time; its speakers and groups stay.

    Raises:
        ValidationError: at `start` or `end`: no such hours, in the past, or those that it has; at
            `reason`: too long.
        WrongState: it has begun, or has ended.
        Taken: one of its speakers has another session then.
        Gone: one of its speakers was erased.
    """
    reason = clean_reason(reason, longest=LONGEST_MOVE_REASON)
    start, end = clean_hours(start, end)
    session, _request = lock_with_request(session)
    _refuse_unless_to_come(session, SessionState.PLANNED, now)
    _check_new_hours(session, start, end, now)
    _refuse_speakers_taken(session, start, end)
    old = Moment(session.start, session.end)
    session.place_in_time(start, end)
    also = ("start", "end", "day", "calendar_year", "school_year")
    _plan(session, also, who=who, now=now, reason=f"{_was(old)} {reason}".strip())
    notices.session_moved(session, old=old, who=who, now=now)
    return session


@transaction.atomic
def restore_session(
    session: ClassroomSession, *, who: User | None, now: dt.datetime
) -> ClassroomSession:
    """Undo a cancellation; the request and the accepted invitation are as they were before.

    Raises:
        WrongState: it is not cancelled, or longer than a day ago; its time has come; or its request
            has gone another way since.
        Taken: one of its speakers has another session then.
        Gone: one of its speakers was erased.
    """
    session, request = lock_with_request(session)
    _refuse_unless_to_come(session, SessionState.CANCELLED, now)
    _refuse_too_late(session, now)
    if request is not None:
        _refuse_unless_free(request, session)
    _refuse_speakers_taken(session, session.start, session.end)
    if request is not None:
        _plan_again(request, who=who, now=now)
    session.ended_reason, session.ended_at = "", None
    _plan(session, ("ended_reason", "ended_at"), who=who, now=now)
    notices.session_restored(session, who=who, now=now)
    return session


def _refuse_unless_to_come(session: ClassroomSession, state: str, now: dt.datetime) -> None:
    """Raise WrongState unless the session is in the state, and its time is still to come."""
    if session.state != state:
        raise WrongState(
            _("Dat kan niet meer: de toestand is nu “%(state)s”.")
            % {"state": SessionState(session.state).label}
        )
    if session.start <= now:
        raise WrongState(_("Dat kan niet meer: het moment van deze sessie is voorbij."))


def _check_new_hours(
    session: ClassroomSession, start: dt.datetime, end: dt.datetime, now: dt.datetime
) -> None:
    if start <= now:
        raise invalid("start", _("Kies een moment in de toekomst."), "in_the_past")
    if (start, end) == (session.start, session.end):
        raise invalid("start", _("De sessie staat al op dit moment."), "same")


def _refuse_speakers_taken(session: ClassroomSession, start: dt.datetime, end: dt.datetime) -> None:
    speakers = list(session.speakers.all())
    lock_speakers(speakers)
    refuse_taken(speakers, start, end, apart_from=session)


def _was(old: Moment) -> str:
    """Write the old moment in the language of those who read the log."""
    with translation.override(settings.LANGUAGE_CODE):
        moment = f"{short_day(old.start)}, {hours(old.start, old.end)}"
        return _("Was %(moment)s") % {"moment": moment}


def _plan(
    session: ClassroomSession,
    also: tuple[str, ...],
    *,
    who: User | None,
    now: dt.datetime,
    reason: str = "",
) -> None:
    """Store a session as planned at its hours, with one more change for calendars to follow."""
    session.sequence += 1
    move(session, SessionState.PLANNED, who=who, now=now, reason=reason, also=(*also, "sequence"))
    rebook(session)


def _refuse_too_late(session: ClassroomSession, now: dt.datetime) -> None:
    if session.ended_at is None or now > session.ended_at + RESTORE_WITHIN:
        raise WrongState(_("Ongedaan maken kan tot 24 uur na het annuleren."))


def _refuse_unless_free(request: SessionRequest, session: ClassroomSession) -> None:
    """Raise WrongState where the request went on without this session.

    It may be withdrawn by the cancellation itself, but not by its teacher afterwards.
    """
    if request.teacher.erased_at is not None:
        raise WrongState(_("Wie dit vroeg, is gewist. Deze sessie komt niet terug."))
    if request.sessions.order_by("pk").last() != session:
        raise WrongState(_("Deze aanvraag kreeg intussen een andere sessie."))
    came_from = request.transitions.order_by("pk").values_list("from_state", flat=True).last()
    withdrawn_with_it = (
        request.state == RequestState.WITHDRAWN and came_from == RequestState.PLANNED
    )
    if not withdrawn_with_it and request.state not in RequestState.wanting:
        raise WrongState(
            _("Dat kan niet meer: de aanvraag is nu “%(state)s”.")
            % {"state": RequestState(request.state).label}
        )


def _plan_again(request: SessionRequest, *, who: User | None, now: dt.datetime) -> None:
    """Withdraw who was asked instead, and take back the yes that led to the last session."""
    withdraw_open_invitations(request, who=who, now=now)
    accepted = request.invitations.filter(transitions__from_state=InvitationState.ACCEPTED)
    invitation = accepted.order_by("transitions__pk").last()
    if invitation is not None:
        move(invitation, InvitationState.ACCEPTED, who=who, now=now)
    move(request, RequestState.PLANNED, who=who, now=now)
