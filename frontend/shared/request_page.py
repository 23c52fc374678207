"""The page of one request, for its teacher and for the coordinator."""

import datetime as dt
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from frontend.door import Door
from frontend.forms import reason_form
from frontend.public.steps import OF_THE_WISH
from frontend.shared.log import log_of_request
from frontend.sheets import PageForm
from sessions.choices import RequestState
from sessions.matching import rank_candidates
from sessions.models import MomentProposal, RequestedMoment, SessionRequest
from sessions.operations.requests import refuse_unless_reopenable
from youth4coop.refusals import is_refused
from youth4coop.terms import Remark, school_hours_remarks
from youth4coop.users.models import User, UserRole

CAN_WITHDRAW = (RequestState.UNCONFIRMED, *RequestState.wanting)


def visible_request(user: User, pk: int) -> SessionRequest:
    """Give the request with all that its page shows; 404 where this person may not see it."""
    return get_object_or_404(SessionRequest.objects.visible_to(user).with_details(), pk=pk)


def request_page(door: Door, pk: int, **filled: PageForm) -> HttpResponse:
    """Show the request as it is now, to somebody who is logged in.

    Args:
        filled: forms that were filled in and have to be put right.
    """
    wish = visible_request(door.who, pk)
    context = {
        **request_facts(wish, UserRole(door.who.role), door.now, **filled),
        "change": {name: reverse("request_change", args=[pk, name]) for name in OF_THE_WISH},
        "to": {name: reverse(f"request_{name}", args=[pk]) for name in ("withdraw", "reopen")},
    }
    if door.who.is_coordinator:
        context |= _for_coordinator(wish, door.now, filled)
    return render(door.request, "frontend/request/detail.html", context)


def request_facts(
    wish: SessionRequest, side: UserRole, now: dt.datetime, **filled: PageForm
) -> dict[str, Any]:
    """Give what every page about a request shows to somebody on this side."""
    return {
        "wish": wish,
        "side": side,
        "moments": [(moment, _remarks(moment)) for moment in wish.moments.all()],
        "proposals": MomentProposal.objects.of(wish).open(),
        "session": wish.sessions.select_related("school").order_by("pk").last(),
        "can_withdraw": wish.state in CAN_WITHDRAW,
        "can_reopen": not is_refused(lambda: refuse_unless_reopenable(wish, now=now)),
        "wanting": wish.state in RequestState.wanting,
        "withdraw": filled.get("withdraw") or reason_form("withdraw"),
        "problems": [problem for form in filled.values() for problem in form.problems()],
    }


def _remarks(moment: RequestedMoment) -> list[Remark]:
    return school_hours_remarks(moment.start, moment.end)


def _for_coordinator(
    wish: SessionRequest, now: dt.datetime, filled: dict[str, PageForm]
) -> dict[str, Any]:
    """Give who can come, who was asked, and what happened."""
    candidates = rank_candidates(wish, now=now) if wish.state in RequestState.wanting else []
    invitations = wish.invitations.select_related("speaker__cooperative", "contact", "passed_on_by")
    return {
        "possible": [candidate for candidate in candidates if candidate.feasible],
        "impossible": [candidate for candidate in candidates if not candidate.feasible],
        "invitations": invitations.prefetch_related("moments", "proposals__moments"),
        "give_up": filled.get("give_up") or reason_form("give_up"),
        "log": log_of_request(wish),
    }
