"""Does a meeting fall within the hours in which a school has classes?"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from youth4coop.terms.days import FreeDay, free_day
from youth4coop.terms.in_words import day_in_words
from youth4coop.terms.local_time import local_time

EARLIEST_START = dt.time(8)
LATEST_END = dt.time(17)
WEDNESDAY = 2
WEDNESDAY_END = dt.time(12, 30)


@dataclass(frozen=True)
class Remark:
    """Something to look at again. A remark warns; it never refuses."""

    code: str
    text: str


def school_hours_remarks(start: dt.datetime, end: dt.datetime) -> list[Remark]:
    """What is unusual about a meeting at this time in a school, in words for a teacher.

    Args:
        start, end: moments with a time zone; the clock in Belgium decides.

    Raises:
        ValueError: a moment has no time zone.
    """
    first, last = local_time(start), local_time(end)
    remarks = list(_about_the_clock(first, last))
    if free := free_day(first.date()):
        remarks.insert(0, _about_free_day(first.date(), free))
    return remarks


def _about_free_day(day: dt.date, free: FreeDay) -> Remark:
    texts = {
        "weekend": _("%(day)s valt in het weekend. Dan is er geen les."),
        "holiday": _("%(day)s is een feestdag (%(name)s). Dan is er geen les."),
        "school_holiday": _("%(day)s is een vrije dag voor scholen (%(name)s). Er is geen les."),
    }
    words = {"day": capfirst(day_in_words(day)), "name": free.name}
    return Remark(free.kind, texts[free.kind] % words)


def _about_the_clock(start: dt.datetime, end: dt.datetime) -> Iterator[Remark]:
    next_day = end.date() > start.date()
    if start.time() < EARLIEST_START:
        yield Remark("too_early", _("Dit begint voor 8 uur. De lessen zijn dan nog niet bezig."))
    if start.weekday() == WEDNESDAY and (next_day or end.time() > WEDNESDAY_END):
        yield Remark(
            "wednesday_afternoon", _("Op woensdag is er na 12.30 uur meestal geen les meer.")
        )
    if next_day or end.time() > LATEST_END:
        yield Remark("too_late", _("Dit eindigt na 17 uur. De lessen zijn dan al gedaan."))
