"""What the coordinator has to do now, most urgent first."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from frontend.access import PersonRequest
from sessions.choices import SessionState
from sessions.models import ClassroomSession, Invitation, SessionRequest
from youth4coop.terms import local_date

MOST_SHOWN = 10
# Enough to sort out whose next moment comes first when early moments are over.
MOST_READ = 100


@dataclass(frozen=True)
class Waiting:
    """A request without a session; `days` until its next moment, None when all are over."""

    wish: SessionRequest
    days: int | None
    pupils: int


def coordinator_overview(request: PersonRequest) -> HttpResponse:
    """Show requests without a session, silent speakers, sessions to count, counts that differ."""
    now = timezone.now()
    wanting = SessionRequest.objects.wanting_speaker()
    invitations = Invitation.objects.unanswered()
    to_count = ClassroomSession.objects.awaiting_count(now)
    conflicts = ClassroomSession.objects.filter(state=SessionState.COUNTED, count_in_conflict=True)
    context = {
        "waiting": _most_urgent(now),
        "waiting_in_all": wanting.count(),
        "invitations": invitations.with_details().order_by("sent_at")[:MOST_SHOWN],
        "invitations_in_all": invitations.count(),
        "to_count": to_count.with_details()[:MOST_SHOWN],
        "to_count_in_all": to_count.count(),
        "conflicts": conflicts.with_details(),
    }
    return render(request, "frontend/me/coordinator.html", context)


def _most_urgent(now: dt.datetime) -> list[Waiting]:
    """Give those with the fewest days left, and of those the ones with the most pupils, first."""
    wishes = SessionRequest.objects.wanting_speaker().with_urgency(now).with_details()
    soonest = wishes.order_by(F("first_moment"))[:MOST_READ]
    waiting = [_waiting(wish, now) for wish in soonest]
    return sorted(waiting, key=_urgency)[:MOST_SHOWN]


def _waiting(wish: SessionRequest, now: dt.datetime) -> Waiting:
    to_come = [moment.start for moment in wish.moments.all() if moment.start > now]
    days = (local_date(min(to_come)) - local_date(now)).days if to_come else None
    return Waiting(wish, days, sum(group.expected_pupils for group in wish.groups.all()))


def _urgency(waiting: Waiting) -> tuple[int, int]:
    return (-1 if waiting.days is None else waiting.days, -waiting.pupils)
