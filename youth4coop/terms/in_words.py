"""Days and hours as people write them, in the language that is active."""

import datetime as dt

from django.utils import translation
from django.utils.formats import date_format

from youth4coop.terms.local_time import local_time

# How an hour is written, and what stands behind it.
_CLOCKS = {"nl": ("{hour}.{minute:02}", " u."), "fr": ("{hour} h {minute:02}", "")}
_OTHER_CLOCK = ("{hour}:{minute:02}", "")


def day_in_words(value: dt.date | dt.datetime) -> str:
    """Write the day in full, of a moment the local one: "dinsdag 2 februari 2027"."""
    return date_format(_date(value), "l j F Y")


def date_in_words(value: dt.date | dt.datetime) -> str:
    """Write the day without its weekday: "2 februari 2027"."""
    return date_format(_date(value), "j F Y")


def short_day(value: dt.date | dt.datetime) -> str:
    """Write the day in short: "di 2 feb 2027"."""
    date = _date(value)
    month = date_format(date, "N").rstrip(".")
    if translation.get_language() != "en":
        month = month.lower()
    return f"{_weekday(date)} {date.day} {month} {date.year}"


def clock(value: dt.datetime) -> str:
    """Write a time of the day in Belgium: "10.10 u."."""
    return f"{_clock(value)}{_style()[1]}"


def hours(start: dt.datetime, end: dt.datetime) -> str:
    """Write from when to when: "10.10 – 11.50 u.", with the day of the end where it differs."""
    last = _clock(end)
    if local_time(start).date() != local_time(end).date():
        last = f"{short_day(end)}, {last}"
    return f"{_clock(start)} – {last}{_style()[1]}"


def _weekday(date: dt.date) -> str:
    name = date_format(date, "D").rstrip(".")
    return name if translation.get_language() == "en" else name.lower()


def _style() -> tuple[str, str]:
    return _CLOCKS.get(translation.get_language() or "", _OTHER_CLOCK)


def _clock(value: dt.datetime) -> str:
    local = local_time(value)
    return _style()[0].format(hour=local.hour, minute=local.minute)


def _date(value: dt.date | dt.datetime) -> dt.date:
    return local_time(value).date() if isinstance(value, dt.datetime) else value
