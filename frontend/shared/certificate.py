"""The paper that somebody gets for a session: a confirmation, or a proof (R1.25)."""

from functools import partial

from django.http import Http404, HttpResponse
from django.utils import translation
from django.utils.text import slugify
from django.views.decorators.cache import cache_control

from frontend.access import PersonRequest, allow, refused
from frontend.door import Again, Door, logged_in
from frontend.shared.session_page import session_page, visible_session
from sessions.certificates import as_pdf, certificate_for
from sessions.models import ClassroomSession
from youth4coop.refusals import Refusal
from youth4coop.terms import local_date


@cache_control(no_store=True)
@allow("GET")
def session_certificate(request: PersonRequest, pk: int) -> HttpResponse:
    """Give the paper of one's own side as a file."""
    door, session = logged_in(request, "session_detail", pk), visible_session(request.user, pk)
    return certificate(door, session, partial(session_page, door, pk))


def certificate(door: Door, session: ClassroomSession, again: Again) -> HttpResponse:
    """Give the paper of whoever is at the door as a PDF; 409 with `again` before it took place.

    Raises:
        Http404: this person is on neither side of the session.
    """
    try:
        with translation.override(door.who.language):
            paper = certificate_for(session, door.who, today=local_date(door.now))
    except Refusal as refusal:
        return refused(door.request, refusal, again)
    if paper is None:
        raise Http404
    name = f"{slugify(paper.heading)}-{session.day:%Y-%m-%d}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(as_pdf(paper), content_type="application/pdf", headers=headers)
