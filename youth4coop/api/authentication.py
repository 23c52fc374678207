"""Who calls: a token, or the login session of a browser."""

from typing import Any, override

from django.utils.translation import gettext as _
from drf_spectacular.authentication import SessionScheme
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from knox.auth import TokenAuthentication as KnoxAuthentication
from rest_framework.authentication import SessionAuthentication
from rest_framework.exceptions import AuthenticationFailed, NotAuthenticated, PermissionDenied
from rest_framework.request import Request

from youth4coop.users.models import User
from youth4coop.users.proof import lacks_second_factor


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


class BrowserAuthentication(SessionAuthentication):
    """The login session of a browser; a coordinator's must have shown a second factor (403)."""

    @override
    def authenticate(self, request: Request) -> tuple[User, None] | None:
        found = super().authenticate(request)
        if found and lacks_second_factor(request._request):
            raise PermissionDenied(
                _("Zet eerst een tweede stap op: meld je aan op de site en volg wat daar staat."),
                "second_factor_required",
            )
        return found


class BrowserScheme(SessionScheme):  # type: ignore[no-untyped-call]  # no types
    """How the schema describes a browser."""

    target_class = "youth4coop.api.authentication.BrowserAuthentication"


def person(request: Request) -> User:
    """Give who is logged in.

    Raises:
        NotAuthenticated: nobody is (401).
    """
    if not request.user.is_authenticated:
        raise NotAuthenticated
    return request.user
