"""Give a planned session another moment: ask the other side, or answer what they ask."""

import datetime as dt
from functools import partial

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from frontend.access import PersonRequest, allow
from frontend.buttons import moves as buttons
from frontend.door import Again, Door, logged_in
from frontend.shared.move_forms import MoveSheet
from frontend.shared.session_page import Actions, session_page, visible_session
from frontend.sheets import Posted
from sessions.models import ClassroomSession
from sessions.operations.proposing import MOST_MOVE_MOMENTS, waiting_move
from sessions.operations.sides import side_of
from youth4coop.terms import local_date
from youth4coop.users.models import User


@allow("GET", "POST")
def session_move(request: PersonRequest, pk: int) -> HttpResponse:
    """Look at the form, and propose other moments; a coordinator moves the session at once."""
    door, session = logged_in(request, "session_detail", pk), visible_session(request.user, pk)
    if not door.who.is_coordinator and side_of(session, door.who) is None:
        raise PermissionDenied(_("Alleen wie komt of les heeft, stelt een ander moment voor."))
    page = partial(move_page, door, session, to=reverse("session_move", args=[pk]))
    if request.method != "POST":
        return page()
    press = buttons.move if door.who.is_coordinator else buttons.propose
    return press(door, session, move_sheet(door.who, door.now, request.POST), page)


@allow("POST")
def session_move_accept(request: PersonRequest, pk: int) -> HttpResponse:
    """Choose one of the moments that the other side proposed."""
    return buttons.accept(*_at(request, pk))


@allow("POST")
def session_move_decline(request: PersonRequest, pk: int) -> HttpResponse:
    """Say that none of them fits."""
    return buttons.decline(*_at(request, pk))


@allow("POST")
def session_move_withdraw(request: PersonRequest, pk: int) -> HttpResponse:
    """Take one's own proposal back."""
    return buttons.withdraw(*_at(request, pk))


def _at(request: PersonRequest, pk: int) -> tuple[Door, ClassroomSession, Again]:
    door = logged_in(request, "session_detail", pk)
    return door, visible_session(request.user, pk), partial(session_page, door, pk)


def move_sheet(who: User, now: dt.datetime, data: Posted = None) -> MoveSheet:
    """Give the form of this person: one moment for a coordinator, who chooses for both."""
    return MoveSheet(1 if who.is_coordinator else MOST_MOVE_MOMENTS, local_date(now), data)


def move_page(
    door: Door, session: ClassroomSession, *, to: str, sheet: MoveSheet | None = None
) -> HttpResponse:
    """Show the form.

    Args:
        to: the address of its button.
        sheet: what was filled in and has to be put right.
    """
    proposal = waiting_move(session, now=door.now)
    context = {
        "session": session,
        "sheet": sheet or move_sheet(door.who, door.now),
        "open": Actions.of(session, door.who, door.now).move,
        "own": side_of(session, door.who),
        "proposal": proposal,
        "to": to,
        "up": door.back,
        "problems": sheet.problems() if sheet else [],
    }
    return render(door.request, "frontend/session/move_page.html", context)
