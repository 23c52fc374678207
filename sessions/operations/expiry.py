"""What the passing of time does to invitations, and to other moments that were proposed."""

import datetime as dt

from django.db.models import Max

from sessions.models import Invitation, MomentProposal
from sessions.operations.invitations import expire_invitation
from sessions.operations.proposals import expire_proposal
from youth4coop.refusals import WrongState


def expire_invitations(*, now: dt.datetime) -> int:
    """End each unanswered invitation whose last moment has begun, each in its own transaction.

    One for which other moments wait for the teacher stays.

    Returns:
        how many ended.
    """
    late = (
        Invitation.objects.unanswered()
        .annotate(last_start=Max("moments__start"))
        .filter(last_start__lte=now)
        .exclude(pk__in=MomentProposal.objects.open().values("invitation"))
        .order_by("pk")
    )
    return sum(_expire(invitation, now) for invitation in late)


def _expire(invitation: Invitation, now: dt.datetime) -> bool:
    try:
        expire_invitation(invitation, now=now)
    except WrongState:  # answered in the meantime
        return False
    return True


def expire_proposals(*, now: dt.datetime) -> int:
    """End each proposal that its teacher did not answer in time, each in its own transaction.

    Returns:
        how many ended.
    """
    late = MomentProposal.objects.open().filter(expires_at__lte=now).select_related("invitation")
    return sum(_expire_proposal(proposal, now) for proposal in late)


def _expire_proposal(proposal: MomentProposal, now: dt.datetime) -> bool:
    try:
        expire_proposal(proposal, now=now)
    except WrongState:  # answered in the meantime
        return False
    return True
