"""Volunteering: what it is, answer page by page, look it over, send."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from frontend.access import allow
from frontend.errors import too_many_requests
from frontend.joining.draft import SENT, Draft, finish
from frontend.joining.forms import NumberForm
from frontend.joining.steps import COOPERATIVE, NUMBER, OFFER, PERSON, STEPS, Joining, Step
from frontend.once import once
from frontend.public.about import about
from frontend.sheets import PageForm
from sessions.api.throttles import AskThrottle
from sessions.operations.registrations import register
from youth4coop.places import find, towns_within

MOST_TOWNS = 6


@login_not_required
@allow("GET")
def become_speaker(request: HttpRequest) -> HttpResponse:
    """What is asked and what one gets; the first question stands on it."""
    title = _("Vertel je verhaal in de klas")
    description = _("Werk je in een coöperatie? Vertel leerlingen hoe jullie samen ondernemen.")
    context = {"about": about(request, title, description), "form": NumberForm(), "step": NUMBER}
    return render(request, "frontend/public/become_speaker.html", context)


@login_not_required
@allow("GET", "POST")
def join_step(request: HttpRequest, name: str) -> HttpResponse:
    """One page of questions; whatever was typed is kept, and the next page follows."""
    if (step := STEPS.get(name)) is None:
        raise Http404
    draft = Draft.of(request)
    if request.method != "POST":
        return _step_page(request, step, Joining(draft))
    joining = Joining.with_typed(draft, step, step.make(request.POST))
    draft.save(request)
    if not joining.forms[name].is_valid():
        return _step_page(request, step, joining)
    if step == NUMBER and joining.joins is not None:
        return redirect("join_known")
    return redirect(_next(joining))


@login_not_required
@allow("GET")
def join_known(request: HttpRequest) -> HttpResponse:
    """The cooperative takes part already: ask to become one of its speakers."""
    joining = Joining(Draft.of(request))
    if joining.joins is None:
        return redirect(NUMBER.url)
    context = {"cooperative": joining.joins, "go_on": _next(joining), "back": NUMBER.url}
    return render(request, "frontend/join/known.html", context)


@login_not_required
@allow("GET", "POST")
def join_check(request: HttpRequest) -> HttpResponse:
    """Look the answers over, and send them."""
    joining = Joining(Draft.of(request))
    if not joining.draft.answers and SENT in request.session:
        return redirect("join_sent")
    if (wrong := joining.first_wrong()) is not None:
        return redirect(wrong.url)
    if request.method == "POST":
        return _send(request, joining)
    return render(request, "frontend/join/check.html", _check_context(joining))


@login_not_required
@allow("GET")
def join_sent(request: HttpRequest) -> HttpResponse:
    """What happens now; the same words for every address (R5.09)."""
    if SENT not in request.session:
        return redirect("become_speaker")
    return render(request, "frontend/join/sent.html", {"email": request.session[SENT]})


def _next(joining: Joining) -> str:
    wrong = joining.first_wrong()
    return wrong.url if wrong else "join_check"


def _step_page(request: HttpRequest, step: Step, joining: Joining) -> HttpResponse:
    steps = joining.steps
    at = steps.index(step) if step in steps else 1
    form: PageForm = joining.forms[step.name]
    context = {
        "step": step,
        "steps": steps,
        "done": {one.name for one in steps if joining.forms[one.name].is_valid()},
        "before": steps[at - 1].url if at else "",
        "form": form,
        "draft": joining.draft,
        "joins": joining.joins,
        "problems": form.problems() if request.method == "POST" else [],
    }
    return render(request, step.template, context)


def _check_context(joining: Joining) -> dict[str, Any]:
    offer = joining.answers(OFFER)
    place = find(offer["place"])
    reached = (
        towns_within(place.latitude, place.longitude, offer["radius_km"])
        if place is not None
        else []
    )
    return {
        "draft": joining.draft,
        "steps": joining.steps,
        "joins": joining.joins,
        "number": joining.answers(NUMBER)["enterprise_number"],
        "cooperative": None if joining.joins else _told(joining, COOPERATIVE),
        "person": _told(joining, PERSON),
        "offer": {**offer, "place": place},
        "towns": [town.name for town in reached[:MOST_TOWNS]],
        "more_towns": len(reached) > MOST_TOWNS,
        "urls": {step.name: step.url for step in joining.steps},
    }


def _told(joining: Joining, step: Step) -> dict[str, Any]:
    """Give the answers to a page as people read them."""
    form = joining.forms[step.name]
    answers = dict(joining.answers(step))
    for name in ("legal_form", "sector", "capacity"):
        if name in answers:
            field: Any = form.fields[name]
            answers[name] = dict(field.choices)[answers[name]]
    if "place" in answers:
        answers["place"] = find(answers["place"])
    return answers


def _send(request: HttpRequest, joining: Joining) -> HttpResponse:
    if not AskThrottle().allow_request(request, None):  # type: ignore[arg-type]  # needs no more
        return too_many_requests(request)
    newcomer, language = joining.newcomer(), get_language() or "nl"

    def ask() -> int:
        made = register(newcomer, joins=joining.joins, language=language, now=timezone.now())
        return made.pk

    try:
        _row, is_new = once(request, joining.draft.key, ask)
    except ValidationError as error:
        return _step_page(request, joining.refuse(error), joining)
    if not is_new:
        messages.info(
            request, _("Je inschrijving was al verstuurd. We maakten er geen tweede van.")
        )
    finish(request, newcomer.speaker.email)
    return redirect("join_sent")
