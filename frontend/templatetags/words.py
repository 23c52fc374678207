"""Days, hours, numbers and codes as people in Flanders write them."""

import datetime as dt

from django import template
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from schools.levels import Level
from sessions.choices import Channel, Format, Language, Sector, Theme
from youth4coop.places import Province
from youth4coop.terms import local_time

register = template.Library()

WEEKDAYS = [_("ma"), _("di"), _("wo"), _("do"), _("vr"), _("za"), _("zo")]
MONTHS = [
    _("jan"), _("feb"), _("mrt"), _("apr"), _("mei"), _("jun"),
    _("jul"), _("aug"), _("sep"), _("okt"), _("nov"), _("dec"),
]  # fmt: skip
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


@register.filter
def day(value: dt.date | dt.datetime) -> str:
    """Write a day, of a moment the local one: "di 3 feb 2027"."""
    date = local_time(value).date() if isinstance(value, dt.datetime) else value
    return f"{WEEKDAYS[date.weekday()]} {date.day} {MONTHS[date.month - 1]} {date.year}"


@register.filter
def clock(value: dt.datetime) -> str:
    """Write a time of the day in Belgium: "10.10"."""
    return f"{local_time(value):%H.%M}".removeprefix("0")


@register.filter
def moment(value: dt.datetime) -> str:
    """Write a day and time: "di 3 feb 2027, 10.10 u."."""
    return f"{day(value)}, {clock(value)} u."


@register.filter
def when(value: dt.datetime, now: dt.datetime) -> str:
    """Write a day and time as seen from now: "vandaag 16.30 u.", "morgen 8.00 u.", or in full."""
    days = (local_time(value).date() - local_time(now).date()).days
    return f"{NEAR_DAYS[days]} {clock(value)} u." if days in NEAR_DAYS else moment(value)


@register.filter
def from_to(value: object) -> str:
    """Write the day and hours of anything with a start and an end."""
    start: dt.datetime = value.start  # type: ignore[attr-defined]
    end: dt.datetime = value.end  # type: ignore[attr-defined]
    last = clock(end) if day(start) == day(end) else f"{day(end)}, {clock(end)}"
    return f"{day(start)}, {clock(start)} – {last} u."


@register.filter
def number(value: float | None) -> str:
    """Write a number with a point between thousands; what is not known is a dash."""
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:.1f}".replace(".", ",")
    return f"{value:,}".replace(",", ".")


@register.filter
def label(code: str, name: str) -> str:
    """Give the words for a code of a code list."""
    found = dict(LISTS[name].choices)
    return str(found.get(code, code))


@register.filter
def labels(codes: list[str], name: str) -> str:
    """Give the words for several codes, in one line."""
    return ", ".join(label(code, name) for code in codes)
