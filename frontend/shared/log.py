"""The log of a request, session or registration, in words."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from sessions.choices import InvitationState, RegistrationState, RequestState, SessionState
from sessions.models import ClassroomSession, Registration, SessionRequest, Transition
from youth4coop.users.models import User


@dataclass(frozen=True)
class Line:
    """One change: of what, to which state, by whom, when and why."""

    at: dt.datetime
    what: str
    state: str | Promise
    who: User | None
    reason: str


def log_of_request(request: SessionRequest) -> list[Line]:
    """Give every change of the request, its invitations and its sessions, newest first."""
    return _lines(Q(request=request) | Q(invitation__request=request) | Q(session__request=request))


def log_of_session(session: ClassroomSession) -> list[Line]:
    """Give every change of the session, newest first."""
    return _lines(Q(session=session))


def log_of_registration(registration: Registration) -> list[Line]:
    """Give every change of the registration, newest first."""
    return _lines(Q(registration=registration))


def _lines(condition: Q) -> list[Line]:
    rows = Transition.objects.filter(condition).select_related("who", "invitation__speaker")
    return [_line(row) for row in rows.order_by("-at", "-pk")]


def _line(row: Transition) -> Line:
    if row.invitation:
        what = _("Uitnodiging van %(speaker)s") % {"speaker": row.invitation.speaker.name}
        state = InvitationState(row.to_state).label
    elif row.session_id:
        what, state = _("Sessie"), SessionState(row.to_state).label
    elif row.registration_id:
        what, state = _("Inschrijving"), RegistrationState(row.to_state).label
    else:
        what, state = _("Aanvraag"), RequestState(row.to_state).label
    return Line(row.at, what, state, row.who, row.reason)
