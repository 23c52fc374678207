"""What the clock on the classroom wall says."""

import datetime as dt
from zoneinfo import ZoneInfo

BRUSSELS = ZoneInfo("Europe/Brussels")


def local_time(moment: dt.datetime) -> dt.datetime:
    """The same moment on a clock in Belgium.

    Raises:
        ValueError: the moment has no time zone, so nobody can know when it is.
    """
    if moment.tzinfo is None:
        raise ValueError(f"A moment needs a time zone: {moment.isoformat()}")
    return moment.astimezone(BRUSSELS)


def local_midnight(day: dt.date) -> dt.datetime:
    """The first moment of the day in Belgium."""
    return dt.datetime.combine(day, dt.time(), tzinfo=BRUSSELS)


def local_date(moment: dt.datetime) -> dt.date:
    """The day in Belgium on which the moment falls (counting rule 1).

    Raises:
        ValueError: the moment has no time zone.
    """
    return local_time(moment).date()
