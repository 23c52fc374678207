"""From when to when a session may last."""

import datetime as dt

from django.utils.timezone import is_naive
from django.utils.translation import gettext_lazy as _

from youth4coop.validation import invalid

LONGEST = dt.timedelta(hours=12)
FIRST_YEAR, LAST_YEAR = 2000, 2099


def clean_hours(start: dt.datetime, end: dt.datetime) -> tuple[dt.datetime, dt.datetime]:
    """Give the hours in UTC: on a clock in Belgium, an hour in October comes twice.

    Raises:
        ValidationError: at `start` or `end`: no time zone, in another century, the end not after
            the start, or more than 12 hours later.
    """
    start, end = _in_utc("start", start), _in_utc("end", end)
    if end <= start:
        raise invalid("end", _("Kies een einduur na het beginuur."), "end_before_start")
    if end - start > LONGEST:
        raise invalid("end", _("Een sessie duurt hoogstens 12 uur."), "too_long")
    return start, end


def _in_utc(field: str, time: dt.datetime) -> dt.datetime:
    if is_naive(time):
        raise invalid(field, _("Zeg erbij in welke tijdzone, zoals +01:00."), "naive")
    if not FIRST_YEAR <= time.year <= LAST_YEAR:
        message = _("Kies een jaar van %(first)s tot %(last)s.")
        raise invalid(field, message % {"first": FIRST_YEAR, "last": LAST_YEAR}, "out_of_range")
    return time.astimezone(dt.UTC)
