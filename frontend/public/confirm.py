"""The page behind the link in the mail: what will be confirmed, and one button."""

import datetime as dt

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from frontend.access import act, allow
from frontend.forms import NoForm
from sessions.choices import RequestState
from sessions.models import SessionRequest
from sessions.operations.requests import confirm_request
from youth4coop.links.models import LinkPurpose
from youth4coop.links.operations import find_link

COOKIE_SALT = "confirm_request"
COOKIE_LIFE = dt.timedelta(minutes=30)


@login_not_required
@never_cache
@allow("GET")
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Move the token out of the address into a signed cookie; nothing else changes (R5.06)."""
    response = redirect("confirm")
    response.headers["Referrer-Policy"] = "no-referrer"
    response.set_signed_cookie(
        _cookie_name(),
        token,
        salt=COOKIE_SALT,
        max_age=COOKIE_LIFE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


@login_not_required
@never_cache
@allow("GET", "POST")
def confirm(request: HttpRequest) -> HttpResponse:
    """Show what the link confirms; the button confirms it, and once more changes nothing."""
    now = timezone.now()
    wish = _wish_of(request, now)
    if wish is None:
        return render(request, "frontend/confirm_expired.html", status=410)
    if request.method != "POST" or wish.state != RequestState.UNCONFIRMED:
        return _page(request, wish)
    who = request.user if request.user.is_authenticated else None
    return act(
        request,
        NoForm(request.POST),
        lambda: confirm_request(wish, who=who, now=now),
        done=_("Bedankt! Je aanvraag is bevestigd. We zoeken nu een spreker."),
        back=reverse("confirm"),
        again=lambda: _page(request, wish),
    )


def _page(request: HttpRequest, wish: SessionRequest) -> HttpResponse:
    waiting = wish.state == RequestState.UNCONFIRMED
    return render(request, "frontend/confirm.html", {"wish": wish, "waiting": waiting})


def _wish_of(request: HttpRequest, now: dt.datetime) -> SessionRequest | None:
    token = request.get_signed_cookie(
        _cookie_name(), default="", salt=COOKIE_SALT, max_age=COOKIE_LIFE
    )
    link = find_link(token, LinkPurpose.CONFIRM_REQUEST, now=now) if token else None
    if link is None:
        return None
    return SessionRequest.objects.with_details().filter(pk=link.object_id).first()


def _cookie_name() -> str:
    return "__Host-confirm" if settings.SESSION_COOKIE_SECURE else "confirm"
