"""The forms of second factors: codes of an app, recovery codes, passkeys."""

import json
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, override

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.forms import GenerateRecoveryCodesForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from frontend.account.forms import code_field, too_often_is_429
from frontend.sheets import PageForm
from youth4coop.users.models import User
from youth4coop.users.second_factor import let_code_be_used_again, use_code_once
from youth4coop.users.security_log import record

MALFORMED = (
    ValueError, TypeError, AttributeError, LookupError, NotImplementedError, struct.error,
)  # fmt: skip
MISSING = _("Vul de code in.")


class _SecondCode(PageForm):
    """A code of an app, or a recovery code: counted for each person, and used once."""

    user: User
    code = code_field(
        _("Je code"),
        _("De 6 cijfers uit je app, of een herstelcode van 8 cijfers."),
        MISSING,
        inputmode="numeric",
    )

    def clean_code(self) -> str:
        if settings.DEMO:
            let_code_be_used_again(self.user, self.cleaned_data["code"])
        with too_often_is_429("login_failed", f"mfa-auth-user-{self.user.pk}", self.user):
            code: str = super().clean_code()  # type: ignore[misc]  # of the form beside this one
        return use_code_once(self.user, code)


class SecondStepForm(_SecondCode, AuthenticateForm):  # type: ignore[misc]  # no types
    """The second step of logging in."""


class ProveByAppForm(_SecondCode, ReauthenticateForm):  # type: ignore[misc]  # no types
    """Proves once more who is there."""


class AddAppForm(PageForm, ActivateTOTPForm):  # type: ignore[misc]  # no types
    """The first code of an app, which shows that it works."""

    code = code_field(_("De code in je app"), _("6 cijfers."), MISSING, inputmode="numeric")

    def clean_code(self) -> str:
        with too_often_is_429("login_failed", f"mfa-auth-user-{self.user.pk}", self.user):
            return str(super().clean_code())


class RenewCodesForm(PageForm, GenerateRecoveryCodesForm):  # type: ignore[misc]  # no types
    """Other recovery codes: a button alone."""


class CredentialField(forms.JSONField):
    """What a browser tells about a passkey, as long as a database can hold it."""

    widget = forms.HiddenInput
    text = _("Je toestel gaf geen passkey. Druk op de knop en volg wat je toestel vraagt.")
    default_error_messages = {"required": text, "invalid": text}

    @override
    def to_python(self, value: Any) -> Any:
        try:
            found = super().to_python(value)
            told = json.dumps(found, allow_nan=False)
        except (ValueError, RecursionError) as error:
            raise ValidationError(self.error_messages["invalid"], "invalid") from error
        if "\\u0000" in told:
            raise ValidationError(self.error_messages["invalid"], "invalid")
        return found

    @override
    def bound_data(self, data: Any, initial: Any) -> None:
        """Give nothing back: a passkey answers one question once."""

    @override
    def prepare_value(self, value: Any) -> str:
        return ""


@contextmanager
def _readable() -> Iterator[None]:
    """Refuse what allauth cannot read, since anybody can send anything."""
    try:
        yield
    except MALFORMED as error:
        raise get_adapter().validation_error("incorrect_code") from error


class _Passkey(PageForm):
    """What the browser says about a passkey; a wrong answer goes to the security log."""

    user: User | None
    credential = CredentialField()

    def clean_credential(self) -> Authenticator:
        key = f"mfa-auth-user-{self.user.pk}" if self.user else ""
        try:
            with _readable(), too_often_is_429("login_failed", key, self.user):
                return super().clean_credential()  # type: ignore[misc]  # of the form beside it
        except ValidationError:
            record("second_factor_rejected", self.user, kind="webauthn")
            raise


class PasskeyForm(_Passkey, AuthenticateWebAuthnForm):  # type: ignore[misc]  # no types
    """A passkey as the second step of logging in."""


class ProveByPasskeyForm(_Passkey, ReauthenticateWebAuthnForm):  # type: ignore[misc]  # no types
    """A passkey that proves once more who is there."""


class LoginByPasskeyForm(_Passkey, LoginWebAuthnForm):  # type: ignore[misc]  # no types
    """A passkey alone: it asks for a finger, a face or a PIN, and so is two steps in one."""


def _name_field(**kwargs: Any) -> forms.CharField:
    return forms.CharField(
        label=_("Naam van de passkey"),
        help_text=_("Zoals: mijn telefoon. Zo weet je later welke het is."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": _("Geef de passkey een naam."),
            "max_length": _("Schrijf hoogstens 60 tekens."),
        },
        **kwargs,
    )


class AddPasskeyForm(PageForm, AddWebAuthnForm):  # type: ignore[misc]  # no types
    """A new passkey; a name can wait, since the device has made the passkey by now."""

    name = _name_field(required=False)
    credential = CredentialField()
    passwordless = forms.BooleanField(
        label=_("Ik wil me met deze passkey ook aanmelden zonder code uit de mail"),
        required=False,
        initial=True,
    )

    @override
    def clean(self) -> dict[str, Any] | None:
        with _readable():
            return super().clean()


class NamePasskeyForm(PageForm, EditWebAuthnForm):  # type: ignore[misc]  # no types
    """Another name for a passkey."""

    name = _name_field()
