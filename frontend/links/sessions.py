"""A session, for its teacher or one of its speakers: look, cancel, and undo that."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render

from frontend.buttons import sessions as buttons
from frontend.links.visit import Visit, already, its_session
from frontend.shared.certificate import certificate
from frontend.shared.session_page import Actions, session_facts
from frontend.sheets import PageForm
from sessions.choices import SessionState

VERBS = {"cancel": "annuleren", "restore": "toch-wel"}
ANSWERS = {
    "move_accept": "ander-moment",
    "move_decline": "geen-ander-moment",
    "move_withdraw": "voorstel-intrekken",
}
PARTS = {
    "certificate": "bewijs",
    "move": "verplaatsen",
    "prepare": "voorbereiding",
    "practical": "praktisch",
}


def page(visit: Visit, **filled: PageForm) -> HttpResponse:
    """Show where, when and who, with what can be done about it."""
    session, side = its_session(visit)
    actions = Actions.of(session, visit.who, visit.now)
    context = {
        **session_facts(visit, session, side, **filled),
        "actions": actions.only(*VERBS, *PARTS),
        "to": {
            **{name: visit.to(verb) for name, verb in {**VERBS, **ANSWERS}.items()},
            **{name: visit.part(part) for name, part in PARTS.items()},
        },
        "visit": visit,
    }
    return render(visit.request, "frontend/links/session.html", context)


def cancel(visit: Visit) -> HttpResponse:
    """Cancel it before it begins."""
    session, _side = its_session(visit)
    if session.state == SessionState.CANCELLED:
        return already(visit, page)
    return buttons.cancel(visit, session, partial(page, visit))


def restore(visit: Visit) -> HttpResponse:
    """Undo that it was cancelled."""
    session, _side = its_session(visit)
    if session.state == SessionState.PLANNED:
        return already(visit, page)
    return buttons.restore(visit, session, partial(page, visit))


def paper(visit: Visit) -> HttpResponse:
    """Give the paper of this side as a file."""
    session, _side = its_session(visit)
    return certificate(visit, session, partial(page, visit))
