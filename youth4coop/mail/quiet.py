"""When a mail may go: not at night, not at weekends, not in somebody's holidays (R7.10)."""

import datetime as dt
from typing import Literal

from django.conf import settings

from youth4coop.terms import BRUSSELS, free_day, local_time

Audience = Literal["teacher", "speaker", "coordinator"]


def allowed_from(moment: dt.datetime, to: Audience) -> dt.datetime:
    """Give the moment itself, or the first one after it at which this person may be mailed.

    Teachers have no mail in school holidays either; nobody has on public holidays.
    """
    local = local_time(moment)
    day = local.date()
    if is_mail_day(day, to) and local.time() < settings.MAIL_QUIET_FROM:
        opening = dt.datetime.combine(day, settings.MAIL_QUIET_UNTIL, tzinfo=BRUSSELS)
        return max(local, opening)
    day = next_mail_day(day + dt.timedelta(days=1), to)
    return dt.datetime.combine(day, settings.MAIL_QUIET_UNTIL, tzinfo=BRUSSELS)


def is_mail_day(day: dt.date, to: Audience) -> bool:
    """Tell whether this person may be mailed on the day."""
    free = free_day(day)
    return free is None or (free.kind == "school_holiday" and to != "teacher" and day.weekday() < 5)


def next_mail_day(day: dt.date, to: Audience) -> dt.date:
    """Give the day itself, or the first one after it on which this person may be mailed."""
    while not is_mail_day(day, to):
        day += dt.timedelta(days=1)
    return day


def add_mail_days(day: dt.date, n: int, to: Audience) -> dt.date:
    """Give the n-th day after the day (before it when n is negative) on which mail may go."""
    step = dt.timedelta(days=1 if n > 0 else -1)
    for _ in range(abs(n)):
        day += step
        while not is_mail_day(day, to):
            day += step
    return day
