"""Whether somebody may take part: the coordinator decides, or who is contact person."""

from functools import partial
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from frontend.access import PersonRequest, act, allow, only
from frontend.coordinator.filters import PAGE_SIZE
from frontend.door import Again, Door, logged_in
from frontend.forms import reason_form
from frontend.joining.filters import RegistrationFilterForm
from frontend.joining.forms import ApproveForm
from frontend.shared.log import log_of_registration
from frontend.sheets import PageForm
from sessions.choices import Capacity, LegalForm, RegistrationState, Sector
from sessions.models import Registration
from sessions.newcomers import Double, Newcomer, doubles_of
from sessions.operations.registrations import approve_registration, refuse_registration
from youth4coop.places import find
from youth4coop.users.models import User, UserRole


@only(UserRole.COORDINATOR)
@allow("GET")
def registration_list(request: PersonRequest) -> HttpResponse:
    """Who volunteered, the first to wait first; at first those that wait."""
    form = RegistrationFilterForm(request.GET or QueryDict(f"state={RegistrationState.WAITING}"))
    page = Paginator(form.found(), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "frontend/join/list.html", {"form": form, "page": page})


@allow("GET")
def registration_detail(request: PersonRequest, pk: int) -> HttpResponse:
    """What somebody filled in, and which cooperatives it may be already."""
    return _page(_door(request, pk), pk)


@allow("POST")
def registration_approve(request: PersonRequest, pk: int) -> HttpResponse:
    """Let them in."""
    door, registration = _door(request, pk), visible_registration(request.user, pk)
    return approve(door, registration, partial(_page, door, pk))


@allow("POST")
def registration_refuse(request: PersonRequest, pk: int) -> HttpResponse:
    """Say no, with a reason."""
    door, registration = _door(request, pk), visible_registration(request.user, pk)
    return refuse(door, registration, partial(_page, door, pk))


def approve(door: Door, registration: Registration, again: Again) -> HttpResponse:
    """Let somebody in, as what was chosen."""
    form = ApproveForm(_doubles(registration), door.request.POST)
    return act(
        door.request,
        form,
        lambda: approve_registration(registration, joins=form.chosen, who=door.who, now=door.now),
        done=_("De spreker doet nu mee en krijgt een mail."),
        back=door.back,
        again=lambda: again(approve=form),
    )


def refuse(door: Door, registration: Registration, again: Again) -> HttpResponse:
    """Say no; the reason is mailed."""
    form = reason_form("refuse", door.request.POST)
    return act(
        door.request,
        form,
        lambda: refuse_registration(
            registration, who=door.who, now=door.now, reason=form.cleaned_data["reason"]
        ),
        done=_("De inschrijving is geweigerd. De reden is gemaild."),
        back=door.back,
        again=lambda: again(refuse=form),
    )


def visible_registration(user: User, pk: int) -> Registration:
    """Give a registration; 404 where this person does not decide on it."""
    found = Registration.objects.visible_to(user).select_related("cooperative", "invited_by")
    return get_object_or_404(found, pk=pk)


def registration_facts(registration: Registration, **filled: PageForm) -> dict[str, Any]:
    """Give what every page about a registration shows."""
    newcomer = Newcomer.of(registration.answers)
    doubles = _doubles(registration)
    return {
        "registration": registration,
        "told": newcomer,
        **(_in_words(newcomer) if newcomer else {}),
        "doubles": doubles,
        "waiting": registration.state == RegistrationState.WAITING,
        "can_approve": registration.state in RegistrationState.approvable,
        "approve": filled.get("approve") or ApproveForm(doubles),
        "refuse": filled.get("refuse") or reason_form("refuse"),
        "problems": [problem for form in filled.values() for problem in form.problems()],
    }


def _doubles(registration: Registration) -> list[Double]:
    """Give what it may be already; who is let in is found among the cooperatives as well."""
    return doubles_of(registration) if registration.state in RegistrationState.approvable else []


def _in_words(newcomer: Newcomer) -> dict[str, Any]:
    told = newcomer.cooperative
    return {
        "place": find(newcomer.speaker.postal_code),
        "capacity": Capacity(newcomer.speaker.capacity).label,
        "seat": find(told.postal_code) if told else None,
        "legal_form": LegalForm(told.legal_form).label if told else "",
        "sector": Sector(told.sector).label if told else "",
    }


def _door(request: PersonRequest, pk: int) -> Door:
    return logged_in(request, "registration_detail", pk)


def _page(door: Door, pk: int, **filled: PageForm) -> HttpResponse:
    registration = visible_registration(door.who, pk)
    context = {
        **registration_facts(registration, **filled),
        "to": {name: reverse(f"registration_{name}", args=[pk]) for name in ("approve", "refuse")},
        "log": log_of_registration(registration),
    }
    return render(door.request, "frontend/join/detail.html", context)
