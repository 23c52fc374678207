"""The front page."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from frontend.access import allow
from frontend.public.figures import published_sentence
from sessions.figures.periods import Period
from sessions.figures.statistics import statistics
from youth4coop.terms import local_date

FIRST_REPORT = 2019


@login_not_required
@allow("GET")
def home(request: HttpRequest) -> HttpResponse:
    """What Youth4coop is, for a teacher and for a cooperative, with this year's figures."""
    today = local_date(timezone.now())
    first = Period.calendar_year(FIRST_REPORT)
    context = {
        "now": statistics(Period.current("calendar", today), today=today),
        "sentence": published_sentence(first, statistics(first, today=today)),
    }
    return render(request, "frontend/home.html", context)
