"""What the passing of time does to invitations."""

import datetime as dt

from django.db.models import Max

from sessions.models import Invitation
from sessions.operations.invitations import expire_invitation
from youth4coop.refusals import WrongState


def expire_invitations(*, now: dt.datetime) -> int:
    """End each unanswered invitation whose last moment has begun, each in its own transaction.

    Returns:
        how many ended.
    """
    late = (
        Invitation.objects.unanswered()
        .annotate(last_start=Max("moments__start"))
        .filter(last_start__lte=now)
        .order_by("pk")
    )
    return sum(_expire(invitation, now) for invitation in late)


def _expire(invitation: Invitation, now: dt.datetime) -> bool:
    try:
        expire_invitation(invitation, now=now)
    except WrongState:  # answered in the meantime
        return False
    return True
