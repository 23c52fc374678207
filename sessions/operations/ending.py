"""What nobody has to answer any more."""

import datetime as dt

from sessions.choices import ProposalState
from sessions.models import Invitation


def drop_proposals(invitation: Invitation, *, now: dt.datetime) -> None:
    """End the proposal of other moments that still waits, once its locked invitation goes on."""
    invitation.proposals.open().update(state=ProposalState.WITHDRAWN, answered_at=now)
