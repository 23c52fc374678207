"""How a session was, in one minute: from its teacher, and from its speakers."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render

from frontend.buttons import sessions as buttons
from frontend.links.visit import Visit, already, its_session
from frontend.shared.certificate import certificate
from frontend.shared.evaluation_forms import EvaluationForm, evaluation_form
from sessions.operations.evaluations import refuse_unless_given
from youth4coop.refusals import is_refused


def page(visit: Visit, evaluation: EvaluationForm | None = None) -> HttpResponse:
    """Ask how it was, or show what this person answered; the paper of this side is here too."""
    session, side = its_session(visit)
    context = {
        "session": session,
        "own": side,
        "evaluation": evaluation or evaluation_form(session, side, visit.who),
        "open": not is_refused(lambda: refuse_unless_given(session)),
        "to": {"evaluate": visit.to("bewaren"), "certificate": visit.part("bewijs")},
        "problems": evaluation.problems() if evaluation else [],
    }
    return render(visit.request, "frontend/links/evaluate.html", context)


def give(visit: Visit) -> HttpResponse:
    """Store what somebody thinks; the same once more is nothing new."""
    session, side = its_session(visit)
    form = evaluation_form(session, side, visit.who, visit.request.POST)
    if form.repeats():
        return already(visit, page)
    return buttons.evaluate(visit, session, form, partial(page, visit))


def paper(visit: Visit) -> HttpResponse:
    """Give the paper of this side as a file."""
    session, _side = its_session(visit)
    return certificate(visit, session, partial(page, visit))
