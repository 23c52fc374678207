"""Who calls: a token, or the login session of a browser."""

from typing import override

from django.utils.translation import gettext as _
from knox.auth import TokenAuthentication as KnoxAuthentication
from rest_framework.exceptions import AuthenticationFailed

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
