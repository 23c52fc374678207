"""Confirming a request from the mail."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from frontend.access import act
from frontend.forms import NoForm
from frontend.links.visit import Visit
from sessions.choices import RequestState
from sessions.models import SessionRequest
from sessions.operations.requests import confirm_request


def confirm_page(visit: Visit) -> HttpResponse:
    """Show what will be confirmed."""
    wish = _wish(visit)
    waiting = wish.state == RequestState.UNCONFIRMED
    context = {"wish": wish, "waiting": waiting, "visit": visit}
    return render(visit.request, "frontend/links/confirm.html", context)


def confirm(visit: Visit) -> HttpResponse:
    """Confirm; once more changes nothing."""
    wish = _wish(visit)
    if wish.state != RequestState.UNCONFIRMED:
        return confirm_page(visit)
    return act(
        visit.request,
        NoForm(visit.request.POST),
        lambda: confirm_request(wish, who=visit.who, now=visit.now),
        done=_("Bedankt! Je aanvraag is bevestigd. We zoeken nu een spreker."),
        back=visit.back,
        again=lambda: confirm_page(visit),
    )


def _wish(visit: Visit) -> SessionRequest:
    return SessionRequest.objects.with_details().get(pk=visit.link.object_id)
