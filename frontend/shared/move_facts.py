"""What a session's page shows of the other moments that somebody proposed."""

from dataclasses import dataclass

from frontend.door import Door
from frontend.shared.move_forms import ChooseMoveForm, NoMoveForm
from frontend.sheets import PageForm, Sheet
from frontend.templatetags.words import from_to
from sessions.choices import SessionState, Side
from sessions.models import ClassroomSession, MoveProposal
from sessions.operations.proposing import waiting_move
from youth4coop.terms import school_hours_remarks

# The buttons at a proposal that waits for an answer.
ANSWERS = ("move_accept", "move_decline", "move_withdraw")


@dataclass(frozen=True)
class MoveFacts:
    """A proposal that waits, and what one may do with it: take it back, or answer it.

    Args:
        remarks: what is unusual about its moments, such as a holiday.
    """

    proposal: MoveProposal
    is_own: bool
    is_asked: bool
    remarks: list[str]
    choose: PageForm | Sheet
    no_move: PageForm | Sheet


def move_facts(
    door: Door, session: ClassroomSession, own: Side | None, **filled: PageForm | Sheet
) -> MoveFacts | None:
    """Give the proposal that waits for an answer, for somebody on this side or on none."""
    to_come = session.state == SessionState.PLANNED and session.start > door.now
    proposal = waiting_move(session, now=door.now) if to_come else None
    if proposal is None:
        return None
    return MoveFacts(
        proposal=proposal,
        is_own=own == proposal.side,
        is_asked=own is not None and own != proposal.side,
        remarks=_remarks(door, proposal),
        choose=filled.get("choose") or ChooseMoveForm(proposal, door.now),
        no_move=filled.get("no_move") or NoMoveForm(prefix="no_move"),
    )


def _remarks(door: Door, proposal: MoveProposal) -> list[str]:
    return [
        f"{from_to(moment)} {remark.text}"
        for moment in proposal.moments_left(door.now)
        for remark in school_hours_remarks(moment.start, moment.end)
    ]
