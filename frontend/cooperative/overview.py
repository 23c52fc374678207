"""A speaker's own invitations and sessions, and whom the cooperative reached."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from frontend.access import PersonRequest
from frontend.shared.agenda import Agenda
from sessions.figures.filters import Filters
from sessions.figures.periods import Period
from sessions.figures.statistics import statistics
from sessions.models import Invitation, Speaker
from youth4coop.terms import local_date


def speaker_overview(request: PersonRequest) -> HttpResponse:
    """Show open invitations, counts to give, planned sessions, and this year's reach."""
    now = timezone.now()
    today = local_date(now)
    speaker = Speaker.objects.filter(user=request.user).select_related("cooperative").first()
    cooperative = speaker.cooperative_id if speaker else 0
    period = Period.current("calendar", today)
    context = {
        "speaker": speaker,
        "invitations": Invitation.objects.visible_to(request.user).unanswered().with_details(),
        "agenda": Agenda.of(request.user, now),
        "reach": statistics(period, today=today, filters=Filters(cooperative=cooperative)),
    }
    return render(request, "frontend/me/speaker.html", context)
