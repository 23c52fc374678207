"""What the tests of two people at once do again and again."""

from sessions.models import (
    ClassroomSession,
    Invitation,
    SessionRequest,
    SessionSpeaker,
    Transition,
)
from sessions.operations.invitations import accept_invitation
from tests.factories import MOMENT_END, MOMENT_START, NOW
from youth4coop.mail.models import OutboxMail
from youth4coop.refusals import Refusal

TIMES = 100
SOME_TIMES = 20


def accept(invitation):
    moment = invitation.moments.get()
    return lambda: accept_invitation(invitation, moment, who=None, now=NOW)


def start_again():
    """Undo what accepting did, the quick way."""
    Transition.objects.all().delete()
    OutboxMail.objects.all().delete()
    SessionSpeaker.objects.all().delete()
    ClassroomSession.groups.through.objects.all().delete()
    ClassroomSession.objects.all().delete()
    Invitation.objects.update(state="sent", answered_at=None)
    SessionRequest.objects.update(state="invited")


def refusals(outcomes):
    return [outcome.code for outcome in outcomes if isinstance(outcome, Refusal)]


def move_back(one, other, starts):
    """Undo what moving and cancelling did, the quick way."""
    Transition.objects.all().delete()
    OutboxMail.objects.all().delete()
    for session, start in zip((one, other), starts, strict=True):
        hours = {"start": start, "end": start + (MOMENT_END - MOMENT_START)}
        ClassroomSession.objects.filter(pk=session.pk).update(state="planned", sequence=0, **hours)
        SessionSpeaker.objects.filter(session=session).update(booked=True, **hours)
