"""Practical info for the speaker: filled in by the teacher, or by the coordinator on the phone."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frontend.access import PersonRequest, allow, only
from frontend.buttons.sessions import tell
from frontend.door import Door, logged_in
from frontend.shared.forms import PracticalForm
from frontend.shared.session_page import visible_session
from sessions.models import ClassroomSession, practical_of
from sessions.operations.practical import refuse_unless_to_come
from youth4coop.refusals import is_refused
from youth4coop.users.models import UserRole


@only(UserRole.TEACHER, UserRole.COORDINATOR)
@allow("GET", "POST")
def session_practical(request: PersonRequest, pk: int) -> HttpResponse:
    """Look at the practical info, and save it."""
    door, session = logged_in(request, "session_detail", pk), visible_session(request.user, pk)
    to = reverse("session_practical", args=[pk])
    page = partial(practical_page, door, session, to=to, up=door.back)
    if request.method != "POST":
        return page()
    return tell(door, session, PracticalForm(practical_of(session), request.POST), page)


def practical_page(
    door: Door,
    session: ClassroomSession,
    *,
    to: str,
    up: str = "",
    form: PracticalForm | None = None,
) -> HttpResponse:
    """Show the form, with what is known already.

    Args:
        to: the address of its button.
        up: the address of the session's page, where this person can see that.
        form: what was filled in and has to be put right.
    """
    info = practical_of(session)
    context = {
        "session": session,
        "practical": info,
        "form": form or PracticalForm(info),
        "open": not is_refused(lambda: refuse_unless_to_come(session, now=door.now)),
        "to": to,
        "up": up,
        "problems": form.problems() if form else [],
    }
    return render(door.request, "frontend/session/practical_page.html", context)
