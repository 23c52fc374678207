"""Volunteering from the mail: prove one's address, join as a colleague, decide who may join."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from frontend.access import act
from frontend.forms import NoForm
from frontend.joining import deciding
from frontend.joining.forms import ColleagueForm, speaker_told
from frontend.links.visit import DeadLink, Visit, already
from frontend.sheets import PageForm
from sessions.choices import RegistrationState
from sessions.models import Registration, Speaker
from sessions.operations.registrations import accept_invitation_to_join, confirm_registration

# An operation's name -> the field of the one page where a colleague fills all in.
FIELDS = {"postal_code": "place"}


def page(visit: Visit, form: ColleagueForm | None = None) -> HttpResponse:
    """Show what will be confirmed, or ask a colleague what they offer."""
    registration = _its_registration(visit)
    waiting = registration.state == RegistrationState.UNCONFIRMED
    context: dict[str, Any] = {
        **deciding.registration_facts(registration),
        "asked": registration.invited_by_id is not None,
        "unconfirmed": waiting,
        "form": form or ColleagueForm(initial={"name": registration.name}),
        "problems": form.problems() if form else [],
        "to": visit.to("bevestigen"),
        "visit": visit,
    }
    return render(visit.request, "frontend/links/registration.html", context)


def confirm(visit: Visit) -> HttpResponse:
    """Confirm; once more changes nothing."""
    registration = _its_registration(visit)
    if registration.state != RegistrationState.UNCONFIRMED:
        return already(visit, page)
    if registration.invited_by_id:
        return _join(visit, registration)
    return act(
        visit.request,
        NoForm(visit.request.POST),
        lambda: confirm_registration(registration, now=visit.now),
        done=_("Bedankt! Je inschrijving is bevestigd. We kijken ze na."),
        back=visit.back,
        again=lambda: page(visit),
    )


def _join(visit: Visit, registration: Registration) -> HttpResponse:
    form = ColleagueForm(visit.request.POST)

    def join() -> object:
        answers = form.cleaned_data
        told = speaker_told(answers, answers, registration.email)
        return accept_invitation_to_join(registration, told, now=visit.now)

    return act(
        visit.request,
        form,
        join,
        done=_("Welkom! Je bent nu spreker. Je kunt je aanmelden met dit e-mailadres."),
        back=visit.back,
        again=lambda: page(visit, form),
    )


def _its_registration(visit: Visit) -> Registration:
    """Give the registration of a newcomer's link.

    Raises:
        DeadLink: it is gone, or the link's address is not the newcomer's.
    """
    mine = Registration.objects.filter(pk=visit.link.object_id, email=visit.link.email)
    found = mine.select_related("cooperative", "invited_by").first()
    if found is None:
        raise DeadLink
    return found


def access_page(visit: Visit, **filled: PageForm) -> HttpResponse:
    """Show a contact person who asks to join, with both answers."""
    registration = _to_decide(visit)
    context = {
        **deciding.registration_facts(registration, **filled),
        "to": {"approve": visit.to("ja"), "refuse": visit.to("nee")},
        "visit": visit,
    }
    return render(visit.request, "frontend/links/access.html", context)


def give_access(visit: Visit) -> HttpResponse:
    """Let somebody in; once more changes nothing."""
    registration = _to_decide(visit)
    if registration.state == RegistrationState.APPROVED:
        return already(visit, access_page)
    return deciding.approve(visit, registration, partial(access_page, visit))


def refuse_access(visit: Visit) -> HttpResponse:
    """Say no; once more changes nothing."""
    registration = _to_decide(visit)
    if registration.state == RegistrationState.REFUSED:
        return already(visit, access_page)
    return deciding.refuse(visit, registration, partial(access_page, visit))


def _to_decide(visit: Visit) -> Registration:
    """Give the registration on which the owner of the link decides.

    Raises:
        DeadLink: they are not the contact person (any more), or it is gone.
    """
    contacts = Speaker.objects.contacts().filter(user=visit.who, email=visit.link.email)
    mine = Registration.objects.visible_to(visit.who).filter(
        asks_access=True, cooperative__in=contacts.values("cooperative")
    )
    found = mine.filter(pk=visit.link.object_id).select_related("cooperative", "invited_by").first()
    if found is None:
        raise DeadLink
    return found
