"""The two forms of logging in: your address, then the code from the mail."""

from allauth.account.forms import ConfirmLoginCodeForm, RequestLoginCodeForm
from django import forms
from django.utils.translation import gettext_lazy as _

from frontend.fields import AddressField
from frontend.sheets import PageForm


class AskCodeForm(PageForm, RequestLoginCodeForm):  # type: ignore[misc]  # allauth has no types
    """Where the code goes to; the answer is the same for addresses that we do not know (R5.09)."""

    email = AddressField(
        label=_("Je e-mailadres"), help_text=_("Het adres waarop je onze mails krijgt.")
    )


class GiveCodeForm(PageForm, ConfirmLoginCodeForm):  # type: ignore[misc]  # allauth has no types
    """The code from the mail; small letters, spaces and pasting are all right (R6.16)."""

    code = forms.CharField(
        label=_("De code uit de mail"),
        help_text=_("Zoals BCDF-GHJK. Grote of kleine letters maken niet uit."),
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "class": "medium",
            }
        ),
        error_messages={"required": _("Vul de code uit de mail in.")},
    )
