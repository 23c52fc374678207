"""When a speaker can come, how often and how far: a week in parts of days, and exceptions."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, cast

from django import forms
from django.forms.boundfield import BoundField
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontend.fields import ClockField, DayField, NumberField
from frontend.sheets import PageForm, Posted, RowForm, Rows, Sheet, rows_sent, stored
from sessions.models import Speaker
from sessions.models.speaker import WEEKDAYS
from sessions.operations.speakers import MOST_ROWS, DaysAway, SpeakerChanges
from sessions.week import SCHOOL_DAYS, DayPart, WeekHours, WeekPattern

SPARE_ROWS = 3
BY_DAY = (DayPart.MORNING, DayPart.AFTERNOON)
STORED = ("active", "postal_code", "radius_km", *("max_sessions_per_school_year",
          "max_sessions_per_day"))  # fmt: skip


class AvailabilityForm(PageForm):
    """The usual week in parts of days, with how often and how far.

    School days have a morning and an afternoon; their evenings are one question of their own,
    since few classes meet then.
    """

    active = forms.BooleanField(label=gettext_lazy("Ik wil nu gevraagd worden."), required=False)
    postal_code = forms.CharField(
        label=gettext_lazy("Postcode van waar je vertrekt"),
        max_length=4,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "postal-code", "class": "short"}
        ),
        error_messages={"required": gettext_lazy("Vul een postcode in, zoals 9000.")},
    )
    radius_km = NumberField(
        label=gettext_lazy("Hoeveel kilometer ver kom je?"),
        help_text=gettext_lazy("In vogelvlucht."),
        low=1,
        high=300,
        error_messages={"required": gettext_lazy("Vul in hoeveel kilometer ver je komt.")},
    )
    max_sessions_per_school_year = NumberField(
        label=gettext_lazy("Hoe vaak in een schooljaar, hoogstens?"),
        low=1,
        high=100,
        error_messages={"required": gettext_lazy("Vul in hoe vaak je hoogstens komt.")},
    )
    max_sessions_per_day = NumberField(
        label=gettext_lazy("Hoe vaak op één dag, hoogstens?"),
        low=1,
        high=10,
        error_messages={"required": gettext_lazy("Vul in hoe vaak je op één dag komt.")},
    )

    def __init__(self, pattern: WeekPattern, data: Posted = None, **kwargs: Any):
        super().__init__(data, **kwargs)
        for weekday, name in WEEKDAYS:
            parts = BY_DAY if weekday in SCHOOL_DAYS else tuple(DayPart)
            chosen = [part for part in parts if (weekday, part) in pattern.parts]
            self._ask(f"day_{weekday}", name, [(part, part.label) for part in parts], chosen)
            self.fields[f"day_{weekday}"].help_text = _exact_in_words(pattern, weekday)
        evenings = [str(day) for day in SCHOOL_DAYS if (day, DayPart.EVENING) in pattern.parts]
        days = [(str(day), name) for day, name in WEEKDAYS if day in SCHOOL_DAYS]
        self._ask("evenings", gettext_lazy("Avond"), days, evenings)

    def _ask(self, name: str, label: Any, choices: Any, chosen: Sequence[str]) -> None:
        self.fields[name] = forms.MultipleChoiceField(
            label=capfirst(label),
            choices=choices,
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        self.initial[name] = chosen

    def school_days(self) -> list[BoundField]:
        return [self[f"day_{weekday}"] for weekday in SCHOOL_DAYS]

    def other_times(self) -> list[BoundField]:
        """Give the questions that most speakers leave alone: evenings and weekends."""
        return [
            self["evenings"],
            *[self[f"day_{day}"] for day, _name in WEEKDAYS if day not in SCHOOL_DAYS],
        ]

    def has_other_times(self) -> bool:
        """Tell whether one of these has an answer."""
        return any(field.value() for field in self.other_times())

    def parts(self) -> frozenset[tuple[int, str]]:
        """Give the parts of days that were chosen."""
        answers = self.cleaned_data
        by_day = {(day, part) for day, _name in WEEKDAYS for part in answers[f"day_{day}"]}
        return frozenset(by_day | {(int(day), DayPart.EVENING) for day in answers["evenings"]})


def _exact_in_words(pattern: WeekPattern, weekday: int) -> str:
    """Say the hours of a day that go before its parts."""
    hours = [
        f"{one.start:%H.%M}–{one.end:%H.%M}" for one in pattern.exact if one.weekday == weekday
    ]
    return _("Nu juiste uren: %(hours)s.") % {"hours": ", ".join(hours)} if hours else ""


class HoursForm(RowForm):
    """Exact hours on one day of each week."""

    weekday = forms.TypedChoiceField(
        label=gettext_lazy("Dag"),
        choices=[("", gettext_lazy("Kies")), *WEEKDAYS],
        coerce=int,
        error_messages={"required": gettext_lazy("Kies een dag.")},
    )
    start = ClockField(
        label=gettext_lazy("Van"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "short"}),
        error_messages={"required": gettext_lazy("Vul in vanaf hoe laat.")},
    )
    end = ClockField(
        label=gettext_lazy("Tot"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "short"}),
        error_messages={"required": gettext_lazy("Vul in tot hoe laat.")},
    )

    def clean(self) -> dict[str, Any]:
        """Check the hours here: what the operation stores has other rows, in another order."""
        answers = self.cleaned_data
        start, end = answers.get("start"), answers.get("end")
        if start and end and end <= start:
            self.add_error("end", _("Kies een einduur na het beginuur."))
        return answers


class AwayForm(RowForm):
    """Days on which one cannot come."""

    start = DayField(
        label=gettext_lazy("Van"),
        help_text=gettext_lazy("Zoals 3/2/2027."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "medium"}),
        error_messages={"required": gettext_lazy("Vul de eerste dag in.")},
    )
    end = DayField(
        label=gettext_lazy("Tot en met"),
        help_text=gettext_lazy("Zoals 7/2/2027."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "medium"}),
        error_messages={"required": gettext_lazy("Vul de laatste dag in.")},
    )


class AvailabilitySheet(Sheet):
    """The whole page. Days away that are over are left out, and so disappear."""

    def __init__(self, speaker: Speaker, data: Posted = None, *, today: dt.date):
        pattern = WeekPattern.of(
            WeekHours(part.weekday, part.start, part.end) for part in speaker.availability.all()
        )
        known = {name: getattr(speaker, name) for name in STORED}
        self.hours = _rows(HoursForm, "hours", data, pattern.exact)
        to_come = [days for days in speaker.unavailable.all() if days.end >= today]
        self.away = _rows(AwayForm, "unavailable", data, to_come, today=today)
        main = AvailabilityForm(pattern, data, initial=known)
        super().__init__(main, hours=self.hours, unavailable=self.away)

    def changes(self) -> SpeakerChanges:
        """Give what was filled in, for the operation."""
        changes = cast("SpeakerChanges", {name: self.cleaned[name] for name in STORED})
        exact = tuple(WeekHours(**row.cleaned_data) for row in self.hours.filled)
        form = cast("AvailabilityForm", self.main)
        changes["availability"] = WeekPattern(form.parts(), exact).hours()
        changes["unavailable"] = [DaysAway(**row.cleaned_data) for row in self.away.filled]
        return changes


def _rows[F: RowForm](
    make: type[F], prefix: str, data: Posted, known: Iterable[object], **kwargs: Any
) -> Rows[F]:
    """Give as many rows as were sent, or a few more than are filled in."""
    each = [{"initial": stored(make, row)} for row in known]
    sent = rows_sent(prefix, data) if data is not None else 0
    number = min(MOST_ROWS, sent or len(each) + SPARE_ROWS)
    return Rows(make, prefix, data, number=number, each=each, **kwargs)
