"""What the buttons at a request do."""

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from frontend.access import act
from frontend.door import Again, Door
from frontend.forms import NoForm, reason_form
from sessions.models import SessionRequest
from sessions.operations.requests import reopen_request, withdraw_request


def withdraw(door: Door, wish: SessionRequest, again: Again) -> HttpResponse:
    """Take the request back."""
    form = reason_form("withdraw", door.request.POST)
    return act(
        door.request,
        form,
        lambda: withdraw_request(
            wish, who=door.who, now=door.now, reason=form.cleaned_data["reason"]
        ),
        done=_("Je aanvraag is ingetrokken."),
        back=door.back,
        again=lambda: again(withdraw=form),
    )


def reopen(door: Door, wish: SessionRequest, again: Again) -> HttpResponse:
    """Undo that it was taken back."""
    return act(
        door.request,
        NoForm(door.request.POST),
        lambda: reopen_request(wish, who=door.who, now=door.now),
        done=_("Je aanvraag staat weer open. We zoeken een spreker."),
        back=door.back,
        again=again,
    )
