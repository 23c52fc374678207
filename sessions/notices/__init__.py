"""Which mail goes to whom, and when: called by the operations inside their transaction."""

from sessions.notices.invitations import invitation_sent, invitation_withdrawn
from sessions.notices.meetings import (
    session_cancelled,
    session_moved,
    session_planned,
    session_restored,
)
from sessions.notices.requests import (
    request_confirmed,
    request_received,
    request_unfulfilled,
    request_withdrawn,
)

__all__ = [
    "invitation_sent",
    "invitation_withdrawn",
    "request_confirmed",
    "request_received",
    "request_unfulfilled",
    "request_withdrawn",
    "session_cancelled",
    "session_moved",
    "session_planned",
    "session_restored",
]
