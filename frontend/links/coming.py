"""A session to come, from its mail: move it, prepare it, tell what the other has to know."""

from functools import partial

from django.http import HttpResponse

from frontend.buttons import moves
from frontend.buttons.sessions import need, tell
from frontend.links.sessions import page as session_page
from frontend.links.visit import DeadLink, Visit, already, its_session
from frontend.shared.forms import NeedsForm, PracticalForm
from frontend.shared.moving import move_page, move_sheet
from frontend.shared.practical import practical_page
from frontend.shared.preparing import prepare_page
from sessions.choices import MoveState
from sessions.models import ClassroomSession, practical_of
from sessions.operations.sides import own_row
from youth4coop.users.models import UserRole


def move(visit: Visit) -> HttpResponse:
    """Show the form for other moments, or propose them."""
    session, _side = its_session(visit)
    page = partial(move_page, visit, session, to=visit.to("verplaatsen"))
    if visit.request.method != "POST":
        return page()
    sheet = move_sheet(visit.who, visit.now, visit.request.POST)
    return moves.propose(visit, session, sheet, page)


def accept(visit: Visit) -> HttpResponse:
    """Choose one of the moments that the other side proposed."""
    session, _side = its_session(visit)
    if _is_ended(session, MoveState.ACCEPTED):
        return already(visit, session_page)
    return moves.accept(visit, session, partial(session_page, visit))


def decline(visit: Visit) -> HttpResponse:
    """Say that none of them fits."""
    session, _side = its_session(visit)
    if _is_ended(session, MoveState.DECLINED):
        return already(visit, session_page)
    return moves.decline(visit, session, partial(session_page, visit))


def withdraw(visit: Visit) -> HttpResponse:
    """Take one's own proposal back."""
    session, _side = its_session(visit)
    if _is_ended(session, MoveState.WITHDRAWN):
        return already(visit, session_page)
    return moves.withdraw(visit, session, partial(session_page, visit))


def _is_ended(session: ClassroomSession, state: str) -> bool:
    """Tell whether the last proposal ended so: the button was pressed before."""
    last = session.move_proposals.last()
    return last is not None and last.state == state


def prepare(visit: Visit) -> HttpResponse:
    """Show what to prepare, or store what the speaker needs."""
    session, side = its_session(visit)
    to = {"practical": visit.part("praktisch"), "needs": visit.to("nodig")}
    page = partial(prepare_page, visit, session, side, to=to, up=visit.back)
    if visit.request.method != "POST":
        return page()
    if (row := own_row(session, visit.who)) is None:
        raise DeadLink
    if NeedsForm(visit.request.POST)["needs"].data == row.needs:
        return already(visit, lambda _visit: page())
    return need(visit, session, page)


def practical(visit: Visit) -> HttpResponse:
    """Show the practical info for the teacher to fill in, or store it."""
    session, side = its_session(visit)
    if side != UserRole.TEACHER:
        raise DeadLink
    to = visit.to("praktisch")
    page = partial(practical_page, visit, session, to=to, up=visit.back)
    if visit.request.method != "POST":
        return page()
    form = PracticalForm(practical_of(session), visit.request.POST)
    if form.repeats():
        return already(visit, lambda _visit: page())
    return tell(visit, session, form, page)
