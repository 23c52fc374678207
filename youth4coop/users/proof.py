"""What somebody has proved in this login session, and when.

allauth keeps a record of each step in the session: "code" for a code from the mail, "mfa" for a
second factor. A login counts, and so does proving it once more later on.
"""

import datetime as dt
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login import (
    AUTHENTICATION_METHODS_SESSION_KEY,
    get_authentication_records,
    record_authentication,
)
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode

from youth4coop.users.models import User

SECOND_FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
MFA = "mfa"


def has_second_factor(user: User) -> bool:
    """Tell whether the person has a passkey or an app with codes."""
    return bool(is_mfa_enabled(user, SECOND_FACTORS))


def lacks_second_factor(request: HttpRequest) -> bool:
    """Tell whether this login session still needs a second factor: coordinators do (R5.12).

    What counts is what this session has shown, so that one that was begun with the mail alone does
    not go on when a second factor is added elsewhere.
    """
    user = request.user
    return bool(user.is_authenticated and user.is_coordinator and not _records(request, MFA))


def recently_proved(request: HttpRequest, *, now: dt.datetime) -> bool:
    """Tell whether the person proved in the last ten minutes to be who they are.

    Who has a second factor proves it with that; others with a code from the mail.
    """
    user = request.user
    if not user.is_authenticated:
        return False
    records = _records(request, MFA) if has_second_factor(user) else _records(request)
    oldest = now.timestamp() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
    return any(record["at"] >= oldest for record in records)


def prove_again(request: HttpRequest) -> HttpResponse:
    """Lead somebody who is logged in to where they prove it, and from there back to this page."""
    way = get_adapter().get_reauthentication_methods(request.user)[0]
    return redirect(f"{way['url']}?{urlencode({'next': request.get_full_path()})}")


def listen() -> None:
    """Keep what was proved in step with the second factors that somebody has."""
    authenticator_added.connect(_added)
    authenticator_removed.connect(_removed)


def _records(request: HttpRequest, method: str = "") -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = get_authentication_records(request, request.user)
    return [record for record in records if not method or record["method"] == method]


def _added(request: HttpRequest, user: User, authenticator: Authenticator, **_more: Any) -> None:
    """Who adds a second factor has just shown it."""
    if authenticator.type in SECOND_FACTORS:
        record_authentication(request, user, MFA, id=authenticator.pk, type=authenticator.type)


def _removed(request: HttpRequest, user: User, **_more: Any) -> None:
    """Without any second factor left, nothing that was proved with one counts any more."""
    if not has_second_factor(user):
        kept = [record for record in _records(request) if record["method"] != MFA]
        request.session[AUTHENTICATION_METHODS_SESSION_KEY] = kept
