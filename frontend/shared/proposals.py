"""Other moments that a speaker proposes: the teacher or the coordinator chooses one, or none."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from frontend.access import PersonRequest, allow
from frontend.buttons import proposals as buttons
from frontend.door import Again, Door, logged_in
from frontend.shared.forms import ChooseForm
from frontend.sheets import PageForm
from sessions.choices import ProposalState
from sessions.models import MomentProposal
from sessions.operations.proposals import refuse_unless_choosable, refuse_unless_open
from youth4coop.refusals import is_refused
from youth4coop.users.models import User


@allow("GET")
def proposal_detail(request: PersonRequest, pk: int) -> HttpResponse:
    """Who can come when, with the moments to choose from."""
    return _page(logged_in(request, "proposal_detail", pk), pk)


@allow("POST")
def proposal_choose(request: PersonRequest, pk: int) -> HttpResponse:
    """Choose one of the moments."""
    return buttons.choose(
        *_to_answer(request, pk),
        back=lambda session: reverse("session_detail", args=[session.pk]),
    )


@allow("POST")
def proposal_refuse(request: PersonRequest, pk: int) -> HttpResponse:
    """Choose none."""
    return buttons.refuse(*_to_answer(request, pk))


def proposal_facts(proposal: MomentProposal, door: Door, **filled: PageForm) -> dict[str, Any]:
    """Give what every page about a proposal shows."""
    invitation, now = proposal.invitation, door.now
    wish = invitation.request
    groups = list(wish.groups.all())
    chosen = proposal.state == ProposalState.ACCEPTED
    return {
        "proposal": proposal,
        "invitation": invitation,
        "wish": wish,
        "pupils": sum(group.expected_pupils for group in groups),
        "waiting": not is_refused(lambda: refuse_unless_open(proposal, now=now)),
        "choosable": not is_refused(
            lambda: refuse_unless_choosable(proposal, invitation, wish, now=now)
        ),
        "choose": filled.get("choose") or ChooseForm(proposal, now),
        "session": wish.sessions.order_by("pk").last() if chosen else None,
        "problems": [problem for form in filled.values() for problem in form.problems()],
    }


def _visible(user: User, pk: int) -> MomentProposal:
    return get_object_or_404(MomentProposal.objects.visible_to(user).with_details(), pk=pk)


def _to_answer(request: PersonRequest, pk: int) -> tuple[Door, MomentProposal, Again]:
    door = logged_in(request, "proposal_detail", pk)
    return door, _visible(request.user, pk), partial(_page, door, pk)


def _page(door: Door, pk: int, **filled: PageForm) -> HttpResponse:
    context = {
        **proposal_facts(_visible(door.who, pk), door, **filled),
        "to": {name: reverse(f"proposal_{name}", args=[pk]) for name in ("choose", "refuse")},
    }
    return render(door.request, "frontend/proposal/detail.html", context)
