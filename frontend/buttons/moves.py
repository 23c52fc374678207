"""What the buttons do that give a planned session another moment."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from frontend.access import act, refused
from frontend.door import Again, Door
from frontend.forms import NoForm
from frontend.shared.move_forms import ChooseMoveForm, MoveSheet, NoMoveForm
from sessions.models import ClassroomSession, MoveProposal
from sessions.operations.moving import move_session
from sessions.operations.proposing import (
    accept_move,
    decline_move,
    propose_move,
    waiting_move,
    withdraw_move,
)
from youth4coop.refusals import WrongState


def propose(door: Door, session: ClassroomSession, sheet: MoveSheet, again: Again) -> HttpResponse:
    """Ask the other side whether one of these moments fits."""
    return act(
        door.request,
        sheet,
        lambda: propose_move(
            session, sheet.moments(), who=door.who, now=door.now, reason=sheet.cleaned["reason"]
        ),
        done=_("Je voorstel is verstuurd. Tot er een antwoord is, blijft de sessie waar ze staat."),
        back=door.back,
        again=lambda: again(sheet=sheet),
    )


def move(door: Door, session: ClassroomSession, sheet: MoveSheet, again: Again) -> HttpResponse:
    """Give the session another moment at once: who arranged it with both sides does so."""

    def move_now() -> ClassroomSession:
        [moment] = sheet.moments()
        why = sheet.cleaned["reason"]
        return move_session(
            session, moment.start, moment.end, who=door.who, now=door.now, reason=why
        )

    return act(
        door.request,
        sheet,
        move_now,
        done=_("De sessie is verplaatst. We mailen het iedereen die erbij hoort."),
        back=door.back,
        again=lambda: again(sheet=sheet),
    )


def accept(door: Door, session: ClassroomSession, again: Again) -> HttpResponse:
    """Choose one of the moments: the session moves at once."""
    if (proposal := _seen(door, session)) is None:
        return _too_late(door, again)
    form = ChooseMoveForm(proposal, door.now, door.request.POST)
    return act(
        door.request,
        form,
        lambda: accept_move(session, form.cleaned_data["moment"], who=door.who, now=door.now),
        done=_("De sessie is verplaatst. We mailen het iedereen die erbij hoort."),
        back=door.back,
        again=lambda: again(choose=form),
    )


def decline(door: Door, session: ClassroomSession, again: Again) -> HttpResponse:
    """Say that none of the moments fits."""
    if (proposal := _seen(door, session)) is None:
        return _too_late(door, again)
    form = NoMoveForm(door.request.POST, prefix="no_move")
    return act(
        door.request,
        form,
        lambda: decline_move(
            proposal, who=door.who, now=door.now, answer=form.cleaned_data["reason"]
        ),
        done=_("Je antwoord is verstuurd. De sessie blijft waar ze staat."),
        back=door.back,
        again=lambda: again(no_move=form),
    )


def withdraw(door: Door, session: ClassroomSession, again: Again) -> HttpResponse:
    """Take one's own proposal back."""
    if (proposal := _seen(door, session)) is None:
        return _too_late(door, again)
    return act(
        door.request,
        NoForm(door.request.POST),
        lambda: withdraw_move(proposal, who=door.who, now=door.now),
        done=_("Je voorstel is ingetrokken. De sessie blijft waar ze staat."),
        back=door.back,
        again=again,
    )


def _seen(door: Door, session: ClassroomSession) -> MoveProposal | None:
    """Give the proposal that waits, where it is the one that this person's page showed."""
    proposal = waiting_move(session, now=door.now)
    is_it = proposal is not None and door.request.POST.get("proposal") == str(proposal.pk)
    return proposal if is_it else None


def _too_late(door: Door, again: Again) -> HttpResponse:
    refusal = WrongState(_("Dit voorstel wacht niet meer op antwoord."))
    return refused(door.request, refusal, again)
