"""Mails about an invitation, to its speaker."""

import datetime as dt

from sessions.models import Invitation
from sessions.notices.compose import compose
from sessions.notices.people import speaker_as_recipient
from sessions.notices.post import post


def invitation_sent(invitation: Invitation, *, now: dt.datetime) -> None:
    """Ask the speaker, in one sentence with town, level, pupils and goal."""
    _tell("invitation_sent", invitation, now=now)


def invitation_withdrawn(invitation: Invitation, *, now: dt.datetime) -> None:
    """Tell the speaker that no answer is needed any more."""
    _tell("invitation_withdrawn", invitation, now=now)


def _tell(purpose: str, invitation: Invitation, *, now: dt.datetime) -> None:
    to = speaker_as_recipient(invitation.speaker)
    post(compose(purpose, invitation, to, now=now), to, now=now)
