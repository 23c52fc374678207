"""The page of one session, with what this person can do on it now."""

import datetime as dt
from dataclasses import dataclass
from typing import Any, Self

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from frontend.access import PersonRequest
from frontend.forms import ReasonForm, reason_form
from frontend.shared.forms import CountSheet
from frontend.shared.log import log_of_session
from frontend.sheets import Problem
from sessions.choices import SessionState
from sessions.models import ClassroomSession
from youth4coop.users.models import User

REASONS = ("cancel", "not_held", "invalid")


@dataclass(frozen=True)
class Actions:
    """What somebody who sees the session may do with it at this moment."""

    count: bool
    cancel: bool
    not_held: bool
    held: bool
    invalid: bool

    @classmethod
    def of(cls, session: ClassroomSession, user: User, now: dt.datetime) -> Self:
        begun = session.start <= now
        uncounted = session.state in SessionState.uncounted
        counted = session.state == SessionState.COUNTED
        return cls(
            count=begun and (uncounted or counted),
            cancel=not begun and session.state == SessionState.PLANNED,
            not_held=begun and uncounted,
            held=begun and session.state == SessionState.PLANNED,
            invalid=counted and user.is_coordinator,
        )


def visible_session(user: User, pk: int) -> ClassroomSession:
    """Give the session with all that its page shows; 404 where this person may not see it."""
    sessions = ClassroomSession.objects.visible_to(user).with_details()
    return get_object_or_404(sessions.select_related("request__teacher"), pk=pk)


def session_page(
    request: PersonRequest,
    pk: int,
    now: dt.datetime,
    *,
    count: CountSheet | None = None,
    **reasons: ReasonForm,
) -> HttpResponse:
    """Show the session as it is now.

    Args:
        count, reasons: forms that were filled in and have to be put right.
    """
    user = request.user
    session = visible_session(user, pk)
    context = {
        **_facts(session, user, now),
        "count": count or CountSheet(list(session.groups.all()), user),
        "reasons": {name: reasons.get(name) or reason_form(name) for name in REASONS},
        "problems": _problems(count, reasons),
    }
    return render(request, "frontend/session/detail.html", context)


def _facts(session: ClassroomSession, user: User, now: dt.datetime) -> dict[str, Any]:
    versions = list(session.counts.select_related("group", "counted_by"))
    return {
        "session": session,
        "actions": Actions.of(session, user, now),
        "booked": session.state in SessionState.booked,
        "over": session.end <= now,
        "holding": [row for row in versions if row.holds],
        "versions": versions,
        "log": log_of_session(session) if user.is_coordinator else [],
    }


def _problems(count: CountSheet | None, reasons: dict[str, ReasonForm]) -> list[Problem]:
    found = count.problems() if count else []
    return [*found, *[problem for form in reasons.values() for problem in form.problems()]]
