"""Login sessions: how long they last, and how they end. (Classroom sessions are elsewhere.)"""

import datetime as dt
import ipaddress
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from youth4coop.users.models import User
from youth4coop.users.security_log import record

BEGAN, SEEN = "login_began", "login_seen"
# Writing down each click would write to the database for each click.
NOTED_EVERY = dt.timedelta(minutes=10)
KEPT_OF_ADDRESS = {4: 24, 6: 48}  # bits (R4.10)


def listen() -> None:
    """Let each login begin with its limits."""
    user_logged_in.connect(_logged_in)


def begin(request: HttpRequest, user: User, *, now: dt.datetime) -> None:
    """Start counting how long somebody is logged in."""
    request.session[BEGAN] = request.session[SEEN] = now.timestamp()
    request.session.set_expiry(int(_limit(settings.LOGIN_IDLE, user).total_seconds()))


def is_over(request: HttpRequest, user: User, *, now: dt.datetime) -> bool:
    """Tell whether somebody has been logged in, or away, for longer than their role allows."""
    in_all = now.timestamp() - request.session.get(BEGAN, 0)
    away = now.timestamp() - request.session.get(SEEN, 0)
    most, idle = _limit(settings.LOGIN_MOST, user), _limit(settings.LOGIN_IDLE, user)
    return bool(in_all > most.total_seconds() or away > idle.total_seconds())


def note_visit(request: HttpRequest, *, now: dt.datetime) -> None:
    """Write down that somebody is still there, which lets the session last; not at each click."""
    if now.timestamp() - request.session.get(SEEN, 0) >= NOTED_EVERY.total_seconds():
        request.session[SEEN] = now.timestamp()
        own = UserSession.objects.filter(session_key=request.session.session_key)
        own.update(last_seen_at=now)


def blur_address(request: HttpRequest) -> None:
    """Keep no more of the address behind this login than the network it is in (R4.10)."""
    own = UserSession.objects.filter(session_key=request.session.session_key)
    own.update(ip=_network(request.META["REMOTE_ADDR"]))


def logins_of(user: User, *, now: dt.datetime) -> QuerySet[UserSession]:
    """Give the login sessions of somebody that still last, newest first."""
    lasting = Session.objects.filter(expire_date__gt=now).values("session_key")
    logins: QuerySet[UserSession] = UserSession.objects.filter(user=user, session_key__in=lasting)
    return logins.order_by("-last_seen_at", "-pk")


@transaction.atomic
def end_logins(user: User, logins: QuerySet[UserSession]) -> int:
    """End login sessions of somebody, at once.

    Returns:
        how many.
    """
    keys = list(logins.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    UserSession.objects.filter(user=user, session_key__in=keys).delete()
    record("logins_ended", user, number=len(keys))
    return len(keys)


def forget_logins(*, now: dt.datetime) -> int:
    """Delete the login sessions, and drafts of strangers, that are over.

    Returns:
        how many.
    """
    number, _by_model = Session.objects.filter(expire_date__lte=now).delete()
    lasting = Session.objects.values("session_key")
    UserSession.objects.exclude(session_key__in=lasting).delete()
    return number


def _logged_in(request: HttpRequest, user: User, **_more: Any) -> None:
    begin(request, user, now=timezone.now())


def _limit(limits: dict[str, dt.timedelta], user: User) -> dt.timedelta:
    return limits["coordinator" if user.is_coordinator else "other"]


def _network(address: str) -> str:
    found = ipaddress.ip_address(address)
    bits = KEPT_OF_ADDRESS[found.version]
    return str(ipaddress.ip_network((int(found), bits), strict=False).network_address)
