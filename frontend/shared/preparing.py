"""How teacher and speaker get ready for a session that is planned (R1.16)."""

from collections.abc import Mapping
from functools import partial

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from frontend.access import PersonRequest, allow
from frontend.buttons.sessions import need
from frontend.door import Again, Door, logged_in
from frontend.shared.forms import NeedsForm
from frontend.shared.session_page import Actions, visible_session
from sessions.models import ClassroomSession, practical_of
from sessions.operations.sides import own_row
from sessions.outline import outline
from youth4coop.users.models import UserRole


@allow("GET")
def session_prepare(request: PersonRequest, pk: int) -> HttpResponse:
    """Look at what to prepare."""
    _door, _session, page = _at(request, pk)
    return page()


@allow("POST")
def session_needs(request: PersonRequest, pk: int) -> HttpResponse:
    """Store what the speaker needs."""
    door, session, page = _at(request, pk)
    return need(door, session, page)


def _at(request: PersonRequest, pk: int) -> tuple[Door, ClassroomSession, Again]:
    door, session = logged_in(request, "session_prepare", pk), visible_session(request.user, pk)
    if door.who.is_coordinator:
        raise PermissionDenied(_("Deze pagina is voor de leerkracht en de spreker."))
    to = {name: reverse(f"session_{name}", args=[pk]) for name in ("practical", "needs")}
    up, side = reverse("session_detail", args=[pk]), UserRole(door.who.role)
    return door, session, partial(prepare_page, door, session, side, to=to, up=up)


def prepare_page(
    door: Door,
    session: ClassroomSession,
    side: UserRole,
    *,
    to: Mapping[str, str],
    up: str,
    form: NeedsForm | None = None,
) -> HttpResponse:
    """Show the preparation of one side.

    Args:
        to: the addresses of what can be done from here.
        up: the address of the session's page.
        form: what was filled in and has to be put right.
    """
    row = own_row(session, door.who)
    actions = Actions.of(session, door.who, door.now)
    context = {
        "session": session,
        "side": side,
        "actions": actions.only("practical", "prepare"),
        "contacts": session.shares_contacts(door.now),
        "practical": practical_of(session),
        "steps": outline(session.start, session.end),
        "row": row,
        "form": form or (NeedsForm(initial={"needs": row.needs}) if row else None),
        "may_tell": row is not None and session.start > door.now,
        "to": to,
        "up": up,
        "problems": form.problems() if form else [],
    }
    return render(door.request, "frontend/session/prepare.html", context)
