"""The count of a session, from its teacher or a speaker, or their word that it was off."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render

from frontend.buttons import sessions as buttons
from frontend.links.visit import Visit, already, its_session
from frontend.shared.certificate import certificate
from frontend.shared.evaluation_forms import evaluation_form
from frontend.shared.forms import CountSheet
from frontend.shared.session_page import Actions, session_facts
from frontend.sheets import PageForm, Sheet
from sessions.choices import SessionState
from sessions.operations.counts import was_reported

VERBS = {
    "count": "bewaren",
    "not_held": "niet-doorgegaan",
    "undo": "toch-doorgegaan",
    "evaluate": "evalueren",
}


def page(visit: Visit, **filled: PageForm | Sheet) -> HttpResponse:
    """Ask how many pupils there were, and after that how it was."""
    session, side = its_session(visit)
    buttons = {name: visit.to(verb) for name, verb in VERBS.items()}
    context = {
        **session_facts(visit, session, side, **filled),
        "actions": Actions.of(session, visit.who, visit.now).only(*VERBS, "certificate"),
        "to": {**buttons, "certificate": visit.part("bewijs")},
        "visit": visit,
    }
    return render(visit.request, "frontend/links/count.html", context)


def count(visit: Visit) -> HttpResponse:
    """Store the count; other numbers are a new version, the same ones are nothing new."""
    session, side = its_session(visit)
    sheet = CountSheet(list(session.groups.all()), side, visit.request.POST)
    if sheet.is_valid() and was_reported(session, sheet.report()):
        return already(visit, page)
    return buttons.count(visit, session, sheet, partial(page, visit))


def evaluate(visit: Visit) -> HttpResponse:
    """Store how it was; the same once more is nothing new."""
    session, side = its_session(visit)
    form = evaluation_form(session, side, visit.who, visit.request.POST)
    if form.repeats():
        return already(visit, page)
    return buttons.evaluate(visit, session, form, partial(page, visit))


def not_held(visit: Visit) -> HttpResponse:
    """Say that it did not take place."""
    session, _side = its_session(visit)
    if session.state == SessionState.NOT_HELD:
        return already(visit, page)
    return buttons.not_held(visit, session, partial(page, visit))


def undo(visit: Visit) -> HttpResponse:
    """Undo that it did not take place."""
    session, _side = its_session(visit)
    if session.state in SessionState.uncounted:
        return already(visit, page)
    return buttons.undo(visit, session, partial(page, visit))


def paper(visit: Visit) -> HttpResponse:
    """Give the paper of this side as a file."""
    session, _side = its_session(visit)
    return certificate(visit, session, partial(page, visit))
