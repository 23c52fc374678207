"""How people enter the site: by a code that is mailed to an address we know already."""

from typing import Any, ClassVar, override
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from youth4coop.users.logins import blur_address
from youth4coop.users.models import User
from youth4coop.users.proof import recently_proved


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Lets known people in, and makes no accounts: the coordinator does."""

    error_messages: ClassVar[dict[str, str | Promise]] = {
        **DefaultAccountAdapter.error_messages,
        "incorrect_code": _("Deze code klopt niet. Kijk ze na in de laatste mail."),
        "too_many_login_attempts": _("Die code was te vaak fout. Vraag een nieuwe."),
    }

    @override
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody can make an account for themselves."""
        return False

    @override
    def is_safe_url(self, url: str) -> bool:
        """Only a page of ours is a place to go on to after logging in (R5.20)."""
        if not url.startswith("/") or not url_has_allowed_host_and_scheme(url, allowed_hosts=None):
            return False
        try:
            resolve(urlsplit(url).path)
        except Resolver404:
            return False
        return True

    @override
    def post_login(self, request: HttpRequest, user: User, **details: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **details)
        blur_address(request)
        return response

    @override
    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """A login of some minutes ago is proof enough."""
        return not recently_proved(context.request, now=timezone.now())

    @override
    def get_reauthentication_methods(self, user: User | AnonymousUser) -> list[dict[str, Any]]:
        """Give how somebody can prove to be who they are, the first one first.

        Who has a second factor proves it with that; others with a code from the mail.
        """
        if not user.is_authenticated:
            return []
        kinds = set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
        app = _way("mfa_reauthenticate", _("Gebruik een code van je app of een herstelcode"))
        passkey = _way("mfa_reauthenticate_webauthn", _("Gebruik een passkey"))
        if Authenticator.Type.WEBAUTHN not in kinds:
            code = _way("account_reauthenticate", _("Mail me een code"))
            return [app] if Authenticator.Type.TOTP in kinds else [code]
        return [app, passkey] if Authenticator.Type.TOTP in kinds else [passkey, app]


def _way(page: str, text: str | Promise) -> dict[str, Any]:
    return {"id": page, "description": text, "url": reverse(page)}
