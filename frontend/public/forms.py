"""What a teacher fills in to ask for a session, a sheet for each page."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, override

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from frontend.fields import AddressField
from frontend.forms import MAX_GROUPS, GroupForm, MomentForm
from frontend.sheets import PageForm, Posted, Rows, Sheet
from schools.operations import GroupWish
from sessions.choices import Channel, Format, Language, Theme
from sessions.models import Cooperative
from sessions.operations.requests import (
    MAX_MOMENTS,
    Asker,
    Moment,
    RequestWish,
    clean_moments,
)
from youth4coop.terms import local_date


class WishForm(PageForm):
    """What kind of session."""

    goal = forms.CharField(
        label=_("Wat moeten je leerlingen na de les weten of kunnen?"),
        help_text=_("Eén of twee zinnen, hoogstens 300 tekens. De spreker leest dit."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("Schrijf in één of twee zinnen wat het doel is."),
            "max_length": _("Schrijf hoogstens 300 tekens."),
        },
    )
    format = forms.ChoiceField(
        label=_("Waar vertelt de spreker?"),
        choices=Format.choices,
        initial=Format.IN_CLASS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies waar de spreker vertelt.")},
    )
    language = forms.ChoiceField(
        label=_("In welke taal?"),
        choices=Language.choices,
        initial=Language.NL,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een taal.")},
    )
    themes = forms.MultipleChoiceField(
        label=_("Waarover wil je iets horen?"),
        choices=Theme.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    preferred_cooperatives = forms.ModelMultipleChoiceField(
        label=_("Welke coöperatie heb je het liefst?"),
        queryset=Cooperative.objects.approved(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    teacher_present = forms.BooleanField(
        label=_("Ik of een collega blijft de hele tijd bij de leerlingen."),
        error_messages={"required": _("Vink aan dat jij of een collega bij de leerlingen blijft.")},
    )


class YouForm(PageForm):
    """Who asks."""

    name = forms.CharField(
        label=_("Je naam"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
        error_messages={"required": _("Vul je naam in.")},
    )
    email = AddressField(
        label=_("Je e-mailadres"),
        help_text=_(
            "Liefst dat van je school. Je krijgt er een mail om je aanvraag te bevestigen."
        ),
    )
    phone = forms.CharField(
        label=_("Je telefoonnummer"),
        help_text=_("Alleen je spreker krijgt het te zien."),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "type": "tel", "class": "medium"}),
    )

    def asker(self) -> Asker:
        return Asker(**self.cleaned_data)


class ClassesSheet(Sheet):
    """The class groups."""

    def __init__(self, data: Posted = None, *, now: dt.datetime):
        self.groups = Rows(GroupForm, "groups", data, number=MAX_GROUPS, least=1)
        super().__init__(PageForm(data), groups=self.groups)

    def wishes(self) -> list[GroupWish]:
        return [form.wish() for form in self.groups.filled]


class MomentsSheet(Sheet):
    """The moments that a teacher can make; those that cannot be are refused here already."""

    def __init__(self, data: Posted = None, *, now: dt.datetime):
        self.now = now
        today = local_date(now)
        self.moments = Rows(MomentForm, "moments", data, number=MAX_MOMENTS, least=1, today=today)
        super().__init__(PageForm(data), moments=self.moments)

    @override
    def is_valid(self) -> bool:
        if not super().is_valid():
            return False
        try:
            clean_moments(self.wishes(), self.now)
        except ValidationError as error:
            self.refuse(error)
            return False
        return True

    def wishes(self) -> list[Moment]:
        return [form.moment() for form in self.moments.filled]


class WishesSheet(Sheet):
    """What kind of session."""

    def __init__(self, data: Posted = None, *, now: dt.datetime):
        super().__init__(WishForm(data))


class YouSheet(Sheet):
    """Who asks."""

    names = {"teacher.name": "name", "teacher.email": "email", "teacher.phone": "phone"}

    def __init__(self, data: Posted = None, *, now: dt.datetime):
        self.form = YouForm(data)
        super().__init__(self.form)

    def asker(self) -> Asker:
        return self.form.asker()


def make_wish(
    groups: Sequence[GroupWish], moments: Sequence[Moment], answers: Mapping[str, Any]
) -> RequestWish:
    """Put the answers together for the operation.

    Args:
        answers: the checked answers of a WishForm, perhaps with a channel.
    """
    return RequestWish(
        groups=list(groups),
        moments=list(moments),
        goal=answers["goal"],
        format=answers["format"],
        language=answers["language"],
        themes=answers["themes"],
        preferred_cooperatives=list(answers["preferred_cooperatives"]),
        channel=answers.get("channel", Channel.DIRECT),
        teacher_present=answers["teacher_present"],
    )
