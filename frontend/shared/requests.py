"""One request: look, and withdraw. For its teacher and the coordinator."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from frontend.access import PersonRequest, act, allow
from frontend.forms import reason_form
from frontend.shared.request_page import request_page, visible_request
from sessions.operations.requests import withdraw_request


@allow("GET")
def request_detail(request: PersonRequest, pk: int) -> HttpResponse:
    """What was asked, how far it is, and what happens next."""
    return request_page(request, pk, timezone.now())


@allow("POST")
def request_withdraw(request: PersonRequest, pk: int) -> HttpResponse:
    """Take the request back."""
    now, wish = timezone.now(), visible_request(request.user, pk)
    form = reason_form("withdraw", request.POST)
    return act(
        request,
        form,
        lambda: withdraw_request(
            wish, who=request.user, now=now, reason=form.cleaned_data["reason"]
        ),
        done=_("Je aanvraag is ingetrokken."),
        back=reverse("request_detail", args=[pk]),
        again=lambda: request_page(request, pk, now, withdraw=form),
    )
