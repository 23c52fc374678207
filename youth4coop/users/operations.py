"""What happens to people who log in: one verb, one function."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import ClassVar

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from knox.models import AuthToken

from youth4coop.refusals import Refusal
from youth4coop.users.logins import end_logins
from youth4coop.users.models import User, UserManager, UserRole
from youth4coop.users.security_log import record

MOST_TOKENS = 10
NAMED_BY = 16  # signs of a token's digest, which tell nothing of the token itself
SHOWN = 6  # signs of a token, so that its owner knows it again
_NAME = re.compile(f"[0-9a-f]{{{NAMED_BY}}}")


class UnknownUser(Exception):
    """Nobody who may log in has this address."""


class UnknownToken(Exception):
    """The person has no such token."""


class TooManyTokens(Refusal):
    """The person has as many tokens as anybody may have."""

    code: ClassVar[str] = "too_many_tokens"


@dataclass(frozen=True)
class Token:
    """An API token as its owner sees it: `start` is how its text begins."""

    name: str
    start: str
    made_at: dt.datetime
    expires_at: dt.datetime


def issue_token(email: str) -> str:
    """Make a new API token for a user and give its text, which is stored nowhere.

    Raises:
        UnknownUser: there is no active user with this address.
    """
    _row, token = AuthToken.objects.create(user=_known(email))
    return str(token)


def make_token(user: User, *, now: dt.datetime) -> str:
    """Make a new API token for oneself and give its text, which is stored nowhere.

    Raises:
        TooManyTokens: there are ten already.
    """
    if len(tokens_of(user, now=now)) >= MOST_TOKENS:
        message = _("Je hebt al %(number)s tokens. Trek eerst een token in.")
        raise TooManyTokens(message % {"number": MOST_TOKENS})
    _row, token = AuthToken.objects.create(user=user)
    record("token_made", user)
    return str(token)


def tokens_of(user: User, *, now: dt.datetime) -> list[Token]:
    """Give the API tokens of somebody that still work, newest first."""
    rows = AuthToken.objects.filter(user=user, expiry__gt=now).order_by("-created", "digest")
    return [
        Token(row.digest[:NAMED_BY], row.token_key[:SHOWN], row.created, row.expiry) for row in rows
    ]


def revoke_token(user: User, name: str) -> None:
    """Make a token of oneself worthless, at once.

    Raises:
        UnknownToken: the person has no token of this name.
    """
    if not _NAME.fullmatch(name):
        raise UnknownToken
    deleted, _by_model = AuthToken.objects.filter(user=user, digest__startswith=name).delete()
    if not deleted:
        raise UnknownToken
    record("token_revoked", user)


@transaction.atomic
def reset_second_factor(email: str) -> User:
    """Take away somebody's second factors and end their logins: phone and codes are lost.

    A coordinator is led to set up a new one after logging in.

    Raises:
        UnknownUser: there is no active user with this address.
    """
    user = _known(email)
    Authenticator.objects.filter(user=user).delete()
    record("second_factor_reset", user)
    end_logins(user, UserSession.objects.filter(user=user))
    return user


@transaction.atomic
def add_coordinator(email: str, *, name: str = "") -> User:
    """Make a coordinator, or give the one who has this address already.

    Raises:
        ValidationError: at `email`: it is no address, or belongs to a teacher or speaker.
    """
    known = User.objects.filter(email=UserManager.normalise(email)).first()
    if known is None:
        return User.objects.create_user(email, role=UserRole.COORDINATOR, name=name)
    if not known.is_coordinator:
        message = _("Dit adres is al van een leerkracht of spreker.")
        raise ValidationError({"email": ValidationError(message, "other_role")})
    return known


def _known(email: str) -> User:
    user = User.objects.filter(email=UserManager.normalise(email), is_active=True).first()
    if user is None:
        raise UnknownUser(_("Er is geen gebruiker met het adres %(email)s.") % {"email": email})
    return user
