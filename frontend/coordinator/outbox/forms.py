"""What the coordinator fills in about a mail."""

import datetime as dt
from typing import Any, Self, override

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from frontend.fields import AddressField, ClockField, DayField
from frontend.sheets import PageForm, Posted
from sessions.operations.sides import Person
from youth4coop.mail.models import OutboxMail
from youth4coop.terms import BRUSSELS, local_time


class WordsForm(PageForm):
    """The subject and text of a mail that waits."""

    subject = forms.CharField(
        label=_("Onderwerp"),
        help_text=_("Hoogstens 60 tekens."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Vul een onderwerp in.")},
    )
    text = forms.CharField(
        label=_("Tekst"),
        help_text=_(
            "**vet**, *schuin*, en een streepje voor elk punt van een lijst. "
            "Een link alleen op een lijn is een knop: [woorden](adres)."
        ),
        widget=forms.Textarea(attrs={"rows": 16, "autocomplete": "off"}),
        error_messages={"required": _("Vul een tekst in.")},
    )

    @classmethod
    def of(cls, mail: OutboxMail) -> Self:
        """Give the form with the words that the mail has now."""
        return cls(initial={"subject": mail.subject, "text": mail.text})


class PostponeForm(PageForm):
    """Another moment for a mail that waits."""

    day = DayField(
        label=_("Dag"),
        help_text=_("Zoals 3/2/2027."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "medium"}),
        error_messages={"required": _("Vul een dag in.")},
    )
    hour = ClockField(
        label=_("Uur"),
        help_text=_("Zoals 8.00."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "short"}),
        error_messages={"required": _("Vul een uur in.")},
    )

    @classmethod
    def of(cls, mail: OutboxMail, today: dt.date) -> Self:
        """Give the form with the moment that the mail has now."""
        local = local_time(mail.send_at)
        return cls(today=today, initial={"day": local.date(), "hour": local.time()})

    def moment(self) -> dt.datetime:
        """Give the moment that was filled in."""
        day, hour = self.cleaned_data["day"], self.cleaned_data["hour"]
        return dt.datetime.combine(day, hour, tzinfo=BRUSSELS)

    @override
    def refuse(self, error: ValidationError) -> None:
        """Show what is wrong with the moment at its day."""
        super().refuse(ValidationError({"day": error.error_dict["at"]}))


class AgainForm(PageForm):
    """The address at which a mail that did not arrive is tried again.

    Only the address of a teacher or speaker can be another one: it is corrected with them too.
    """

    email = AddressField(
        label=_("E-mailadres"),
        widget=forms.EmailInput(
            attrs={"autocomplete": "off", "spellcheck": "false", "maxlength": "254"}
        ),
        error_messages={"required": _("Vul het e-mailadres in.")},
    )

    def __init__(self, mail: OutboxMail, person: Person | None, data: Posted = None):
        known = person.email if person else mail.to
        super().__init__(data, initial={"email": known})
        self.known = known
        if person is None:
            del self.fields["email"]
        else:
            hint = _("Is het fout? Verbeter het hier. Dan klopt het ook bij %(name)s.")
            self.fields["email"].help_text = hint % {"name": person.name}

    @property
    def address(self) -> str:
        """Give the address that was filled in, or the one that is known."""
        address: Any = self.cleaned_data.get("email", self.known)
        return str(address)
