"""Sessions in people's own calendars: one to download, or all of theirs to follow."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache

from frontend.access import PersonRequest, allow, only
from frontend.shared.session_page import visible_session
from sessions.calendar import event_of, session_event
from sessions.calendar.following import (
    FOLLOWERS,
    feed_address_of,
    feed_of,
    follower,
    page_of,
    start_feed,
    stop_feed,
)


@cache_control(no_store=True)
@allow("GET")
def session_calendar(request: PersonRequest, pk: int) -> HttpResponse:
    """Give one session as a file that a calendar opens."""
    user, session = request.user, visible_session(request.user, pk)
    event = event_of(session, user.name, user.email, page_of(session), now=timezone.now())
    name = {"Content-Disposition": f'attachment; filename="sessie-{pk}.ics"'}
    return _calendar(session_event(event, method="PUBLISH"), name)


@login_not_required
@cache_control(private=True)
@allow("GET")
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    """Give all sessions of whoever made this address; reading it changes nothing."""
    now = timezone.now()
    owner = follower(token, now=now)
    if owner is None:
        raise Http404
    headers = {"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"}
    return _calendar(feed_of(owner, now=now), headers)


@only(*FOLLOWERS)
@never_cache
@allow("GET", "POST")
def calendar_settings(request: PersonRequest) -> HttpResponse:
    """Make an address to follow one's sessions at, which is shown this once; an older one stops."""
    now = timezone.now()
    context: dict[str, Any] = {}
    if request.method == "POST":
        token = start_feed(request.user, now=now)
        context["address"] = f"{settings.BASE_URL}{reverse('calendar_feed', args=[token])}"
    context["feed"] = feed_address_of(request.user, now=now)
    return render(request, "frontend/me/calendar.html", context)


@only(*FOLLOWERS)
@allow("POST")
def calendar_stop(request: PersonRequest) -> HttpResponse:
    """Stop the address."""
    stop_feed(request.user, now=timezone.now())
    messages.success(request, _("Je agenda-adres is gestopt."))
    return redirect("calendar_settings")


def _calendar(text: str, headers: dict[str, str]) -> HttpResponse:
    return HttpResponse(text, content_type="text/calendar; charset=utf-8", headers=headers)
