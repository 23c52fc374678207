"""Passkeys, apps with codes, and recovery codes: how allauth's second factors are ours."""

import base64
import hashlib
import secrets
from typing import ClassVar, override

from allauth.core.internal.cryptokit import normalize_user_code
from allauth.mfa import app_settings
from allauth.mfa.adapter import DefaultMFAAdapter, get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.cache import cache
from django.utils.encoding import force_bytes
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from youth4coop.users.models import User


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth ships no types
    """Speaks to people in their words, and keeps secrets encrypted in the database."""

    error_messages: ClassVar[dict[str, str | Promise]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("Dat klopt niet. Kijk het na en probeer opnieuw."),
        "cannot_generate_recovery_codes": _("Zet eerst een passkey of een app op."),
    }

    @override
    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    @override
    def decrypt(self, encrypted_text: str) -> str:
        """Give the secret; where the site has another key by now, one that no code fits."""
        try:
            return _cipher().decrypt(encrypted_text).decode()
        except InvalidToken:
            return base64.b32encode(secrets.token_bytes(20)).decode()

    @override
    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        """Give the name that a new passkey gets unless its owner has a better one."""
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return str(_("Passkey %(number)s") % {"number": number})

    @override
    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": "Youth4coop"}

    @override
    def get_public_key_credential_user_entity(self, user: User) -> dict[str, object]:
        entity = super().get_public_key_credential_user_entity(user)
        return {**entity, "display_name": user.get_full_name()}


def use_code_once(user: User, code: str) -> str:
    """Give the code back, and refuse it when it comes again.

    allauth remembers a code for half a minute, and one is good for longer where a clock may be off.

    Raises:
        ValidationError: it was used before.
    """
    lasts = app_settings.TOTP_PERIOD * (2 * app_settings.TOTP_TOLERANCE + 1)
    if not cache.add(_used(user, code), True, timeout=lasts):
        raise get_adapter().validation_error("incorrect_code")
    return code


def let_code_be_used_again(user: User, code: str) -> None:
    """Forget that a code was used: in the demo, people log in with the same one in no time."""
    allauths = TOTP(Authenticator(user=user))._get_used_cache_key(code)
    cache.delete_many([_used(user, code), allauths])


def _used(user: User, code: str) -> str:
    return f"second-factor-code:{user.pk}:{normalize_user_code(code)}"


def _cipher() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_derived(key)) for key in keys])


def _derived(key: str | bytes) -> bytes:
    digest = hashlib.sha256(b"youth4coop.second-factor:" + force_bytes(key)).digest()
    return base64.urlsafe_b64encode(digest)
