"""What happens to a link from a mail: the secret leaves the address, and a page shows what it does.

Opening changes nothing, however often and by whomever it is done: mail scanners open everything
(R5.03). Only a button on the page acts, with the cookie that the opening set.
"""

import datetime as dt

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from frontend.access import allow
from frontend.links import calendar
from frontend.links.pages import PAGES, WITH_LOGIN
from frontend.links.visit import Visit
from youth4coop.links.models import ActionLink, LinkPurpose
from youth4coop.links.operations import find_link, opens
from youth4coop.users.models import User

COOKIE_SALT = "action-link"
COOKIE_LIFE = dt.timedelta(minutes=60)


@login_not_required
@never_cache
@allow("GET")
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Move the token out of the address into a signed cookie; nothing else changes (R5.06)."""
    link = find_link(token, now=timezone.now())
    if link is None or link.purpose == LinkPurpose.CALENDAR_FEED:
        return _private(render(request, "frontend/links/expired.html", status=410))
    if link.purpose == LinkPurpose.CALENDAR:
        return _private(calendar.item(link, now=timezone.now()))
    response = redirect("link", link.pk)
    response.set_signed_cookie(
        _cookie_name(link.pk),
        token,
        salt=COOKIE_SALT,
        max_age=COOKIE_LIFE,
        path=reverse("link", args=[link.pk]),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return _private(response)


@login_not_required
@never_cache
@allow("GET", "POST")
def link_page(request: HttpRequest, pk: int, verb: str = "") -> HttpResponse:
    """Show what the link does, or do what its button says."""
    now = timezone.now()
    visit = _visit(request, pk, now)
    if visit is None:
        return render(request, "frontend/links/expired.html", status=410)
    purpose = LinkPurpose(visit.link.purpose)
    if purpose not in PAGES:
        return redirect(WITH_LOGIN[purpose], visit.link.object_id)
    views = PAGES[purpose]
    view = views.get(verb if request.method == "POST" else "", views[""])
    return view(visit)


def _visit(request: HttpRequest, pk: int, now: dt.datetime) -> Visit | None:
    token = request.get_signed_cookie(
        _cookie_name(pk), default="", salt=COOKIE_SALT, max_age=COOKIE_LIFE
    )
    link = ActionLink.objects.filter(pk=pk, expires_at__gt=now, revoked_at__isnull=True).first()
    if not token or link is None or not opens(link, token):
        return None
    who = User.objects.filter(email=link.email, is_active=True).first()
    return Visit(request, link, who, now)


def _cookie_name(pk: int) -> str:
    prefix = "__Secure-" if settings.SESSION_COOKIE_SECURE else ""
    return f"{prefix}link-{pk}"


def _private(response: HttpResponse) -> HttpResponse:
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
