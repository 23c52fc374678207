"""Requests for the coordinator: all of them, one by phone, invite, give up."""

from django.core.paginator import Paginator
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from frontend.access import PersonRequest, act, allow, only
from frontend.coordinator.filters import PAGE_SIZE, WANTING, RequestFilterForm
from frontend.coordinator.forms import InviteForm, PhoneSheet
from frontend.door import logged_in
from frontend.forms import reason_form
from frontend.once import key_of, once
from frontend.schools import chosen_school, finder_page
from frontend.shared.request_page import request_page, visible_request
from schools.models import School
from sessions.operations.invitations import invite
from sessions.operations.requests import ask_for_session, give_up_request
from youth4coop.users.models import UserRole


@only(UserRole.COORDINATOR)
@allow("GET")
def request_list(request: PersonRequest) -> HttpResponse:
    """Requests, the first to take place first; at first those that want a speaker."""
    form = RequestFilterForm(request.GET or QueryDict(f"state={WANTING}"))
    found = form.found(timezone.now())
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "frontend/request/list.html", {"form": form, "page": page})


@only(UserRole.COORDINATOR)
@allow("GET", "POST")
def request_by_phone(request: PersonRequest) -> HttpResponse:
    """Enter a request for a teacher who phoned or mailed, on one page (R1.06)."""
    if (school := chosen_school(request.GET, request.user)) is None:
        return finder_page(request, "frontend/request/phone_school.html", method="get")
    if request.method != "POST":
        return _phone_page(request, school, PhoneSheet(now=timezone.now()))
    return _ask(request, school)


def _ask(request: PersonRequest, school: School) -> HttpResponse:
    now, key = timezone.now(), key_of(request)
    sheet = PhoneSheet(request.POST, now=now)

    def ask() -> int:
        return ask_for_session(
            school=school, asker=sheet.asker(), wish=sheet.wish(), who=request.user, now=now
        ).pk

    return act(
        request,
        sheet,
        lambda: once(request, key, ask),
        done=_("De aanvraag is bewaard. De leerkracht krijgt een mail."),
        back=lambda made: reverse("request_detail", args=[made[0]]),
        again=lambda: _phone_page(request, school, sheet),
    )


def _phone_page(request: PersonRequest, school: School, sheet: PhoneSheet) -> HttpResponse:
    context = {
        "school": school,
        "sheet": sheet,
        "problems": sheet.problems(),
        "once": key_of(request),
    }
    return render(request, "frontend/request/phone.html", context)


@only(UserRole.COORDINATOR)
@allow("POST")
def request_invite(request: PersonRequest, pk: int) -> HttpResponse:
    """Ask one speaker for the chosen moments."""
    door, wish = logged_in(request, "request_detail", pk), visible_request(request.user, pk)
    form = InviteForm(wish, request.POST)

    def ask() -> object:
        answers = form.cleaned_data
        return invite(
            wish,
            answers["speaker"],
            list(answers["moments"]),
            who=door.who,
            now=door.now,
            again=answers["again"],
        )

    return act(
        request,
        form,
        ask,
        done=_("De spreker is gevraagd en krijgt een mail."),
        back=door.back,
        again=lambda: request_page(door, pk, invite=form),
    )


@only(UserRole.COORDINATOR)
@allow("POST")
def request_give_up(request: PersonRequest, pk: int) -> HttpResponse:
    """Tell the teacher that no speaker was found."""
    door, wish = logged_in(request, "request_detail", pk), visible_request(request.user, pk)
    form = reason_form("give_up", request.POST)
    return act(
        request,
        form,
        lambda: give_up_request(
            wish, who=door.who, now=door.now, reason=form.cleaned_data["reason"]
        ),
        done=_("De aanvraag is gestopt. De leerkracht krijgt een mail."),
        back=door.back,
        again=lambda: request_page(door, pk, give_up=form),
    )
