"""Sessions for the coordinator: all of them, a new one, and one that does not count."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from frontend.access import PersonRequest, act, allow, only
from frontend.coordinator.filters import PAGE_SIZE, SessionFilterForm
from frontend.coordinator.forms import EntrySheet
from frontend.door import logged_in
from frontend.forms import reason_form
from frontend.once import key_of, once
from frontend.schools import chosen_school, finder_page
from frontend.shared.session_page import session_page, visible_session
from schools.models import School
from sessions.operations.meetings import declare_invalid, enter_session
from youth4coop.users.models import UserRole


@only(UserRole.COORDINATOR)
@allow("GET")
def session_list(request: PersonRequest) -> HttpResponse:
    """All sessions, the latest first, narrowed down by the filters in the address."""
    form = SessionFilterForm(request.GET)
    page = Paginator(form.found(), PAGE_SIZE).get_page(request.GET.get("page"))
    return render(request, "frontend/session/list.html", {"form": form, "page": page})


@only(UserRole.COORDINATOR)
@allow("GET", "POST")
def session_new(request: PersonRequest) -> HttpResponse:
    """Enter a session that was arranged otherwise."""
    if (school := chosen_school(request.GET, request.user)) is None:
        return finder_page(request, "frontend/session/new_school.html", method="get")
    if request.method != "POST":
        return _new_page(request, school, EntrySheet(now=timezone.now()))
    return _enter(request, school)


def _enter(request: PersonRequest, school: School) -> HttpResponse:
    now, key = timezone.now(), key_of(request)
    sheet = EntrySheet(request.POST, now=now)

    def enter() -> int:
        return enter_session(sheet.entry(school), who=request.user, now=now).pk

    return act(
        request,
        sheet,
        lambda: once(request, key, enter),
        done=_("De sessie is bewaard."),
        back=lambda made: reverse("session_detail", args=[made[0]]),
        again=lambda: _new_page(request, school, sheet),
    )


def _new_page(request: PersonRequest, school: School, sheet: EntrySheet) -> HttpResponse:
    context = {
        "school": school,
        "sheet": sheet,
        "problems": sheet.problems(),
        "once": key_of(request),
    }
    return render(request, "frontend/session/new.html", context)


@only(UserRole.COORDINATOR)
@allow("POST")
def session_invalid(request: PersonRequest, pk: int) -> HttpResponse:
    """Take a counted session out of the figures."""
    door, session = logged_in(request, "session_detail", pk), visible_session(request.user, pk)
    form = reason_form("invalid", request.POST)
    return act(
        request,
        form,
        lambda: declare_invalid(
            session, who=door.who, now=door.now, reason=form.cleaned_data["reason"]
        ),
        done=_("De sessie telt niet meer mee in de cijfers."),
        back=door.back,
        again=lambda: session_page(door, pk, invalid=form),
    )
