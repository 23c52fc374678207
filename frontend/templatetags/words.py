"""Days, hours, numbers and codes as people write them, in the language that is active."""

import datetime as dt

from django import template
from django.db.models import TextChoices
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from schools.levels import Level
from sessions.choices import Channel, Format, Language, Sector, Theme
from youth4coop.numbers import in_points
from youth4coop.places import Province
from youth4coop.terms import local_time
from youth4coop.terms.in_words import clock, hours, short_day

register = template.Library()

NEAR_DAYS = {-1: _("gisteren"), 0: _("vandaag"), 1: _("morgen")}

LISTS: dict[str, type[TextChoices]] = {
    "channel": Channel,
    "format": Format,
    "language": Language,
    "level": Level,
    "province": Province,
    "sector": Sector,
    "theme": Theme,
}


register.filter("day", short_day)
register.filter("clock", clock)


@register.filter
def moment(value: dt.datetime) -> str:
    """Write a day and time: "di 3 feb 2027, 10.10 u."."""
    return f"{short_day(value)}, {clock(value)}"


@register.filter
def when(value: dt.datetime, now: dt.datetime) -> str:
    """Write a day and time as seen from now: "vandaag 16.30 u.", "morgen 8.00 u.", or in full."""
    days = (local_time(value).date() - local_time(now).date()).days
    return f"{NEAR_DAYS[days]} {clock(value)}" if days in NEAR_DAYS else moment(value)


@register.filter
def from_to(value: object) -> str:
    """Write the day and hours of anything with a start and an end."""
    start: dt.datetime = value.start  # type: ignore[attr-defined]
    end: dt.datetime = value.end  # type: ignore[attr-defined]
    return f"{short_day(start)}, {hours(start, end)}"


@register.filter
def number(value: float | None) -> str:
    """Write a number as the language does: "1.608" in Dutch; what is not known is a dash."""
    if value is None:
        return "–"
    decimals = 1 if isinstance(value, float) else 0
    return number_format(value, decimals, force_grouping=True)


@register.filter
def label(code: str, name: str) -> str:
    """Give the words for a code of a code list."""
    found = dict(LISTS[name].choices)
    return str(found.get(code, code))


@register.filter
def labels(codes: list[str], name: str) -> str:
    """Give the words for several codes, in one line."""
    return ", ".join(label(code, name) for code in codes)


@register.filter
def enterprise_number(digits: str) -> str:
    """Write an enterprise number as people read it: 0123.456.749."""
    return in_points(digits)
