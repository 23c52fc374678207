"""Moving a planned session together: one side proposes other moments, the other side answers."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from sessions import notices
from sessions.choices import MoveState, Side
from sessions.models import ClassroomSession, MoveMoment, MoveProposal
from sessions.models.moving import LONGEST_MOVE_REASON
from sessions.operations.booking import Taken, refuse_taken
from sessions.operations.meetings import lock_with_request
from sessions.operations.moving import move_session
from sessions.operations.practical import refuse_unless_to_come
from sessions.operations.requests import Moment, clean_moments
from sessions.operations.sides import side_of
from sessions.operations.state import clean_reason, lock
from youth4coop.refusals import NotAllowed, WrongState
from youth4coop.users.models import User
from youth4coop.validation import invalid

MOST_MOVE_MOMENTS = 3


@transaction.atomic
def propose_move(
    session: ClassroomSession,
    moments: list[Moment],
    *,
    who: User,
    now: dt.datetime,
    reason: str = "",
) -> MoveProposal:
    """Ask the other side to move a session; it stays where it is until they choose a moment.

    To propose something else is also an answer: what the other side proposed is then declined.

    Raises:
        ValidationError: at `moments`, `moments.<index>.<field>` or `reason`.
        NotAllowed: this person is on neither side.
        WrongState: see `refuse_unless_movable`; or their last proposal still waits.
    """
    reason = clean_reason(reason, longest=LONGEST_MOVE_REASON)
    moments = _clean_moments(moments, now)
    session, _request = lock_with_request(session)
    side = _side_of(session, who)
    refuse_unless_movable(session, now=now)
    _check_moments(session, moments)
    _make_room(session, side, now=now)
    proposal = _store(session, side, moments, who=who, now=now, reason=reason)
    notices.move_proposed(proposal, who=who, now=now)
    return proposal


@transaction.atomic
def accept_move(
    session: ClassroomSession, moment: MoveMoment, *, who: User, now: dt.datetime
) -> ClassroomSession:
    """Move a session to one of the moments that the other side proposed.

    Raises:
        ValidationError: at `moment`: it is over by now.
        NotAllowed, WrongState: see `_lock_to_answer`.
        Taken: the speaker has another session then by now.
    """
    session, proposal = _lock_to_answer(session, moment.proposal, who=who, now=now)
    if moment not in proposal.moments_left(now):
        raise invalid("moment", _("Kies een van deze momenten."), "invalid_choice")
    _end(proposal, MoveState.ACCEPTED, now=now)
    return move_session(session, moment.start, moment.end, who=who, now=now, reason=proposal.reason)


@transaction.atomic
def decline_move(
    proposal: MoveProposal, *, who: User, now: dt.datetime, answer: str = ""
) -> MoveProposal:
    """Say that none of the moments fits; the session stays where it is.

    Raises:
        ValidationError: at `reason`: too long.
        NotAllowed, WrongState: see `_lock_to_answer`.
    """
    answer = clean_reason(answer, longest=LONGEST_MOVE_REASON)
    _session, proposal = _lock_to_answer(proposal.session, proposal, who=who, now=now)
    _end(proposal, MoveState.DECLINED, now=now, answer=answer)
    notices.move_declined(proposal, who=who, now=now)
    return proposal


@transaction.atomic
def withdraw_move(proposal: MoveProposal, *, who: User, now: dt.datetime) -> MoveProposal:
    """Take one's own proposal back.

    Raises:
        NotAllowed: the other side made it.
        WrongState: it waits for no answer any more.
    """
    session, _request = lock_with_request(proposal.session)
    proposal = lock(proposal)
    if _side_of(session, who) != proposal.side:
        raise NotAllowed(_("Alleen wie dit voorstelde, trekt het in."))
    _refuse_unless_waiting(session, proposal, now)
    _end(proposal, MoveState.WITHDRAWN, now=now)
    return proposal


def waiting_move(session: ClassroomSession, *, now: dt.datetime) -> MoveProposal | None:
    """Give the proposal that waits for an answer, with its moments."""
    found = session.move_proposals.filter(state=MoveState.OPEN).prefetch_related("moments").first()
    return found if found and found.waits(session, now) else None


def refuse_unless_movable(session: ClassroomSession, *, now: dt.datetime) -> None:
    """Raise WrongState unless the session is to come, and has a teacher and one speaker.

    Others are arranged by the coordinator, who moves them too.
    """
    refuse_unless_to_come(session, now=now)
    if session.request is None or len(session.session_speakers.all()) != 1:
        raise WrongState(_("Mail ons om deze sessie te verplaatsen."))


def _clean_moments(moments: list[Moment], now: dt.datetime) -> list[Moment]:
    if len(moments) > MOST_MOVE_MOMENTS:
        raise invalid("moments", _("Kies één tot drie momenten."), "number_of_moments")
    return clean_moments(moments, now)


def _side_of(session: ClassroomSession, who: User) -> Side:
    if (side := side_of(session, who)) is None:
        raise NotAllowed(_("Alleen de leerkracht en de spreker stellen een ander moment voor."))
    return side


def _check_moments(session: ClassroomSession, moments: list[Moment]) -> None:
    """Raise ValidationError at a moment that the session has, or at which its speaker is taken."""
    speakers = list(session.speakers.all())
    for index, moment in enumerate(moments):
        field = f"moments.{index}.start"
        if (moment.start, moment.end) == (session.start, session.end):
            raise invalid(field, _("De sessie staat al op dit moment."), "same")
        try:
            refuse_taken(speakers, moment.start, moment.end, apart_from=session)
        except Taken as taken:
            raise ValidationError({field: [str(taken.message)]}) from taken


def _make_room(session: ClassroomSession, side: Side, *, now: dt.datetime) -> None:
    """End the proposal that is open, which the new one answers or makes needless."""
    proposal = session.move_proposals.filter(state=MoveState.OPEN).first()
    if proposal is None:
        return
    waits = proposal.waits(session, now)
    if waits and proposal.side == side:
        raise WrongState(_("Je vorige voorstel wacht nog op antwoord. Trek het eerst in."))
    _end(proposal, MoveState.DECLINED if waits else MoveState.LAPSED, now=now)


def _store(
    session: ClassroomSession,
    side: Side,
    moments: list[Moment],
    *,
    who: User,
    now: dt.datetime,
    reason: str,
) -> MoveProposal:
    proposal = MoveProposal.objects.create(
        session=session,
        side=side,
        proposed_by=who,
        sequence=session.sequence,
        reason=reason,
        proposed_at=now,
    )
    MoveMoment.objects.bulk_create(
        MoveMoment(proposal=proposal, start=moment.start, end=moment.end) for moment in moments
    )
    return proposal


def _lock_to_answer(
    session: ClassroomSession, proposal: MoveProposal, *, who: User, now: dt.datetime
) -> tuple[ClassroomSession, MoveProposal]:
    """Lock both, for somebody of the other side.

    Raises:
        NotAllowed: this person proposed it, or is on neither side.
        WrongState: it waits for no answer any more.
    """
    session, _request = lock_with_request(session)
    proposal = lock(proposal)
    if _side_of(session, who) == proposal.side:
        raise NotAllowed(_("Dit is je eigen voorstel. De andere antwoordt erop."))
    _refuse_unless_waiting(session, proposal, now)
    return session, proposal


def _refuse_unless_waiting(
    session: ClassroomSession, proposal: MoveProposal, now: dt.datetime
) -> None:
    if not proposal.waits(session, now):
        raise WrongState(_("Dit voorstel wacht niet meer op antwoord."))


def _end(proposal: MoveProposal, state: str, *, now: dt.datetime, answer: str = "") -> None:
    proposal.state, proposal.answered_at, proposal.answer = state, now, answer
    proposal.save(update_fields=["state", "answered_at", "answer"])
