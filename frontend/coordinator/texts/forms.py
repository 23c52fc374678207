"""What the coordinator fills in about the text of a mail."""

from typing import Self

from django import forms
from django.utils.translation import gettext_lazy as _

from frontend.sheets import PageForm
from sessions.notices.rewording import tidy
from sessions.notices.wording import Wording


class TextForm(PageForm):
    """A subject and a text, with names between braces."""

    subject = forms.CharField(
        label=_("Onderwerp"),
        help_text=_("In de mail worden het hoogstens 60 tekens."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Vul een onderwerp in.")},
    )
    body = forms.CharField(
        label=_("Tekst"),
        help_text=_(
            "**vet**, *schuin*, en een streepje voor elk punt van een lijst. "
            "Een link alleen op een lijn is een knop: [woorden]({naam})."
        ),
        widget=forms.Textarea(attrs={"rows": 18, "autocomplete": "off"}),
        error_messages={"required": _("Vul een tekst in.")},
    )

    @classmethod
    def of(cls, words: Wording) -> Self:
        """Give the form with these words."""
        return cls(initial={"subject": words.subject, "body": words.body})

    def words(self) -> Wording:
        """Give what was filled in, as the operation stores it."""
        subject, body = self.cleaned_data["subject"], self.cleaned_data["body"]
        return tidy(Wording(subject, body))
