"""The front page."""

import datetime as dt

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from frontend.access import allow
from frontend.public.about import about
from frontend.public.figures import published_sentence
from frontend.public.structured import site_data
from sessions.catalogue import offered_themes
from sessions.figures.periods import Period
from sessions.figures.results import PeriodStatistics
from sessions.figures.series import all_periods
from sessions.figures.statistics import statistics
from youth4coop.terms import local_date

THEMES_SHOWN = 3


@login_not_required
@allow("GET")
def home(request: HttpRequest) -> HttpResponse:
    """What Youth4coop is: for a teacher, for a cooperative, and for who looks at the figures."""
    today = local_date(timezone.now())
    published = _last_published(today)
    context = {
        "about": about(
            request,
            _("Een ondernemer voor je klas"),
            _("Ondernemers uit coöperaties vertellen in de klas hoe ze samen ondernemen. Gratis."),
        ),
        "structured": site_data(),
        "themes": offered_themes()[:THEMES_SHOWN],
        "now": statistics(Period.current("calendar", today), today=today),
        "published": published,
        "sentence": published
        and published_sentence(Period.parse_calendar(published.period), published),
    }
    return render(request, "frontend/home.html", context)


def _last_published(today: dt.date) -> PeriodStatistics | None:
    """Give the last calendar year whose figures stand in a report; None where there is none."""
    rows = all_periods("calendar", today=today)
    last = next((row for row in reversed(rows) if row.status != "provisional"), None)
    return statistics(Period.parse_calendar(last.period), today=today) if last else None
