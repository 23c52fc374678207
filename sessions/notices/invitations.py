"""Mails about an invitation, to whoever it waits for."""

import datetime as dt

from sessions.choices import InvitationState
from sessions.models import Invitation, Speaker
from sessions.notices.compose import compose
from sessions.notices.people import speaker_as_recipient
from sessions.notices.post import post
from youth4coop.users.models import User


def invitation_sent(invitation: Invitation, *, now: dt.datetime) -> None:
    """Ask the speaker, or the contact person who decides who comes, in one sentence."""
    purpose = "invitation_contact" if invitation.contact_id else "invitation_sent"
    _tell(purpose, invitation, invitation.addressee, now=now)


def invitation_passed_on(
    invitation: Invitation, *, before: Speaker | None, who: User | None, now: dt.datetime
) -> None:
    """Ask the colleague, and tell who had it before; nobody is told what they did themselves."""
    round_ = invitation.transitions.filter(to_state=InvitationState.SENT).count()
    if before is not None and not _is(before, who):
        _tell("invitation_withdrawn", invitation, before, now=now, round=round_)
    if not _is(invitation.speaker, who):
        _tell("invitation_passed_on", invitation, invitation.speaker, now=now, round=round_)


def invitation_withdrawn(invitation: Invitation, *, now: dt.datetime) -> None:
    """Tell that no answer is needed any more."""
    _tell("invitation_withdrawn", invitation, invitation.addressee, now=now)


def _is(speaker: Speaker, who: User | None) -> bool:
    return who is not None and speaker.user_id == who.pk


def _tell(
    purpose: str, invitation: Invitation, speaker: Speaker, *, now: dt.datetime, round: int = 0
) -> None:
    to = speaker_as_recipient(speaker)
    post(compose(purpose, invitation, to, now=now, round=round), to, now=now)
