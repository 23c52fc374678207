"""One session: look, count, and say whether it goes on. For everybody who sees it."""

from functools import partial

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils.translation import gettext as _

from frontend.access import PersonRequest, allow
from frontend.buttons import sessions as buttons
from frontend.door import Again, Door, logged_in
from frontend.shared.evaluation_forms import evaluation_form
from frontend.shared.forms import CountSheet
from frontend.shared.session_page import session_page, visible_session
from sessions.models import ClassroomSession
from sessions.operations.sides import side_of
from youth4coop.users.models import UserRole


@allow("GET")
def session_detail(request: PersonRequest, pk: int) -> HttpResponse:
    """What, when, where and who, with what can be done now."""
    return session_page(_door(request, pk), pk)


@allow("POST")
def session_count(request: PersonRequest, pk: int) -> HttpResponse:
    """Store how many pupils there were."""
    door, session, again = _at(request, pk)
    side = UserRole(request.user.role)
    sheet = CountSheet(list(session.groups.all()), side, request.POST)
    return buttons.count(door, session, sheet, again)


@allow("POST")
def session_held(request: PersonRequest, pk: int) -> HttpResponse:
    """Store somebody's word that it took place; the count can follow."""
    return buttons.held(*_at(request, pk))


@allow("POST")
def session_cancel(request: PersonRequest, pk: int) -> HttpResponse:
    """Cancel it before it begins."""
    return buttons.cancel(*_at(request, pk))


@allow("POST")
def session_restore(request: PersonRequest, pk: int) -> HttpResponse:
    """Undo that it was cancelled."""
    return buttons.restore(*_at(request, pk))


@allow("POST")
def session_not_held(request: PersonRequest, pk: int) -> HttpResponse:
    """Say afterwards that it did not take place."""
    return buttons.not_held(*_at(request, pk))


@allow("POST")
def session_undo(request: PersonRequest, pk: int) -> HttpResponse:
    """Undo that it did not take place."""
    return buttons.undo(*_at(request, pk))


@allow("POST")
def session_evaluate(request: PersonRequest, pk: int) -> HttpResponse:
    """Store how it was, from somebody who was there."""
    door, session, again = _at(request, pk)
    if (side := side_of(session, door.who)) is None:
        raise PermissionDenied(_("Alleen wie er was, vertelt hoe het was."))
    return buttons.evaluate(
        door, session, evaluation_form(session, side, door.who, request.POST), again
    )


def _door(request: PersonRequest, pk: int) -> Door:
    return logged_in(request, "session_detail", pk)


def _at(request: PersonRequest, pk: int) -> tuple[Door, ClassroomSession, Again]:
    door = _door(request, pk)
    return door, visible_session(request.user, pk), partial(session_page, door, pk)
