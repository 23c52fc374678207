"""How a session was, in one minute: from its teacher, and from its speakers."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from frontend.access import act
from frontend.links.forms import FORMS, EvaluationForm
from frontend.links.visit import Visit, already, its_session
from frontend.sheets import Posted
from sessions.models import ClassroomSession
from sessions.operations.evaluations import give_evaluation, refuse_unless_given
from youth4coop.refusals import is_refused


def page(visit: Visit, form: EvaluationForm | None = None) -> HttpResponse:
    """Ask how it was, or show what this person answered."""
    session, empty = _form(visit)
    context = {
        "session": session,
        "form": form or empty,
        "known": empty.known,
        "open": not is_refused(lambda: refuse_unless_given(session)),
        "to": visit.to("bewaren"),
        "problems": form.problems() if form else [],
    }
    return render(visit.request, "frontend/links/evaluate.html", context)


def give(visit: Visit) -> HttpResponse:
    """Store what somebody thinks; the same once more is nothing new."""
    session, form = _form(visit, visit.request.POST)
    if form.repeats():
        return already(visit, page)
    return act(
        visit.request,
        form,
        lambda: give_evaluation(session, form.side, form.given(), who=visit.who, now=visit.now),
        done=_("Bedankt! Je antwoord is bewaard."),
        back=visit.back,
        again=partial(page, visit, form),
    )


def _form(visit: Visit, data: Posted = None) -> tuple[ClassroomSession, EvaluationForm]:
    session, side = its_session(visit)
    known = session.evaluations.filter(person=visit.who).first()
    return session, FORMS[side](session, known, data)
