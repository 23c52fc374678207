"""Mails about other moments for a planned session, to the side that has to know."""

import datetime as dt
from collections.abc import Iterator

from sessions.models import MoveProposal
from sessions.notices.meetings import tell
from sessions.notices.people import both_sides, in_language
from sessions.notices.post import Recipient
from sessions.notices.values import moment_in_words
from sessions.notices.variables import Value
from youth4coop.users.models import User


def move_proposed(proposal: MoveProposal, *, who: User | None, now: dt.datetime) -> None:
    """Ask the other side to choose one of the moments."""
    session, number = proposal.session, proposal.pk
    for side, to in _sides(proposal, own=False):
        with in_language(to):
            moments = [moment_in_words(one.start, one.end) for one in proposal.moments.all()]
        extra: dict[str, Value] = {"moments": moments, "reason": proposal.reason}
        tell(f"move_proposed_{side}", session, to, who=who, now=now, extra=extra, round=number)


def move_declined(proposal: MoveProposal, *, who: User | None, now: dt.datetime) -> None:
    """Tell who proposed it that no moment fits, and that the session stays where it is."""
    session, number = proposal.session, proposal.pk
    for side, to in _sides(proposal, own=True):
        extra: dict[str, Value] = {"reason": proposal.answer}
        tell(f"move_declined_{side}", session, to, who=who, now=now, extra=extra, round=number)


def _sides(proposal: MoveProposal, *, own: bool) -> Iterator[tuple[str, Recipient]]:
    for side, to in both_sides(proposal.session):
        if (side == proposal.side) == own:
            yield side, to
