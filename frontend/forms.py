"""Forms that pages of several roles share."""

import datetime as dt
from collections.abc import Iterable

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from frontend.fields import ClockField, DayField, FreeTextField, NumberField
from frontend.sheets import PageForm, Posted, RowForm
from schools.levels import Level
from schools.models import MAX_PUPILS_PER_GROUP
from schools.operations import GroupWish
from sessions.operations.requests import Moment
from youth4coop.terms import BRUSSELS

MAX_GROUPS = 4
CHOOSE = ("", _("Kies"))

type Choices = list[tuple[str, str | Promise]]

_LEVEL_GROUPS: list[tuple[Promise, Iterable[Level]]] = [
    (_("Basisonderwijs"), [Level.KLEUTER, Level.LAGER_1, Level.LAGER_2, Level.LAGER_3]),
    (
        _("Secundair onderwijs"),
        [
            Level.SO_1A, Level.SO_1B, Level.SO_2_DO, Level.SO_2_DU, Level.SO_2_A, Level.SO_3_DO,
            Level.SO_3_DU, Level.SO_3_A, Level.SO_7, Level.OKAN, Level.BUSO, Level.DUAAL_DLW,
        ],
    ),
    (
        _("Hoger onderwijs en volwassenen"),
        [Level.HBO5, Level.HOGER_HS, Level.HOGER_UNIV, Level.CVO],
    ),
    (_("Buiten de school"), [Level.BUITEN_SCHOOL]),
]  # fmt: skip


def level_choices() -> list[tuple[str | Promise, Choices]]:
    """Give all levels, in groups, for a list to choose from (R2.01)."""
    return [
        (group, [(level.value, level.label) for level in levels]) for group, levels in _LEVEL_GROUPS
    ]


class GroupForm(RowForm):
    """One class group."""

    name = forms.CharField(
        label=_("Naam van de klas"),
        help_text=_("Zoals 5 ECO A."),
        max_length=60,
        widget=forms.TextInput(attrs={"spellcheck": "false"}),
        error_messages={"required": _("Vul in hoe de klas heet.")},
    )
    level = forms.ChoiceField(
        label=_("Niveau"),
        help_text=_("Weet je het niet? Kies wat het best past."),
        choices=[CHOOSE, *level_choices()],
        error_messages={"required": _("Kies het niveau van de klas.")},
    )
    expected_pupils = NumberField(
        label=_("Aantal leerlingen"),
        low=1,
        high=MAX_PUPILS_PER_GROUP,
        error_messages={"required": _("Vul in hoeveel leerlingen je verwacht.")},
    )

    def wish(self) -> GroupWish:
        return GroupWish(**self.cleaned_data)


class MomentForm(RowForm):
    """One moment: a day and its hours in Belgium."""

    day = DayField(
        label=_("Datum"),
        help_text=_("Zoals 3/2/2027."),
        widget=forms.TextInput(attrs={"class": "medium"}),
        error_messages={"required": _("Vul een datum in.")},
    )
    start = ClockField(
        label=_("Van"),
        help_text=_("Zoals 10.10."),
        widget=forms.TextInput(attrs={"class": "short"}),
        error_messages={"required": _("Vul in hoe laat je begint.")},
    )
    end = ClockField(
        label=_("Tot"),
        help_text=_("Zoals 11.50."),
        widget=forms.TextInput(attrs={"class": "short"}),
        error_messages={"required": _("Vul in hoe laat je stopt.")},
    )

    def moment(self) -> Moment:
        return Moment(start=self._at("start"), end=self._at("end"))

    def _at(self, name: str) -> dt.datetime:
        return dt.datetime.combine(
            self.cleaned_data["day"], self.cleaned_data[name], tzinfo=BRUSSELS
        )


class SchoolForm(PageForm):
    """The school finder's one field."""

    school = forms.CharField(
        label=_("Zoek de school"),
        help_text=_("Typ een deel van de naam, de gemeente of de postcode."),
        required=False,
        widget=forms.TextInput(
            attrs={"autocomplete": "organization", "spellcheck": "false", "type": "search"}
        ),
    )


class ReasonForm(PageForm):
    """Why something is stopped."""

    reason = FreeTextField(
        label=_("Waarom?"),
        help_text=_("Eén zin is genoeg."),
        max_length=300,
        error_messages={"required": _("Schrijf kort waarom.")},
    )


def reason_form(name: str, data: Posted = None) -> ReasonForm:
    """Give the form in which somebody says why; its name keeps it apart from the others."""
    return ReasonForm(data, prefix=name)


class NoForm(PageForm):
    """A button alone: there is nothing to fill in."""
