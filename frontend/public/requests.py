"""Asking for a session: find the school, answer page by page, look it over, send."""

import datetime as dt

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from frontend.access import allow
from frontend.errors import too_many_requests
from frontend.once import once
from frontend.public import draft as drafts
from frontend.public.draft import Draft
from frontend.public.sheets import AskSheet
from frontend.public.start import own_draft
from frontend.public.step_page import Frame, is_live, step_page
from frontend.public.steps import Answers, Step, asker_of, known_of, next_url, steps_of
from sessions.api.throttles import AskThrottle
from sessions.models import SessionRequest
from sessions.operations.requests import ask_for_session
from sessions.remarks import moment_remarks
from youth4coop.mail.quiet import add_mail_days
from youth4coop.privacy.free_text import holds_personal_data
from youth4coop.terms import local_date

FROM_CHECK = "nakijken"
ASK_WITHIN = 5  # working days, as the page and the mail promise


@login_not_required
@allow("GET", "POST")
def request_step(request: HttpRequest, name: str) -> HttpResponse:
    """One page of questions; its answers are kept, and the next page follows."""
    now, step = timezone.now(), _step(request, name)
    if (key := drafts.named(request)) and drafts.sent_as(request):
        return _already_sent(request, key)
    draft = drafts.find(request, now=now) or own_draft(request)
    if draft is None:
        return redirect("request_new")
    if request.method == "POST":
        return _answer(request, step, draft, now)
    sheet = step.make(known_of(draft, now), draft.data(name))
    sheet.is_valid()  # what was right when it was answered may be too late now
    return _page(request, step, sheet, draft)


@login_not_required
@allow("GET", "POST")
def request_check(request: HttpRequest) -> HttpResponse:
    """Look the answers over, and send them."""
    now, asker = timezone.now(), asker_of(request)
    if (key := drafts.named(request)) and drafts.sent_as(request):
        return _already_sent(request, key)
    if (draft := drafts.find(request, now=now)) is None:
        return redirect("request_sent" if drafts.sent_as(request) else "request_new")
    answers = Answers.of(draft, asker, now)
    if (wrong := answers.first_wrong()) is not None:
        drafts.save(request, draft, now=now)
        return redirect(draft.address("request_step", wrong.name))
    if request.method == "POST":
        return _send(request, draft, answers, now)
    return check_page(request, draft, answers, now)


@login_not_required
@allow("GET")
def request_sent(request: HttpRequest) -> HttpResponse:
    """The reference, and what happens when; it can be opened again."""
    key = drafts.sent_as(request) or 0
    sent = SessionRequest.objects.with_details().filter(pk=key).first()
    if sent is None:
        return redirect("request_new")
    asked_by = add_mail_days(local_date(sent.created_at), ASK_WITHIN, "speaker")
    return render(request, "frontend/request/sent.html", {"wish": sent, "asked_by": asked_by})


def once_more(request: HttpRequest, name: str = "") -> HttpResponse:
    """Show a page as it was sent, unchecked, to somebody who logged in or out in the meantime.

    Args:
        name: the step; none for the page to look the answers over.
    """
    now = timezone.now()
    if (draft := drafts.find(request, now=now)) is None:
        return redirect("request_new")
    drafts.save(request, draft, now=now)
    messages.info(request, _("Je was even weg. Kijk na wat er staat en druk nog eens op de knop."))
    if name:
        step = _step(request, name)
        return _page(request, step, step.make(known_of(draft, now), request.POST), draft)
    return redirect(draft.address("request_check"))


def _step(request: HttpRequest, name: str) -> Step:
    step = next((step for step in steps_of(asker_of(request)) if step.name == name), None)
    if step is None:
        raise Http404
    return step


def _already_sent(request: HttpRequest, key: str) -> HttpResponse:
    messages.info(request, _("Je aanvraag was al verstuurd. We maakten er geen tweede van."))
    return redirect(f"{reverse('request_sent')}?a={key}")


def _answer(request: HttpRequest, step: Step, draft: Draft, now: dt.datetime) -> HttpResponse:
    sheet = step.make(known_of(draft, now), request.POST)
    if is_live(request) or not sheet.is_valid():
        return _page(request, step, sheet, draft)
    draft.answers[step.name] = sheet.answers()
    drafts.save(request, draft, now=now)
    if sheet.stays:
        return _page(request, step, sheet, draft)
    return redirect(next_url(draft, steps_of(asker_of(request))))


def _page(request: HttpRequest, step: Step, sheet: AskSheet, draft: Draft) -> HttpResponse:
    steps = steps_of(asker_of(request))
    at = steps.index(step)
    if request.GET.get("van") == FROM_CHECK:
        back = draft.address("request_check")
    elif at:
        back = draft.address("request_step", steps[at - 1].name)
    else:
        back = draft.address("request_new")
    return step_page(request, step, sheet, Frame(back, steps=steps, draft=draft))


def check_page(
    request: HttpRequest, draft: Draft, answers: Answers, now: dt.datetime
) -> HttpResponse:
    """Show every answer, each with a way to change it."""
    steps, groups = steps_of(asker_of(request)), answers.classes.wishes()
    levels, wishes = {group.level for group in groups}, answers.wishes.cleaned
    context = {
        "draft": draft,
        "frame": Frame(draft.address("request_step", steps[-1].name), steps=steps, draft=draft),
        "groups": groups,
        "moments": [
            (one, moment_remarks(one.start, one.end, levels=levels, now=now))
            for one in answers.moments.wishes()
        ],
        "wishes": wishes,
        "goal_holds_data": holds_personal_data(wishes["goal"]),
        "you": answers.you and answers.you.cleaned,
        "change": {step.name: _way_and_back(draft, step) for step in steps},
    }
    return render(request, "frontend/request/check.html", context)


def _way_and_back(draft: Draft, step: Step) -> str:
    return f"{draft.address('request_step', step.name)}&van={FROM_CHECK}"


def _send(request: HttpRequest, draft: Draft, answers: Answers, now: dt.datetime) -> HttpResponse:
    if not AskThrottle().allow_request(request, None):  # type: ignore[arg-type]  # needs no more
        return too_many_requests(request)

    def ask() -> int:
        return ask_for_session(
            school=draft.stored_school(),
            asker=answers.you.asker() if answers.you else None,
            wish=answers.wish(),
            who=asker_of(request),
            now=now,
        ).pk

    try:
        sent, is_new = once(request, draft.key, ask)
    except ValidationError as error:
        return _page(request, *answers.refuse(error), draft)
    drafts.finish(request, draft, sent)
    if not is_new:
        return _already_sent(request, draft.key)
    return redirect(draft.address("request_sent"))
