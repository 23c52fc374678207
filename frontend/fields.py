"""Form fields that read what people really type (R6.10)."""

import datetime as dt
import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

# How a month begins in Dutch, English and French, without accents.
MONTHS = [
    ("jan",),
    ("feb", "fev"),
    ("maa", "mrt", "mar"),
    ("apr", "avr"),
    ("mei", "may", "mai"),
    ("jun", "juin"),
    ("jul", "juil"),
    ("aug", "aou"),
    ("sep",),
    ("okt", "oct"),
    ("nov",),
    ("dec",),
]
ZERO_WIDTH = re.compile("[\u200b-\u200f\u2060\ufeff]")

_DATE = re.compile(
    r"^(?:[a-z]+\.?\s+)?(\d{1,2})(?:er|e|st|nd|rd|th)?[\s./-]+(\d{1,2}|[a-z]+)\.?(?:[\s./-]+(\d{4}|\d{2}))?$"
)
_ISO_DATE = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_TIME = re.compile(r"^(\d{1,2})(?:\s*[.:uh]\s*(\d{2})?|(\d{2}))?\s*(?:uur|u|h)?\.?\s*(am|pm)?$")


def read_date(text: str, *, today: dt.date) -> dt.date:
    """Read "3/2/27", "3-2-2027", "di 3 februari", "1er février" or "2027-02-03".

    Args:
        today: without a year, the first such day from here is meant.

    Raises:
        ValueError: it is no date.
    """
    text = _without_accents(text.strip().lower())
    if iso := _ISO_DATE.match(text):
        return dt.date(int(iso[1]), int(iso[2]), int(iso[3]))
    if not (match := _DATE.match(text)):
        raise ValueError(text)
    day, month = int(match[1]), _month(match[2])
    if year := match[3]:
        return dt.date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    return _next(day, month, today)


def _next(day: int, month: int, today: dt.date) -> dt.date:
    past = (month, day) < (today.month, today.day)
    return dt.date(today.year + past, month, day)


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    for month, beginnings in enumerate(MONTHS, start=1):
        if text.startswith(beginnings):
            return month
    raise ValueError(text)


def _without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def read_time(text: str) -> dt.time:
    """Read "9u30", "9:30", "9.30", "0930", "930", "9" or "1.30 pm".

    Raises:
        ValueError: it is no time of the day.
    """
    if not (match := _TIME.match(text.strip().lower())):
        raise ValueError(text)
    hour, minute = int(match[1]), int(match[2] or match[3] or 0)
    return dt.time(_hour_of_day(hour, match[4]) if match[4] else hour, minute)


def _hour_of_day(hour: int, half: str) -> int:
    if not 1 <= hour <= 12:
        raise ValueError(hour)
    return hour % 12 + (12 if half == "pm" else 0)


class DayField(forms.CharField):
    """A date; `today` is set by the form that holds the field."""

    today: dt.date

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            return read_date(text, today=self.today)
        except ValueError:
            raise ValidationError(_("Vul een datum in, zoals 3/2/2027."), "not_a_date") from None

    def prepare_value(self, value: Any) -> Any:
        return f"{value.day}/{value.month}/{value.year}" if isinstance(value, dt.date) else value


class ClockField(forms.CharField):
    """A time of the day, in Belgium."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        try:
            return read_time(text)
        except ValueError:
            raise ValidationError(
                _("Vul een uur in, zoals 10.10 of 14u30."), "not_a_time"
            ) from None

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H.%M}" if isinstance(value, dt.time) else value


class AddressField(forms.EmailField):
    """An e-mail address, without the invisible signs that come along with copying."""

    widget = forms.EmailInput(
        attrs={"autocomplete": "email", "spellcheck": "false", "maxlength": "254"}
    )
    default_error_messages = {
        "required": _("Vul je e-mailadres in."),
        "invalid": _("Vul een e-mailadres in met een @, zoals naam@school.be."),
    }

    def __init__(self, **kwargs: Any):
        super().__init__(**kwargs)
        self.validators = [EmailValidator(self.error_messages["invalid"])]

    def to_python(self, value: Any) -> str:
        return ZERO_WIDTH.sub("", str(value or "")).strip()


class FreeTextField(forms.CharField):
    """A sentence in somebody's own words; it is looked through for personal data (R4.02)."""

    default_error_messages = {"max_length": _("Schrijf hoogstens %(limit_value)s tekens.")}


class NumberField(forms.IntegerField):
    """A whole number within bounds, with one message that names them."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "short"})

    def __init__(self, *, low: int, high: int, **kwargs: Any):
        super().__init__(**kwargs)
        self.low, self.high = low, high
        self.error_messages["invalid"] = _("Vul een getal in, zonder komma.")

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is not None and not self.low <= value <= self.high:
            raise ValidationError(
                _("Vul een aantal in van %(low)s tot %(high)s."),
                "out_of_bounds",
                params={"low": self.low, "high": self.high},
            )
