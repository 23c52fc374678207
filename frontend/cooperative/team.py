"""The speakers of one cooperative; its contact person and the coordinator can change them."""

from collections.abc import Callable
from functools import partial

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontend.access import PersonRequest, act, allow
from frontend.door import Door, logged_in
from frontend.forms import NoForm
from frontend.joining.forms import InviteColleagueForm
from sessions.choices import RegistrationState
from sessions.models import Cooperative, Registration, Speaker
from sessions.operations.colleagues import (
    contact_of,
    invite_colleague,
    name_contact,
    pause_speaker,
    resume_speaker,
)
from youth4coop.users.models import User


@allow("GET")
def team(request: PersonRequest, pk: int) -> HttpResponse:
    """Who tells for this cooperative, and who asks to."""
    return _page(_door(request, pk), pk)


@allow("POST")
def team_invite(request: PersonRequest, pk: int) -> HttpResponse:
    """Ask a colleague by mail."""
    door, cooperative = _door(request, pk), own_cooperative(request.user, pk)
    contact = _contact_who_asks(door.who, cooperative)
    form = InviteColleagueForm(request.POST)
    return act(
        request,
        form,
        lambda: invite_colleague(contact, **form.cleaned_data, who=door.who, now=door.now),
        done=_("Je collega krijgt een mail."),
        back=door.back,
        again=lambda: _page(door, pk, form),
    )


@allow("POST")
def speaker_pause(request: PersonRequest, pk: int) -> HttpResponse:
    """Let nobody ask this speaker any more."""
    return _change(request, pk, pause_speaker, gettext_lazy("Deze spreker staat nu op pauze."))


@allow("POST")
def speaker_resume(request: PersonRequest, pk: int) -> HttpResponse:
    """Let this speaker be asked again."""
    return _change(request, pk, resume_speaker, gettext_lazy("Deze spreker doet weer mee."))


@allow("POST")
def speaker_contact(request: PersonRequest, pk: int) -> HttpResponse:
    """Make this speaker the contact person."""
    return _change(request, pk, name_contact, gettext_lazy("De contactpersoon is veranderd."))


def own_cooperative(user: User, pk: int) -> Cooperative:
    """Give a cooperative whose speakers this person may look at; else 404."""
    return get_object_or_404(Cooperative.objects.of_person(user), pk=pk)


def _contact_who_asks(user: User, cooperative: Cooperative) -> Speaker:
    """Give the contact person in whose name a colleague is asked."""
    contact = contact_of(cooperative)
    if contact is None or not _may_manage(user, contact):
        raise PermissionDenied(_("Alleen de contactpersoon van jullie coöperatie kan dit."))
    return contact


def _may_manage(user: User, contact: Speaker | None) -> bool:
    return user.is_coordinator or (contact is not None and contact.user_id == user.pk)


def _change(
    request: PersonRequest, pk: int, change: Callable[[Speaker], object], done: Promise
) -> HttpResponse:
    mine = Speaker.objects.filter(cooperative__in=Cooperative.objects.of_person(request.user))
    speaker = get_object_or_404(mine.select_related("cooperative"), pk=pk)
    if not _may_manage(request.user, contact_of(speaker.cooperative)):
        raise PermissionDenied(_("Alleen de contactpersoon van jullie coöperatie kan dit."))
    door = _door(request, speaker.cooperative_id)
    return act(
        request,
        NoForm(request.POST),
        lambda: change(speaker),
        done=done,
        back=door.back,
        again=partial(_page, door, speaker.cooperative_id),
    )


def _door(request: PersonRequest, pk: int) -> Door:
    return logged_in(request, "team", pk)


def _page(door: Door, pk: int, form: InviteColleagueForm | None = None) -> HttpResponse:
    cooperative = own_cooperative(door.who, pk)
    contact = contact_of(cooperative)
    manages = _may_manage(door.who, contact)
    registrations = Registration.objects.filter(
        cooperative=cooperative, asks_access=True
    ).select_related("cooperative")
    asked = registrations.filter(state=RegistrationState.UNCONFIRMED, invited_by__isnull=False)
    context = {
        "cooperative": cooperative,
        "contact": contact,
        "manages": manages,
        "speakers": cooperative.speakers.filter(erased_at__isnull=True).order_by(
            "-is_contact", "-active", "name", "pk"
        ),
        "waiting": registrations.waiting() if manages else [],
        "asked": asked if manages else [],
        "form": form or InviteColleagueForm(),
        "invite_to": reverse("team_invite", args=[pk]),
        "problems": form.problems() if form else [],
    }
    return render(door.request, "frontend/team/team.html", context)
