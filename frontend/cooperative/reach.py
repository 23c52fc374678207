"""Whom a cooperative and its speaker reached: this year, all years, and one for a report."""

import datetime as dt

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from frontend.access import PersonRequest, allow
from frontend.cooperative.team import own_cooperative
from frontend.public.figures import KINDS
from sessions.figures.own import OwnReach, own_history, own_reach, own_sessions
from sessions.figures.periods import Period
from sessions.models import ClassroomSession, Cooperative, Speaker
from sessions.report.own_sentence import own_sentences
from youth4coop.terms import local_date


@allow("GET")
def reach(request: PersonRequest, pk: int) -> HttpResponse:
    """This year, and every year since the first session."""
    cooperative = own_cooperative(request.user, pk)
    today = local_date(timezone.now())
    speaker = Speaker.objects.filter(user=request.user, cooperative=cooperative).first()
    context = {
        "cooperative": cooperative,
        "speaker": speaker,
        "years": _history(cooperative, today),
        "own": _history(speaker, today) if speaker else [],
    }
    return render(request, "frontend/team/reach.html", context)


@allow("GET")
def reach_year(request: PersonRequest, pk: int, kind: str, label: str) -> HttpResponse:
    """One year on one page, to print or to copy into the own annual report."""
    cooperative = own_cooperative(request.user, pk)
    period = _period(kind, label)
    row = own_reach(cooperative, period, today=local_date(timezone.now()))
    told = list(own_sessions(cooperative, period).prefetch_related("session_speakers"))
    in_list = sum(session.pupils or 0 for session in told)
    context = {
        "cooperative": cooperative,
        "reach": row,
        "sentences": own_sentences(cooperative.name, row).as_dict(),
        "told": told,
        "changed": (row.sessions, row.pupils) != (len(told), in_list),
        "has_duo": any(_is_duo(session, cooperative) for session in told),
    }
    return render(request, "frontend/team/reach_year.html", context)


def _is_duo(session: ClassroomSession, cooperative: Cooperative) -> bool:
    rows = session.session_speakers.all()
    return any(row.cooperative_id != cooperative.pk for row in rows)


def _history(who: Cooperative | Speaker, today: dt.date) -> list[tuple[str, list[OwnReach]]]:
    """Give the years of each kind, by the name that stands in addresses, the latest first."""
    return [
        (name, list(reversed(own_history(who, kind, today=today)))) for name, kind in KINDS.items()
    ]


def _period(kind: str, label: str) -> Period:
    try:
        return Period.parse(KINDS[kind], label)
    except (KeyError, ValueError):
        raise Http404 from None
