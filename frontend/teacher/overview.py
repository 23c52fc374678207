"""A teacher's own requests and sessions, what they need first."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from frontend.access import PersonRequest
from frontend.shared.agenda import Agenda
from sessions.choices import RequestState
from sessions.models import MomentProposal, SessionRequest

STILL_OPEN = (RequestState.UNCONFIRMED, *RequestState.wanting)
# The others have a session, which stands on the page already.
ENDED_WITHOUT = (RequestState.WITHDRAWN, RequestState.UNFULFILLED)


def teacher_overview(request: PersonRequest) -> HttpResponse:
    """Show counts to give, planned sessions, open requests, and what is past."""
    wishes = list(SessionRequest.objects.visible_to(request.user).with_details())
    context = {
        "agenda": Agenda.of(request.user, timezone.now()),
        "proposals": MomentProposal.objects.visible_to(request.user).open().with_details(),
        "open": [wish for wish in wishes if wish.state in STILL_OPEN],
        "ended": [wish for wish in wishes if wish.state in ENDED_WITHOUT],
    }
    return render(request, "frontend/me/teacher.html", context)
