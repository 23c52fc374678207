"""What the buttons at an invitation do."""

from collections.abc import Callable

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from frontend.access import act
from frontend.cooperative.forms import AcceptForm, DeclineForm
from frontend.door import Again, Door
from sessions.models import ClassroomSession, Invitation
from sessions.operations.invitations import accept_invitation, decline_invitation


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
