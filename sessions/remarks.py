"""What a teacher should look at again before asking for a moment; it warns and never refuses."""

import datetime as dt
from collections.abc import Collection, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schools.levels import Level
from youth4coop.terms import Remark, local_date, school_hours_remarks

# The time in which a speaker is asked, answers and prepares (R1.17, R1.18).
COMFORTABLE, HARDLY_POSSIBLE = 21, 3


def moment_remarks(
    start: dt.datetime, end: dt.datetime, *, levels: Collection[str], now: dt.datetime
) -> list[Remark]:
    """Give what is unusual about a moment: hardly any time left, or no classes then (R2.12).

    Args:
        levels: of the classes; groups with holidays of their own follow no school hours.
    """
    remarks = list(_about_the_time_left(local_date(start), local_date(now)))
    if levels and set(levels) <= set(Level.with_own_holidays):
        return remarks
    return [*remarks, *school_hours_remarks(start, end)]


def _about_the_time_left(day: dt.date, today: dt.date) -> Iterator[Remark]:
    left = (day - today).days
    if left < HARDLY_POSSIBLE:
        yield Remark("very_soon", _soon(left))
    elif left < COMFORTABLE:
        yield Remark("soon", _("Dit is binnen drie weken. De kans op een spreker is dan kleiner."))


def _soon(left: int) -> str:
    if left < 1:
        return _("Dit is vandaag nog. Zo snel vinden we zelden een spreker.")
    text = ngettext(
        "Dit is over %(n)s dag. Zo snel vinden we zelden een spreker.",
        "Dit is over %(n)s dagen. Zo snel vinden we zelden een spreker.",
        left,
    )
    return text % {"n": left}
