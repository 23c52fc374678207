"""The security log: who logged in, what failed, what was added; never with personal data (R5.26).

It names people by their id in our database only, so that erasing a person makes it anonymous.
"""

import logging
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.signals import login_code_rejected
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.http import HttpRequest

from youth4coop.users.models import User

logger = logging.getLogger("youth4coop.security")


def record(event: str, user: User | None, **facts: str | int) -> None:
    """Write one line; the facts must be codes and numbers, nothing that somebody typed."""
    told = "".join(f" {name}={value}" for name, value in facts.items())
    logger.info("%s user=%s%s", event, user.pk if user else "none", told)


def listen() -> None:
    """Record what Django and allauth tell."""
    user_logged_in.connect(_logged_in)
    user_logged_out.connect(_logged_out)
    login_code_rejected.connect(_code_rejected)
    authentication_failed.connect(_second_factor_rejected)
    authenticator_added.connect(_factor_added)
    authenticator_removed.connect(_factor_removed)
    authenticator_reset.connect(_recovery_codes_renewed)


def _logged_in(request: HttpRequest, user: User, **_more: Any) -> None:
    methods = [each["method"] for each in get_authentication_records(request, user)]
    record("logged_in", user, by="+".join(methods) or "unknown")


def _logged_out(user: User | None, **_more: Any) -> None:
    record("logged_out", user)


def _code_rejected(user: User, last_attempt: bool, **_more: Any) -> None:
    record("code_rejected", user, last=int(last_attempt))


def _second_factor_rejected(user: User, authenticator: Authenticator, **_more: Any) -> None:
    record("second_factor_rejected", user, kind=authenticator.type)


def _factor_added(user: User, authenticator: Authenticator, **_more: Any) -> None:
    record("second_factor_added", user, kind=authenticator.type)


def _factor_removed(user: User, authenticator: Authenticator, **_more: Any) -> None:
    record("second_factor_removed", user, kind=authenticator.type)


def _recovery_codes_renewed(user: User, **_more: Any) -> None:
    record("recovery_codes_renewed", user)
