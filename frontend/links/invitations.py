"""An invitation, for the speaker who is asked: answer it, and change that answer for a day."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render

from frontend.access import refused
from frontend.buttons import invitations as buttons
from frontend.buttons import sessions as session_buttons
from frontend.cooperative.invitations import colleagues, invitation_facts
from frontend.links.visit import DeadLink, Visit, already, its_invitation
from frontend.shared.forms import CancelForm
from frontend.shared.session_page import Actions
from frontend.sheets import PageForm, Sheet
from sessions.choices import InvitationState, SessionState
from sessions.models import ClassroomSession, Invitation
from sessions.operations.passing import may_pass_on
from sessions.operations.undoing import last_move, refuse_late
from youth4coop.refusals import Refusal, is_refused

VERBS = {
    "accept": "ja",
    "decline": "nee",
    "pass_on": "doorgeven",
    "propose": "ander-moment",
    "take_back": "voorstel-intrekken",
    "cancel": "annuleren",
    "restore": "toch-wel",
}


def page(visit: Visit, **filled: PageForm | Sheet) -> HttpResponse:
    """Show what is asked with the answers to choose from, or what was answered."""
    invitation = its_invitation(visit)
    session = _session_of(invitation)
    context = {
        **invitation_facts(invitation, visit.who, visit.now, **filled),
        "session": session,
        "actions": _actions(visit, invitation, session) if session else Actions(),
        "cancel": filled.get("cancel") or CancelForm(prefix="cancel"),
        "to": {name: visit.to(verb) for name, verb in VERBS.items()},
        "visit": visit,
    }
    return render(visit.request, "frontend/links/invitation.html", context)


def accept(visit: Visit) -> HttpResponse:
    """Say yes to one of the moments; for a day also after a no."""
    invitation = _to_answer(visit)
    if invitation.state == InvitationState.ACCEPTED:
        return page(visit)
    return buttons.accept(visit, invitation, partial(page, visit), back=visit.back)


def decline(visit: Visit) -> HttpResponse:
    """Say no."""
    invitation = _to_answer(visit)
    if invitation.state == InvitationState.DECLINED:
        return page(visit)
    return buttons.decline(visit, invitation, partial(page, visit))


def pass_on(visit: Visit) -> HttpResponse:
    """Say which colleague comes, for the contact person."""
    invitation = its_invitation(visit)
    if not may_pass_on(visit.who, invitation):
        raise DeadLink
    known = colleagues(invitation, visit.now)
    return buttons.hand_over(visit, invitation, known, partial(page, visit))


def propose(visit: Visit) -> HttpResponse:
    """Propose other moments to the teacher; again the same is nothing new."""
    invitation = _to_answer(visit)
    if invitation.open_proposal:
        return already(visit, page)
    return buttons.propose(visit, invitation, partial(page, visit))


def take_back(visit: Visit) -> HttpResponse:
    """Undo that other moments were proposed."""
    invitation = _to_answer(visit)
    if not invitation.open_proposal:
        return page(visit)
    return buttons.take_back(visit, invitation, partial(page, visit))


def cancel(visit: Visit) -> HttpResponse:
    """Take a yes back for a day, by cancelling its session; later, the session's own link does."""
    invitation = _to_answer(visit)
    session = _session_of(invitation)
    if session is None or session.state == SessionState.CANCELLED:
        return page(visit)
    try:
        _refuse_late_yes(invitation, visit)
    except Refusal as refusal:
        return refused(visit.request, refusal, partial(page, visit))
    return session_buttons.cancel(visit, session, partial(page, visit))


def restore(visit: Visit) -> HttpResponse:
    """Undo that the session was cancelled."""
    session = _session_of(_to_answer(visit))
    if session is None or session.state == SessionState.PLANNED:
        return page(visit)
    return session_buttons.restore(visit, session, partial(page, visit))


def _to_answer(visit: Visit) -> Invitation:
    """Give the invitation where the visitor is who answers it, and not who passed it on."""
    invitation = its_invitation(visit)
    if invitation.addressee.email != visit.link.email:
        raise DeadLink
    return invitation


def _session_of(invitation: Invitation) -> ClassroomSession | None:
    """Give the session that came of a yes, cancelled or not."""
    if invitation.state not in {InvitationState.ACCEPTED, InvitationState.WITHDRAWN}:
        return None
    sessions = invitation.request.sessions.filter(session_speakers__speaker=invitation.speaker_id)
    return sessions.order_by("pk").last()


def _actions(visit: Visit, invitation: Invitation, session: ClassroomSession) -> Actions:
    actions = Actions.of(session, visit.who, visit.now).only("cancel", "restore")
    if is_refused(lambda: _refuse_late_yes(invitation, visit)):
        return actions.only("restore")
    return actions


def _refuse_late_yes(invitation: Invitation, visit: Visit) -> None:
    refuse_late(last_move(invitation, InvitationState.ACCEPTED), visit.now)
