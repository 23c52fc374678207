"""The same speaker once more: a new request with all the answers of an earlier one (R1.09)."""

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from frontend.access import PersonRequest, allow, only
from frontend.public import draft as drafts
from frontend.public.answers import answers_of
from frontend.public.draft import Draft
from frontend.public.steps import MOMENTS, WISHES, YOU
from frontend.shared.session_page import visible_session
from sessions.models import ClassroomSession, SessionRequest
from youth4coop.users.models import UserRole


@only(UserRole.TEACHER)
@allow("GET", "POST")
def session_again(request: PersonRequest, pk: int) -> HttpResponse:
    """Show what would be asked again, or begin that request: only its moments are missing."""
    session = visible_session(request.user, pk)
    if request.method == "POST":
        return ask_again(request, session, now=timezone.now())
    return again_page(request, session, to=request.path)


def again_page(request: HttpRequest, session: ClassroomSession, *, to: str) -> HttpResponse:
    """Show what would be asked again; `to` is the address of the button."""
    context = {"session": session, "to": to}
    return render(request, "frontend/session/again.html", context)


def ask_again(request: HttpRequest, session: ClassroomSession, *, now: dt.datetime) -> HttpResponse:
    """Begin a request like that of a session that was given, and lead to its moments.

    Args:
        session: with its details, of a request of the one who asks again.
    """
    if not session.was_given or session.request is None or not session.school.active:
        messages.error(request, _("Dat kan niet voor deze sessie. Begin een nieuwe aanvraag."))
        return redirect("request_new")
    draft = _draft_like(session, session.request, now)
    drafts.save(request, draft, now=now)
    return redirect(draft.address("request_step", MOMENTS.name))


def _draft_like(session: ClassroomSession, wish: SessionRequest, now: dt.datetime) -> Draft:
    """Give its answers without the moments, with its speaker and cooperatives as the wish."""
    answers = answers_of(wish, now=now)
    answers.pop(MOMENTS.name, None)
    rows = list(session.session_speakers.all())
    approved = {row.cooperative_id for row in rows if row.cooperative.approved_at}
    speaker = next((row.speaker for row in rows if row.speaker.active), None)
    answers[WISHES.name] |= {
        "preferred_cooperatives": [str(key) for key in sorted(approved)],
        "same_speaker": ["on"] if speaker else [],
    }
    teacher = wish.teacher
    you = {"name": teacher.name, "email": teacher.email, "phone": teacher.phone}
    answers[YOU.name] = {name: [value] for name, value in you.items()}
    return Draft(session.school, answers, speaker=speaker)
