"""Confirming a request from the mail."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from frontend.access import act
from frontend.forms import NoForm
from frontend.links.visit import Visit, its_request
from sessions.choices import RequestState
from sessions.operations.requests import confirm_request


def page(visit: Visit) -> HttpResponse:
    """Show what will be confirmed."""
    wish = its_request(visit)
    waiting = wish.state == RequestState.UNCONFIRMED
    context = {"wish": wish, "waiting": waiting, "visit": visit}
    return render(visit.request, "frontend/links/confirm.html", context)


def confirm(visit: Visit) -> HttpResponse:
    """Confirm; once more changes nothing."""
    wish = its_request(visit)
    if wish.state != RequestState.UNCONFIRMED:
        return page(visit)
    return act(
        visit.request,
        NoForm(visit.request.POST),
        lambda: confirm_request(wish, who=visit.who, now=visit.now),
        done=_("Bedankt! Je aanvraag is bevestigd. We zoeken nu een spreker."),
        back=visit.back,
        again=lambda: page(visit),
    )
