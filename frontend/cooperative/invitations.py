"""An invitation: the speaker answers, colleagues can look, the coordinator can do both."""

import datetime as dt
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from frontend.access import PersonRequest, act, allow
from frontend.cooperative.forms import AcceptForm, DeclineForm
from frontend.sheets import PageForm
from sessions.choices import InvitationState
from sessions.models import Invitation
from sessions.operations.invitations import accept_invitation, decline_invitation
from youth4coop.users.models import User


@allow("GET")
def invitation_detail(request: PersonRequest, pk: int) -> HttpResponse:
    """Where, when, for whom and what for; with the answers to choose from."""
    return _page(request, pk, timezone.now())


@allow("POST")
def invitation_accept(request: PersonRequest, pk: int) -> HttpResponse:
    """Say yes to one of the moments: the session is planned at once."""
    now, invitation = timezone.now(), _to_answer(request.user, pk)
    form = AcceptForm(invitation, now, request.POST)
    return act(
        request,
        form,
        lambda: accept_invitation(
            invitation, form.cleaned_data["moment"], who=request.user, now=now
        ),
        done=_("Fijn dat je komt! De sessie is gepland. Jij en de leerkracht krijgen een mail."),
        back=lambda session: reverse("session_detail", args=[session.pk]),
        again=lambda: _page(request, pk, now, accept=form),
    )


@allow("POST")
def invitation_decline(request: PersonRequest, pk: int) -> HttpResponse:
    """Say no; without a reason is fine."""
    now, invitation = timezone.now(), _to_answer(request.user, pk)
    form = DeclineForm(request.POST, prefix="decline")
    return act(
        request,
        form,
        lambda: decline_invitation(
            invitation, who=request.user, now=now, reason=form.cleaned_data["reason"]
        ),
        done=_("Bedankt voor je antwoord. We vragen iemand anders."),
        back=reverse("invitation_detail", args=[pk]),
        again=lambda: _page(request, pk, now, decline=form),
    )


def visible_invitation(user: User, pk: int) -> Invitation:
    """Give the invitation with all that its page shows; 404 where this person may not see it."""
    return get_object_or_404(Invitation.objects.visible_to(user).with_details(), pk=pk)


def may_answer(user: User, invitation: Invitation) -> bool:
    """Tell whether this person answers: the one who is asked, or the coordinator."""
    return user.is_coordinator or invitation.speaker.user_id == user.pk


def _to_answer(user: User, pk: int) -> Invitation:
    invitation = visible_invitation(user, pk)
    if not may_answer(user, invitation):
        raise PermissionDenied(_("Alleen de gevraagde spreker of de coördinator antwoordt."))
    return invitation


def _page(request: PersonRequest, pk: int, now: dt.datetime, **filled: PageForm) -> HttpResponse:
    invitation = visible_invitation(request.user, pk)
    groups = list(invitation.request.groups.all())
    context: dict[str, Any] = {
        "invitation": invitation,
        "wish": invitation.request,
        "groups": groups,
        "pupils": sum(group.expected_pupils for group in groups),
        "waiting": invitation.state == InvitationState.SENT,
        "may_answer": may_answer(request.user, invitation),
        "accept": filled.get("accept") or AcceptForm(invitation, now),
        "decline": filled.get("decline") or DeclineForm(prefix="decline"),
        "problems": [problem for form in filled.values() for problem in form.problems()],
    }
    return render(request, "frontend/invitation/detail.html", context)
