"""The forms of logging in with a code from the mail, and of one's own account."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, override

from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from frontend.errors import too_many_requests
from frontend.fields import AddressField
from frontend.sheets import PageForm
from youth4coop.users.limits import seconds_to_wait
from youth4coop.users.models import User
from youth4coop.users.security_log import record

TOO_OFTEN = {"too_many_login_attempts", "rate_limited"}


@contextmanager
def too_often_is_429(action: str, key: str, user: User | None = None) -> Iterator[None]:
    """Answer with the page for "too often" where allauth says that beside a field."""
    try:
        yield
    except ValidationError as error:
        if error.code not in TOO_OFTEN:
            raise
        record("too_often", user, action=action)
        wait = seconds_to_wait(context.request, action, key)
        raise ImmediateHttpResponse(too_many_requests(context.request, wait)) from error


def code_field(
    label: StrOrPromise, hint: StrOrPromise, missing: StrOrPromise, **attrs: str
) -> forms.CharField:
    """Give a field for a code: one box, in which pasting and spaces are fine (R6.16)."""
    widget = forms.TextInput(
        attrs={"autocomplete": "one-time-code", "spellcheck": "false", "class": "medium", **attrs}
    )
    return forms.CharField(
        label=label, help_text=hint, widget=widget, error_messages={"required": missing}
    )


def mailed_code_field() -> forms.CharField:
    """Give the field for a code from a mail."""
    return code_field(
        _("De code uit de mail"),
        _("Zoals BCDF-GHJK. Grote of kleine letters maken niet uit."),
        _("Vul de code uit de mail in."),
        autocapitalize="characters",
    )


class AskCodeForm(PageForm, RequestLoginCodeForm):  # type: ignore[misc]  # allauth has no types
    """Where the code goes to; the answer is the same for addresses that we do not know (R5.09)."""

    email = AddressField(
        label=_("Je e-mailadres"), help_text=_("Het adres waarop je onze mails krijgt.")
    )

    def clean_email(self) -> str:
        with too_often_is_429("request_login_code", self.cleaned_data["email"].lower()):
            return str(super().clean_email())


class GiveCodeForm(PageForm, ConfirmLoginCodeForm):  # type: ignore[misc]  # allauth has no types
    """The code from the mail."""

    code = mailed_code_field()


class ProofCodeForm(PageForm):
    """The code from the mail, of somebody who is logged in and proves it once more."""

    code = mailed_code_field()


class DetailsForm(PageForm):
    """One's name and language; where there is one language, it is not asked."""

    name = forms.CharField(
        label=_("Je naam"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
        error_messages={
            "required": _("Vul je naam in."),
            "max_length": _("Schrijf hoogstens 120 tekens."),
        },
    )
    language = forms.ChoiceField(
        label=_("Taal van onze mails"),
        widget=forms.RadioSelect,
        error_messages=dict.fromkeys(["required", "invalid_choice"], _("Kies een taal.")),
    )

    @override
    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if len(settings.LANGUAGES) > 1:
            self.fields["language"].choices = settings.LANGUAGES  # type: ignore[attr-defined]
        else:
            del self.fields["language"]
