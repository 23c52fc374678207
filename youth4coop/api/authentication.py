"""Who calls: a token, or the login session of a browser."""

from typing import Any, override

from django.utils.translation import gettext as _
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from knox.auth import TokenAuthentication as KnoxAuthentication
from rest_framework.exceptions import AuthenticationFailed, NotAuthenticated
from rest_framework.request import Request

from youth4coop.users.models import User


class TokenAuthentication(KnoxAuthentication):  # type: ignore[misc]  # knox ships no types
    """`Authorization: Token <token>`; a token that is no text at all is a wrong one (401)."""

    @override
    def authenticate_credentials(self, token: bytes) -> tuple[User, object]:
        try:
            found: tuple[User, object] = super().authenticate_credentials(token)
        except ValueError as error:  # not UTF-8, or not hexadecimal
            raise AuthenticationFailed(_("Dit token is niet goed.")) from error
        return found


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]  # no types
    """How the schema describes a token."""

    target_class = TokenAuthentication
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {
            "type": "apiKey",
            "in": "header",
            "name": "Authorization",
            "description": "`Token <token>`, made with `manage.py create_token EMAIL`.",
        }


def person(request: Request) -> User:
    """Give who is logged in.

    Raises:
        NotAuthenticated: nobody is (401).
    """
    if not request.user.is_authenticated:
        raise NotAuthenticated
    return request.user
