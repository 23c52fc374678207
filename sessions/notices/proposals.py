"""Mails about other moments that a speaker proposes, to the teacher who chooses and back."""

import datetime as dt

from sessions.models import MomentProposal
from sessions.notices.compose import compose
from sessions.notices.people import speaker_as_recipient, teacher_as_recipient
from sessions.notices.post import post


def moments_proposed(proposal: MomentProposal, *, now: dt.datetime) -> None:
    """Ask the teacher to choose one of the moments, or none."""
    to = teacher_as_recipient(proposal.invitation.request.teacher)
    post(compose("proposal_sent", proposal, to, now=now), to, now=now)


def moments_refused(proposal: MomentProposal, *, now: dt.datetime) -> None:
    """Tell the speaker that no moment was chosen, and ask for a yes or no."""
    to = speaker_as_recipient(proposal.invitation.speaker)
    post(compose("proposal_refused", proposal, to, now=now), to, now=now)
