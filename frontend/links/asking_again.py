"""The same speaker once more, for the teacher of an earlier session."""

from django.http import HttpResponse

from frontend.links.visit import DeadLink, Visit, its_session
from frontend.public.again import again_page, ask_again
from sessions.models import ClassroomSession
from youth4coop.users.models import UserRole


def page(visit: Visit) -> HttpResponse:
    """Show what would be asked again."""
    return again_page(visit.request, _session(visit), to=visit.to("kiezen"))


def begin(visit: Visit) -> HttpResponse:
    """Begin that request: only its moments are missing."""
    return ask_again(visit.request, _session(visit), now=visit.now)


def _session(visit: Visit) -> ClassroomSession:
    session, side = its_session(visit)
    if side != UserRole.TEACHER:
        raise DeadLink
    return session
