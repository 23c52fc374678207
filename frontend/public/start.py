"""The beginning of a request: go on with one, or find the school; add one that is not there."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from django.contrib.auth.decorators import login_not_required
from django.core.validators import slug_re
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from frontend.access import allow
from frontend.public import draft as drafts
from frontend.public.draft import Draft
from frontend.public.forms import NewSchoolForm
from frontend.public.step_page import is_live
from frontend.public.steps import CLASSES, asker_of, next_url, steps_of
from frontend.schools import chosen_school, finder_page
from schools.duplicates import schools_like
from schools.models import School
from sessions.models import Cooperative


@login_not_required
@allow("GET", "POST")
def request_new(request: HttpRequest) -> HttpResponse:
    """Go on with a request, or choose the school of a new one; the coordinator has another page."""
    now, user = timezone.now(), request.user
    if user.is_authenticated and user.is_coordinator:
        return redirect("request_by_phone")
    if key := request.POST.get("forget"):
        drafts.forget(request, key)
        return redirect("request_new")
    if request.method == "POST" and (school := chosen_school(request.POST, user)):
        return _begin(request, Draft(school), now)
    draft = drafts.find(request, now=now)
    if draft is None and not request.GET and _own_school(request):
        return redirect("request_step", CLASSES.name)
    return _start_page(request, draft)


@login_not_required
@allow("GET", "POST")
def request_school(request: HttpRequest) -> HttpResponse:
    """Tell about a school that is not in the list; those that look like it are offered first."""
    sent = request.POST if request.method == "POST" else None
    form = NewSchoolForm(sent, initial={"name": request.GET.get("school", "")})
    if is_live(request):
        return render(request, "frontend/request/live_towns.html", {"form": form})
    if sent is None or not form.is_valid():
        return _school_page(request, form)
    new = form.school()
    alike = [] if "looked" in sent else schools_like(new)
    if alike or (form.asks_town and not new.town):
        return _school_page(request, form, alike, looked=True)
    return _begin(request, Draft.about(new), timezone.now())


def own_draft(request: HttpRequest) -> Draft | None:
    """Give a new draft for the own school of a teacher who is logged in."""
    school = _own_school(request)
    return Draft(school) if school else None


def _own_school(request: HttpRequest) -> School | None:
    teacher = getattr(request.user, "teacher", None)
    return teacher.school if teacher and teacher.school.active else None


def _begin(request: HttpRequest, new: Draft, now: dt.datetime) -> HttpResponse:
    """Begin a request, or give the one that the address names another school."""
    named = drafts.find(request, now=now) if request.GET.get("a") else None
    draft = named.moved_to(new) if named else replace(new, cooperative=_wished(request))
    drafts.save(request, draft, now=now)
    return redirect(draft.address("request_step", CLASSES.name))


def _wished(request: HttpRequest) -> Cooperative | None:
    """Give the cooperative on whose page the teacher began, as the address says."""
    slug = request.GET.get("liefst", "")
    return Cooperative.objects.approved().filter(slug=slug).first() if slug_re.match(slug) else None


def _start_page(request: HttpRequest, draft: Draft | None) -> HttpResponse:
    steps = steps_of(asker_of(request))
    return finder_page(
        request,
        "frontend/request/new.html",
        method="post",
        steps=steps,
        own=_own_school(request),
        draft=draft,
        wished=_wished(request),
        moving=draft if "a" in request.GET else None,
        go_on=next_url(draft, steps) if draft else "",
    )


def _school_page(
    request: HttpRequest, form: NewSchoolForm, alike: Sequence[School] = (), *, looked: bool = False
) -> HttpResponse:
    context = {"form": form, "alike": alike, "looked": looked, "problems": form.problems()}
    return render(request, "frontend/request/school.html", context)
