"""What somebody fills in about themselves."""

from typing import Any, override

from django import forms
from django.utils.translation import gettext_lazy as _

from frontend.account.forms import DetailsForm
from frontend.fields import AddressField
from frontend.sheets import PageForm, Posted
from sessions.privacy.person import Person, phone_of


class CorrectForm(DetailsForm):
    """Name, language and telephone number; only a teacher or speaker has the last one."""

    phone = forms.CharField(
        label=_("Je telefoonnummer"),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "type": "tel", "class": "medium"}),
        error_messages={"max_length": _("Vul een telefoonnummer in, zoals 0470 12 34 56.")},
    )
    field_order = ("name", "phone", "language")

    @override
    def __init__(self, person: Person, data: Posted = None):
        self.known: dict[str, Any] = {
            "name": person.user.name if person.user else "",
            "language": person.user.language if person.user else "nl",
            "phone": next((phone_of(row) for row in person.rows if phone_of(row)), ""),
        }
        super().__init__(data, initial=self.known)
        if not (person.teachers or person.speakers):
            del self.fields["phone"]

    def given(self) -> dict[str, Any]:
        """Give what was filled in; what was not asked stays as it is."""
        return {"language": self.known["language"], **self.cleaned_data}

    def repeats(self) -> bool:
        """Tell whether nothing would change."""
        return self.is_valid() and all(
            self.known[name] == value for name, value in self.cleaned_data.items()
        )


class NewAddressForm(PageForm):
    """Where mail has to go from now on."""

    prefix = "new"

    email = AddressField(
        label=_("Je nieuwe e-mailadres"), help_text=_("We mailen een link naar dit adres.")
    )


class EraseForm(PageForm):
    """That somebody is sure; `end_first` is asked only where something is going on."""

    prefix = "erase"

    end_first = forms.BooleanField(
        label=_("Annuleer dit alles voor mij."),
        error_messages={"required": _("Vink aan dat we dit mogen annuleren.")},
    )
    sure = forms.BooleanField(
        label=_("Ja, wis mijn gegevens. Ik weet dat dit niet terug kan."),
        error_messages={"required": _("Vink aan dat je het zeker weet.")},
    )

    @override
    def __init__(self, data: Posted = None, *, is_going_on: bool):
        super().__init__(data)
        if not is_going_on:
            del self.fields["end_first"]
