"""Other moments that a speaker proposes, for the teacher who chooses one or none."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render

from frontend.buttons import proposals as buttons
from frontend.buttons import sessions as session_buttons
from frontend.links.visit import Visit, already, its_proposal
from frontend.shared.forms import CancelForm
from frontend.shared.proposals import proposal_facts
from frontend.shared.session_page import Actions
from frontend.sheets import PageForm
from sessions.choices import ProposalState, SessionState
from sessions.models import ClassroomSession, MomentProposal

VERBS = {"choose": "kies", "refuse": "geen", "cancel": "annuleren", "restore": "toch-wel"}


def page(visit: Visit, **filled: PageForm) -> HttpResponse:
    """Show the moments to choose from, or what was chosen."""
    facts = proposal_facts(its_proposal(visit), visit, **filled)
    session = facts["session"]
    actions = Actions.of(session, visit.who, visit.now) if session else Actions()
    context = {
        **facts,
        "actions": actions.only("cancel", "restore"),
        "cancel": filled.get("cancel") or CancelForm(prefix="cancel"),
        "to": {name: visit.to(verb) for name, verb in VERBS.items()},
        "visit": visit,
    }
    return render(visit.request, "frontend/proposal/detail.html", context)


def choose(visit: Visit) -> HttpResponse:
    """Choose one of the moments; for a day also after none."""
    proposal = its_proposal(visit)
    if proposal.state == ProposalState.ACCEPTED:
        return already(visit, page)
    return buttons.choose(visit, proposal, partial(page, visit), back=visit.back)


def refuse(visit: Visit) -> HttpResponse:
    """Choose none."""
    proposal = its_proposal(visit)
    if proposal.state == ProposalState.REFUSED:
        return already(visit, page)
    return buttons.refuse(visit, proposal, partial(page, visit))


def cancel(visit: Visit) -> HttpResponse:
    """Undo the choice by cancelling its session."""
    session = _session_of(its_proposal(visit))
    if session is None or session.state == SessionState.CANCELLED:
        return page(visit)
    return session_buttons.cancel(visit, session, partial(page, visit))


def restore(visit: Visit) -> HttpResponse:
    """Undo that the session was cancelled."""
    session = _session_of(its_proposal(visit))
    if session is None or session.state == SessionState.PLANNED:
        return page(visit)
    return session_buttons.restore(visit, session, partial(page, visit))


def _session_of(proposal: MomentProposal) -> ClassroomSession | None:
    """Give the session that came of the choice, cancelled or not."""
    if proposal.state != ProposalState.ACCEPTED:
        return None
    return proposal.invitation.request.sessions.order_by("pk").last()
