"""Practical info for the speaker, from the teacher."""

from functools import partial

from django.http import HttpResponse

from frontend.buttons.sessions import tell
from frontend.links.visit import DeadLink, Visit, already, its_session
from frontend.shared.forms import PracticalForm
from frontend.shared.practical import practical_page
from sessions.models import ClassroomSession, practical_of
from youth4coop.users.models import UserRole


def page(visit: Visit) -> HttpResponse:
    """Show the form, with what is known already."""
    return practical_page(visit, _session(visit), to=visit.to("bewaren"))


def give(visit: Visit) -> HttpResponse:
    """Store what was filled in; the same once more is nothing new."""
    session = _session(visit)
    form = PracticalForm(practical_of(session), visit.request.POST)
    if form.repeats():
        return already(visit, page)
    again = partial(practical_page, visit, session, to=visit.to("bewaren"))
    return tell(visit, session, form, again)


def _session(visit: Visit) -> ClassroomSession:
    session, side = its_session(visit)
    if side != UserRole.TEACHER:
        raise DeadLink
    return session
