"""Which mail goes to whom, and when: called by the operations inside their transaction."""

from sessions.notices.invitations import invitation_sent, invitation_withdrawn
from sessions.notices.meetings import (
    session_cancelled,
    session_moved,
    session_planned,
    session_restored,
)
from sessions.notices.my_data import my_data_asked, new_address_asked
from sessions.notices.requests import (
    request_confirmed,
    request_received,
    request_unfulfilled,
    request_withdrawn,
)

__all__ = [
    "invitation_sent",
    "invitation_withdrawn",
    "my_data_asked",
    "new_address_asked",
    "request_confirmed",
    "request_received",
    "request_unfulfilled",
    "request_withdrawn",
    "session_cancelled",
    "session_moved",
    "session_planned",
    "session_restored",
]
