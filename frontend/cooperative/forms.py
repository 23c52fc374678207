"""What a speaker fills in: an answer to an invitation, and the own profile."""

import datetime as dt
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from frontend.fields import ClockField, DayField, FreeTextField, NumberField
from frontend.sheets import PageForm, Posted, RowForm, Rows, Sheet, rows_sent, stored
from frontend.templatetags.words import from_to
from schools.levels import Level
from sessions.choices import Format, InvitationState, Language, Theme
from sessions.models import Invitation, Speaker
from sessions.models.speaker import WEEKDAYS
from sessions.operations.speakers import MOST_ROWS, DaysAway, SpeakerChanges
from sessions.week import WeekHours

SPARE_ROWS = 5


class AcceptForm(PageForm):
    """Yes, at one of the moments that are still to come.

    A single one is chosen already, but not for who said no before: that takes a choice.
    """

    moment = forms.TypedChoiceField(
        label=_("Welk moment kies je?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies een moment."),
            "invalid_choice": _("Kies een van deze momenten."),
        },
    )

    def __init__(self, invitation: Invitation, now: dt.datetime, data: Posted = None):
        super().__init__(data)
        moments = {str(one.pk): one for one in invitation.moments.all() if one.start > now}
        field: Any = self.fields["moment"]
        field.choices = [(key, from_to(moment)) for key, moment in moments.items()]
        field.coerce = moments.__getitem__
        self.any = bool(moments)
        if len(moments) == 1 and invitation.state == InvitationState.SENT:
            self.initial["moment"] = next(iter(moments))


class DeclineForm(PageForm):
    """No; a reason may be given."""

    reason = FreeTextField(label=_("Wil je zeggen waarom?"), max_length=300, required=False)


def several(label: Any, choices: Any, none_chosen: Any) -> forms.MultipleChoiceField:
    """Give a field of which at least one choice is ticked."""
    return forms.MultipleChoiceField(
        label=label,
        choices=choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": none_chosen},
    )


class ProfileForm(PageForm):
    """What somebody can tell about, to whom, where and how often."""

    active = forms.BooleanField(label=_("Ik wil nu gevraagd worden."), required=False)
    themes = forms.MultipleChoiceField(
        label=_("Waarover vertel je?"),
        choices=Theme.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    levels = several(_("Aan wie vertel je?"), Level.choices, _("Kies minstens één niveau."))
    languages = several(_("In welke talen?"), Language.choices, _("Kies minstens één taal."))
    formats = several(_("Hoe?"), Format.choices, _("Kies minstens één manier."))
    postal_code = forms.CharField(
        label=_("Postcode van waar je vertrekt"),
        max_length=4,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "postal-code", "class": "short"}
        ),
        error_messages={"required": _("Vul een postcode in, zoals 9000.")},
    )
    radius_km = NumberField(
        label=_("Hoeveel kilometer ver kom je?"),
        help_text=_("In vogelvlucht."),
        low=1,
        high=300,
        error_messages={"required": _("Vul in hoeveel kilometer ver je komt.")},
    )
    max_sessions_per_school_year = NumberField(
        label=_("Hoe vaak in een schooljaar, hoogstens?"),
        low=1,
        high=100,
        error_messages={"required": _("Vul in hoe vaak je hoogstens komt.")},
    )
    max_sessions_per_day = NumberField(
        label=_("Hoe vaak op één dag, hoogstens?"),
        low=1,
        high=10,
        error_messages={"required": _("Vul in hoe vaak je op één dag komt.")},
    )


class WeekForm(RowForm):
    """A part of each week."""

    weekday = forms.TypedChoiceField(
        label=_("Dag"),
        choices=[("", _("Kies")), *WEEKDAYS],
        coerce=int,
        error_messages={"required": _("Kies een dag.")},
    )
    start = ClockField(
        label=_("Van"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "short"}),
        error_messages={"required": _("Vul in vanaf hoe laat.")},
    )
    end = ClockField(
        label=_("Tot"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "short"}),
        error_messages={"required": _("Vul in tot hoe laat.")},
    )


class AwayForm(RowForm):
    """Days on which one cannot come."""

    start = DayField(
        label=_("Van"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "medium"}),
        error_messages={"required": _("Vul de eerste dag in.")},
    )
    end = DayField(
        label=_("Tot en met"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "medium"}),
        error_messages={"required": _("Vul de laatste dag in.")},
    )


class ProfileSheet(Sheet):
    """The whole profile. Days away that are over are left out, and so disappear."""

    def __init__(self, speaker: Speaker, data: Posted = None, *, today: dt.date):
        week = [{"initial": stored(WeekForm, part)} for part in speaker.availability.all()]
        to_come = [days for days in speaker.unavailable.all() if days.end >= today]
        away = [{"initial": stored(AwayForm, days)} for days in to_come]
        number = _number("availability", data, week)
        self.week = Rows(WeekForm, "availability", data, number=number, each=week)
        number = _number("unavailable", data, away)
        self.away = Rows(AwayForm, "unavailable", data, number=number, each=away, today=today)
        main = ProfileForm(data, initial=stored(ProfileForm, speaker))
        super().__init__(main, availability=self.week, unavailable=self.away)

    def changes(self) -> SpeakerChanges:
        """Give what was filled in, for the operation."""
        changes = cast("SpeakerChanges", dict(self.cleaned))
        changes["availability"] = [WeekHours(**form.cleaned_data) for form in self.week.filled]
        changes["unavailable"] = [DaysAway(**form.cleaned_data) for form in self.away.filled]
        return changes


def _number(prefix: str, data: Posted, rows: list[dict[str, Any]]) -> int:
    """Give how many rows the page has: as many as were sent, or a few more than are filled in."""
    sent = rows_sent(prefix, data) if data is not None else 0
    return min(MOST_ROWS, sent or len(rows) + SPARE_ROWS)
