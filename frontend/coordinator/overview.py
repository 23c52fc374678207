"""What the coordinator has to do now, most urgent first."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from frontend.access import PersonRequest
from sessions.attention import things_to_do

MOST_SHOWN = 10


def coordinator_overview(request: PersonRequest) -> HttpResponse:
    """Show requests without a session, silent speakers, sessions to count, counts that differ."""
    todo = things_to_do(now=timezone.now(), most=MOST_SHOWN)
    return render(request, "frontend/me/coordinator.html", vars(todo))
