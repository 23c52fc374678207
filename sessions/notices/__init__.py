"""Which mail goes to whom, and when: called by the operations inside their transaction."""

from sessions.notices.invitations import (
    invitation_passed_on,
    invitation_sent,
    invitation_withdrawn,
)
from sessions.notices.meetings import (
    session_cancelled,
    session_moved,
    session_planned,
    session_restored,
)
from sessions.notices.moves import move_declined, move_proposed
from sessions.notices.my_data import my_data_asked, new_address_asked
from sessions.notices.proposals import moments_proposed, moments_refused
from sessions.notices.registrations import (
    colleague_invited,
    registration_approved,
    registration_confirmed,
    registration_received,
    registration_refused,
)
from sessions.notices.requests import (
    request_confirmed,
    request_received,
    request_unfulfilled,
    request_withdrawn,
)

__all__ = [
    "colleague_invited",
    "invitation_passed_on",
    "invitation_sent",
    "invitation_withdrawn",
    "moments_proposed",
    "moments_refused",
    "move_declined",
    "move_proposed",
    "my_data_asked",
    "new_address_asked",
    "registration_approved",
    "registration_confirmed",
    "registration_received",
    "registration_refused",
    "request_confirmed",
    "request_received",
    "request_unfulfilled",
    "request_withdrawn",
    "session_cancelled",
    "session_moved",
    "session_planned",
    "session_restored",
]
