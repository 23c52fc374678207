"""An invitation: the speaker answers, colleagues can look, the coordinator can do both."""

import datetime as dt
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from frontend.access import PersonRequest, allow
from frontend.buttons import invitations as buttons
from frontend.cooperative.forms import AcceptForm, DeclineForm
from frontend.door import Again, Door, logged_in
from frontend.sheets import PageForm
from sessions.choices import InvitationState
from sessions.models import Invitation
from sessions.operations.invitations import refuse_unless_acceptable
from youth4coop.refusals import is_refused
from youth4coop.users.models import User


@allow("GET")
def invitation_detail(request: PersonRequest, pk: int) -> HttpResponse:
    """Where, when, for whom and what for; with the answers to choose from."""
    return _page(_door(request, pk), pk)


@allow("POST")
def invitation_accept(request: PersonRequest, pk: int) -> HttpResponse:
    """Say yes to one of the moments: the session is planned at once."""
    return buttons.accept(
        *_to_answer(request, pk),
        back=lambda session: reverse("session_detail", args=[session.pk]),
    )


@allow("POST")
def invitation_decline(request: PersonRequest, pk: int) -> HttpResponse:
    """Say no; without a reason is fine."""
    return buttons.decline(*_to_answer(request, pk))


def visible_invitation(user: User, pk: int) -> Invitation:
    """Give the invitation with all that its page shows; 404 where this person may not see it."""
    return get_object_or_404(Invitation.objects.visible_to(user).with_details(), pk=pk)


def may_answer(user: User, invitation: Invitation) -> bool:
    """Tell whether this person answers: the one who is asked, or the coordinator."""
    return user.is_coordinator or invitation.speaker.user_id == user.pk


def invitation_facts(
    invitation: Invitation, now: dt.datetime, **filled: PageForm
) -> dict[str, Any]:
    """Give what every page about an invitation shows."""
    wish = invitation.request
    groups = list(wish.groups.all())
    waiting = invitation.state == InvitationState.SENT
    changeable = not waiting and not is_refused(
        lambda: refuse_unless_acceptable(invitation, wish, now=now)
    )
    return {
        "invitation": invitation,
        "wish": wish,
        "groups": groups,
        "pupils": sum(group.expected_pupils for group in groups),
        "waiting": waiting,
        "changeable": changeable,
        "accept": filled.get("accept") or AcceptForm(invitation, now),
        "decline": filled.get("decline") or DeclineForm(prefix="decline"),
        "problems": [problem for form in filled.values() for problem in form.problems()],
    }


def _door(request: PersonRequest, pk: int) -> Door:
    return logged_in(request, "invitation_detail", pk)


def _to_answer(request: PersonRequest, pk: int) -> tuple[Door, Invitation, Again]:
    door, invitation = _door(request, pk), visible_invitation(request.user, pk)
    if not may_answer(request.user, invitation):
        raise PermissionDenied(_("Alleen de gevraagde spreker of de coördinator antwoordt."))
    return door, invitation, partial(_page, door, pk)


def _page(door: Door, pk: int, **filled: PageForm) -> HttpResponse:
    invitation = visible_invitation(door.who, pk)
    buttons = ("accept", "decline")
    context = {
        **invitation_facts(invitation, door.now, **filled),
        "may_answer": may_answer(door.who, invitation),
        "to": {name: reverse(f"invitation_{name}", args=[pk]) for name in buttons},
    }
    return render(door.request, "frontend/invitation/detail.html", context)
