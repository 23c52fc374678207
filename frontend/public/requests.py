"""Asking for a session: find the school, answer page by page, look it over, send."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from frontend.access import allow
from frontend.errors import too_many_requests
from frontend.once import once
from frontend.public.draft import SENT, Draft, finish, start
from frontend.public.steps import CLASSES, Answers, Step, next_url, steps_of
from frontend.schools import chosen_school, find_schools
from frontend.sheets import Sheet
from sessions.api.throttles import AskThrottle
from sessions.models import SessionRequest
from sessions.operations.requests import ask_for_session
from youth4coop.terms import school_hours_remarks
from youth4coop.users.models import User


@login_not_required
@allow("GET", "POST")
def request_new(request: HttpRequest) -> HttpResponse:
    """Find and choose the school; the coordinator has one page for all the rest."""
    if request.user.is_authenticated and request.user.is_coordinator:
        return redirect("request_by_phone")
    if request.method == "POST" and (school := chosen_school(request.POST, request.user)):
        start(request, school)
        return redirect(CLASSES.url)
    own = _own_school(request)
    return render(
        request, "frontend/request/new.html", {"finder": find_schools(request), "own": own}
    )


@login_not_required
@allow("GET", "POST")
def request_step(request: HttpRequest, name: str) -> HttpResponse:
    """One page of questions; its answers are kept, and the next page follows."""
    now, steps = timezone.now(), steps_of(_asker(request))
    step = next((step for step in steps if step.name == name), None)
    if step is None:
        raise Http404
    if (draft := Draft.of(request)) is None:
        return redirect("request_new")
    if request.method != "POST":
        return _step_page(request, step, step.sheet(draft, now), draft)
    sheet = step.make(request.POST, now=now)
    if not sheet.is_valid():
        return _step_page(request, step, sheet, draft)
    draft.answers[step.name] = sheet.answers()
    draft.save(request)
    return redirect(next_url(draft, steps))


@login_not_required
@allow("GET", "POST")
def request_check(request: HttpRequest) -> HttpResponse:
    """Look the answers over, and send them."""
    now, asker = timezone.now(), _asker(request)
    if (draft := Draft.of(request)) is None:
        return redirect("request_sent" if SENT in request.session else "request_new")
    answers = Answers.of(draft, asker, now)
    if (wrong := answers.first_wrong()) is not None:
        return redirect(wrong.url)
    if request.method == "POST":
        return _send(request, draft, answers, now)
    return render(request, "frontend/request/check.html", _check_context(draft, answers))


@login_not_required
@allow("GET")
def request_sent(request: HttpRequest) -> HttpResponse:
    """The reference, and what happens when; it can be opened again."""
    key: int = request.session.get(SENT, 0)
    sent = SessionRequest.objects.with_details().filter(pk=key).first()
    if sent is None:
        return redirect("request_new")
    return render(request, "frontend/request/sent.html", {"wish": sent})


def _asker(request: HttpRequest) -> User | None:
    return request.user if request.user.is_authenticated else None


def _own_school(request: HttpRequest) -> Any:
    teacher = getattr(request.user, "teacher", None)
    return teacher.school if teacher and teacher.school.active else None


def _step_page(request: HttpRequest, step: Step, sheet: Sheet, draft: Draft) -> HttpResponse:
    steps = steps_of(_asker(request))
    at = steps.index(step)
    context = {
        "step": step,
        "steps": steps,
        "done": {one.name for one in steps if one.name in draft.answers},
        "before": steps[at - 1] if at else None,
        "sheet": sheet,
        "draft": draft,
        "problems": sheet.problems(),
    }
    return render(request, step.template, context)


def _check_context(draft: Draft, answers: Answers) -> dict[str, Any]:
    moments = [
        (moment, school_hours_remarks(moment.start, moment.end))
        for moment in answers.moments.wishes()
    ]
    return {
        "draft": draft,
        "steps": [step for step, _sheet in answers.pages()],
        "groups": answers.classes.wishes(),
        "moments": moments,
        "wishes": answers.wishes.cleaned,
        "you": answers.you and answers.you.cleaned,
        "urls": {step.name: step.url for step, _sheet in answers.pages()},
    }


def _send(request: HttpRequest, draft: Draft, answers: Answers, now: dt.datetime) -> HttpResponse:
    if not AskThrottle().allow_request(request, None):  # type: ignore[arg-type]  # needs no more
        return too_many_requests(request)

    def ask() -> int:
        asked = ask_for_session(
            school=draft.school,
            asker=answers.you.asker() if answers.you else None,
            wish=answers.wish(),
            who=_asker(request),
            now=now,
        )
        return asked.pk

    try:
        sent, is_new = once(request, draft.key, ask)
    except ValidationError as error:
        return _step_page(request, *answers.refuse(error), draft)
    if not is_new:
        messages.info(request, _("Je aanvraag was al verstuurd. We maakten er geen tweede van."))
    finish(request, sent)
    return redirect("request_sent")
