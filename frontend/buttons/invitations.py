"""What the buttons at an invitation do."""

from collections.abc import Callable

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from frontend.access import act
from frontend.cooperative.forms import AcceptForm, DeclineForm, PassOnForm, ProposeSheet
from frontend.door import Again, Door
from frontend.forms import NoForm
from sessions.matching import Candidate
from sessions.models import ClassroomSession, Invitation
from sessions.operations.invitations import accept_invitation, decline_invitation
from sessions.operations.passing import pass_on
from sessions.operations.proposals import propose_moments, take_moments_back
from youth4coop.refusals import WrongState


def accept(
    door: Door,
    invitation: Invitation,
    again: Again,
    *,
    back: str | Callable[[ClassroomSession], str],
) -> HttpResponse:
    """Say yes to one of the moments: the session is planned at once."""
    form = AcceptForm(invitation, door.now, door.request.POST)
    return act(
        door.request,
        form,
        lambda: accept_invitation(
            invitation, form.cleaned_data["moment"], who=door.who, now=door.now
        ),
        done=_("Fijn dat je komt! De sessie is gepland. Jij en de leerkracht krijgen een mail."),
        back=back,
        again=lambda: again(accept=form),
    )


def decline(door: Door, invitation: Invitation, again: Again) -> HttpResponse:
    """Say no; without a reason is fine."""
    form = DeclineForm(door.request.POST, prefix="decline")
    return act(
        door.request,
        form,
        lambda: decline_invitation(
            invitation, who=door.who, now=door.now, reason=form.cleaned_data["reason"]
        ),
        done=_("Bedankt voor je antwoord. We vragen iemand anders."),
        back=door.back,
        again=lambda: again(decline=form),
    )


def hand_over(
    door: Door, invitation: Invitation, colleagues: list[Candidate], again: Again
) -> HttpResponse:
    """Say which colleague comes; who is chosen gets a mail."""
    form = PassOnForm(colleagues, door.request.POST)
    return act(
        door.request,
        form,
        lambda: pass_on(invitation, form.cleaned_data["speaker"], who=door.who, now=door.now),
        done=_("Bewaard. Wie je koos, kan nu antwoorden."),
        back=door.back,
        again=lambda: again(pass_on=form),
    )


def propose(door: Door, invitation: Invitation, again: Again) -> HttpResponse:
    """Propose other moments to the teacher."""
    sheet = ProposeSheet(door.now, door.request.POST)
    return act(
        door.request,
        sheet,
        lambda: propose_moments(invitation, sheet.proposed(), who=door.who, now=door.now),
        done=_(
            "Bedankt! We vragen de leerkracht of dat past. Je krijgt een mail met het antwoord."
        ),
        back=door.back,
        again=lambda: again(propose=sheet),
    )


def take_back(door: Door, invitation: Invitation, again: Again) -> HttpResponse:
    """Undo that other moments were proposed."""

    def undo() -> object:
        proposal = invitation.open_proposal
        if proposal is None:
            raise WrongState(_("Er wacht geen voorstel van jou op antwoord."))
        return take_moments_back(proposal, who=door.who, now=door.now)

    return act(
        door.request,
        NoForm(door.request.POST),
        undo,
        done=_("Je voorstel is ingetrokken. Je kunt nu anders antwoorden."),
        back=door.back,
        again=again,
    )
