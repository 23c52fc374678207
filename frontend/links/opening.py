"""What happens to a link from a mail: the secret leaves the address, and a page shows what it does.

Opening changes nothing, however often and by whomever it is done: mail scanners open everything
(R5.03). Only a button on the page acts, with the cookie that the opening set.
"""

import datetime as dt
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache

from frontend.access import allow
from frontend.links import calendar
from frontend.links.pages import PAGES, PARTS
from frontend.links.visit import DeadLink, Visit, its_request, its_session
from frontend.public.changing import change_part
from sessions.models import Registration
from sessions.operations.my_data import owner_of
from youth4coop.links.models import ActionLink, LinkPurpose
from youth4coop.links.operations import find_link, opens
from youth4coop.users.language import speak_language_of
from youth4coop.users.models import User

COOKIE_SALT = "action-link"
COOKIE_LIFE = dt.timedelta(minutes=60)


def _of_a_link(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let everybody in, and show a page of its own where the link does not work (410)."""

    @login_not_required
    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, **of_address: Any) -> HttpResponse:
        try:
            return view(request, **of_address)
        except DeadLink:
            return render(request, "frontend/links/expired.html", status=410)

    return guarded


@_of_a_link
@allow("GET")
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Move the token out of the address into a signed cookie; nothing else changes (R5.06)."""
    now = timezone.now()
    visit = _visit(request, find_link(token, now=now), now)
    if visit.link.purpose == LinkPurpose.CALENDAR:
        return _private(_item(visit))
    response = redirect(visit.back)
    response.set_signed_cookie(
        _cookie_name(visit.link.pk),
        token,
        salt=COOKIE_SALT,
        max_age=COOKIE_LIFE,
        path=visit.back,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return _private(response)


@_of_a_link
@allow("GET", "POST")
def link_page(request: HttpRequest, pk: int, verb: str = "") -> HttpResponse:
    """Show what the link does, or do what its button says."""
    visit = _opened(request, pk)
    views = PAGES.get(LinkPurpose(visit.link.purpose))
    if views is None:
        raise DeadLink
    view = views.get(verb if request.method == "POST" else "", views[""])
    return view(visit)


@_of_a_link
@allow("GET", "POST")
def link_change(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Change a part of the request whose page is open."""
    visit = _opened(request, pk)
    if visit.link.purpose != LinkPurpose.FOLLOW_REQUEST:
        raise DeadLink
    wish = its_request(visit)
    return change_part(request, wish, name, who=visit.who, now=visit.now, back=visit.back)


@_of_a_link
@allow("GET")
def link_part(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Show what belongs to the page of a link, or give it as a file; nothing changes."""
    visit = _opened(request, pk)
    view = PARTS.get(LinkPurpose(visit.link.purpose), {}).get(name)
    if view is None:
        raise DeadLink
    return view(visit)


@_of_a_link
@allow("GET")
def link_calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the calendar item of the session whose page is open."""
    visit = _opened(request, pk)
    if visit.link.purpose != LinkPurpose.FOLLOW_SESSION:
        raise DeadLink
    return _item(visit)


def _item(visit: Visit) -> HttpResponse:
    its_session(visit)
    return calendar.item(visit.link, now=visit.now)


def _opened(request: HttpRequest, pk: int) -> Visit:
    """Give the visit of somebody whose browser has the cookie of the opening."""
    now = timezone.now()
    token = request.get_signed_cookie(
        _cookie_name(pk), default="", salt=COOKIE_SALT, max_age=COOKIE_LIFE
    )
    link = ActionLink.objects.filter(pk=pk, expires_at__gt=now, revoked_at__isnull=True).first()
    return _visit(request, link if token and link and opens(link, token) else None, now)


def _visit(request: HttpRequest, link: ActionLink | None, now: dt.datetime) -> Visit:
    who = _person(link) if link else None
    if link is None or who is None:
        raise DeadLink
    speak_language_of(who, request)
    return Visit(request, who, now, reverse("link", args=[link.pk]), link)


def _person(link: ActionLink) -> User | None:
    """Give whose link it is: of whoever has its address, or is about to have it.

    Whoever volunteers has no account yet.
    """
    if link.purpose == LinkPurpose.NEW_ADDRESS:
        return User.objects.filter(pk=link.object_id, is_active=True).first()
    if link.purpose == LinkPurpose.CONFIRM_REGISTRATION:
        asked = Registration.objects.filter(pk=link.object_id).first()
        return User(email=link.email, language=asked.language) if asked else None
    return owner_of(link.email)


def _cookie_name(pk: int) -> str:
    prefix = "__Secure-" if settings.SESSION_COOKIE_SECURE else ""
    return f"{prefix}link-{pk}"


def _private(response: HttpResponse) -> HttpResponse:
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
