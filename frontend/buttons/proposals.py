"""What the buttons at a proposal of other moments do."""

from collections.abc import Callable

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from frontend.access import act
from frontend.door import Again, Door
from frontend.forms import NoForm
from frontend.shared.forms import ChooseForm
from sessions.models import ClassroomSession, MomentProposal
from sessions.operations.proposals import choose_moment, refuse_moments


def choose(
    door: Door,
    proposal: MomentProposal,
    again: Again,
    *,
    back: str | Callable[[ClassroomSession], str],
) -> HttpResponse:
    """Choose one of the moments: the session is planned at once."""
    form = ChooseForm(proposal, door.now, door.request.POST)
    return act(
        door.request,
        form,
        lambda: choose_moment(proposal, form.cleaned_data["moment"], who=door.who, now=door.now),
        done=_("De sessie is gepland. De spreker en de leerkracht krijgen een mail."),
        back=back,
        again=lambda: again(choose=form),
    )


def refuse(door: Door, proposal: MomentProposal, again: Again) -> HttpResponse:
    """Choose none of the moments."""
    return act(
        door.request,
        NoForm(door.request.POST),
        lambda: refuse_moments(proposal, who=door.who, now=door.now),
        done=_("Bedankt voor je antwoord. We vragen de spreker of het toch kan op jouw momenten."),
        back=door.back,
        again=again,
    )
