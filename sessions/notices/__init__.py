"""Which mail goes to whom, and when: called by the operations inside their transaction."""

from sessions.notices.invitations import invitation_sent, invitation_withdrawn
from sessions.notices.meetings import session_cancelled, session_planned
from sessions.notices.requests import request_confirmed, request_received, request_unfulfilled

__all__ = [
    "invitation_sent",
    "invitation_withdrawn",
    "request_confirmed",
    "request_received",
    "request_unfulfilled",
    "session_cancelled",
    "session_planned",
]
