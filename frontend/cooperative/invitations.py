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
from frontend.cooperative.forms import AcceptForm, DeclineForm, PassOnForm, ProposeSheet
from frontend.door import Again, Door, logged_in
from frontend.sheets import PageForm, Sheet
from sessions.choices import InvitationState
from sessions.matching import Candidate, rank_candidates
from sessions.models import Invitation
from sessions.operations.invitations import refuse_unless_acceptable
from sessions.operations.passing import may_pass_on, refuse_unless_passable
from sessions.operations.proposals import refuse_unless_proposable
from youth4coop.refusals import is_refused
from youth4coop.users.models import User

BUTTONS = ("accept", "decline", "pass_on", "propose", "take_back")
UNDERWAY = {InvitationState.SENT, InvitationState.ACCEPTED}


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


@allow("POST")
def invitation_pass_on(request: PersonRequest, pk: int) -> HttpResponse:
    """Say which colleague comes: the contact person or the coordinator does."""
    door, invitation = _door(request, pk), visible_invitation(request.user, pk)
    if not may_pass_on(request.user, invitation):
        raise PermissionDenied(_("Alleen de contactpersoon van de coöperatie geeft dit door."))
    known = colleagues(invitation, door.now)
    return buttons.hand_over(door, invitation, known, partial(_page, door, pk))


@allow("POST")
def invitation_propose(request: PersonRequest, pk: int) -> HttpResponse:
    """Propose other moments to the teacher."""
    return buttons.propose(*_to_answer(request, pk))


@allow("POST")
def invitation_take_back(request: PersonRequest, pk: int) -> HttpResponse:
    """Undo that other moments were proposed."""
    return buttons.take_back(*_to_answer(request, pk))


def visible_invitation(user: User, pk: int) -> Invitation:
    """Give the invitation with all that its page shows; 404 where this person may not see it."""
    return get_object_or_404(Invitation.objects.visible_to(user).with_details(), pk=pk)


def may_answer(user: User, invitation: Invitation) -> bool:
    """Tell whether this person answers: the one who is asked, or the coordinator."""
    return user.is_coordinator or invitation.addressee.user_id == user.pk


def colleagues(invitation: Invitation, now: dt.datetime) -> list[Candidate]:
    """Give those of the cooperative who can get it, who fits best first."""
    cooperative = invitation.speaker.cooperative_id
    found = rank_candidates(invitation.request, now=now, cooperative=cooperative)
    own = invitation.speaker_id
    free = [one for one in found if one.speaker.pk != own and one.asked not in UNDERWAY]
    return [*[one for one in found if one.speaker.pk == own and invitation.contact_id], *free]


def invitation_facts(
    invitation: Invitation, who: User, now: dt.datetime, **filled: PageForm | Sheet
) -> dict[str, Any]:
    """Give what every page about an invitation shows to this person."""
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
        **_other_answers(invitation, who, now, **filled),
        "problems": [problem for form in filled.values() for problem in form.problems()],
    }


def _other_answers(
    invitation: Invitation, who: User, now: dt.datetime, **filled: PageForm | Sheet
) -> dict[str, Any]:
    """Give what stands beside yes and no: a colleague, and other moments."""
    wish = invitation.request
    passable = may_pass_on(who, invitation) and not is_refused(
        lambda: refuse_unless_passable(invitation, wish, now=now)
    )
    return {
        "may_answer": may_answer(who, invitation),
        "proposal": invitation.open_proposal,
        "proposable": not is_refused(lambda: refuse_unless_proposable(invitation, wish)),
        "propose": filled.get("propose") or ProposeSheet(now),
        "passable": passable,
        "pass_on": filled.get("pass_on")
        or (PassOnForm(colleagues(invitation, now)) if passable else None),
    }


def _door(request: PersonRequest, pk: int) -> Door:
    return logged_in(request, "invitation_detail", pk)


def _to_answer(request: PersonRequest, pk: int) -> tuple[Door, Invitation, Again]:
    door, invitation = _door(request, pk), visible_invitation(request.user, pk)
    if not may_answer(request.user, invitation):
        raise PermissionDenied(_("Alleen de gevraagde spreker of de coördinator antwoordt."))
    return door, invitation, partial(_page, door, pk)


def _page(door: Door, pk: int, **filled: PageForm | Sheet) -> HttpResponse:
    invitation = visible_invitation(door.who, pk)
    context = {
        **invitation_facts(invitation, door.who, door.now, **filled),
        "to": {name: reverse(f"invitation_{name}", args=[pk]) for name in BUTTONS},
    }
    return render(door.request, "frontend/invitation/detail.html", context)
