"""Parts of days and hours say the same week."""

import datetime as dt
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sessions.week import HOURS_OF, DayPart, WeekHours, WeekPattern
from tests.property.examples import examples

# Every quarter of an hour, and the edges of the parts are among them.
CLOCKS = st.integers(0, 95).map(lambda quarters: dt.time(quarters // 4, quarters % 4 * 15))
ROWS = st.tuples(st.integers(0, 6), CLOCKS, CLOCKS).filter(lambda row: row[1] < row[2])
WEEKS = st.lists(ROWS.map(lambda row: WeekHours(*row)), max_size=12)
PARTS = st.frozensets(st.tuples(st.integers(0, 6), st.sampled_from(list(HOURS_OF))))


def minutes(week):
    """Gives each quarter of an hour that the week holds."""
    return {
        (part.weekday, quarter)
        for part in week
        for quarter in range(quarters(part.start), quarters(part.end))
    }


def quarters(clock):
    return clock.hour * 4 + clock.minute // 15


@given(WEEKS)
@examples(50)
def test_week_keeps_each_of_its_hours(week):
    again = WeekPattern.of(week).hours()

    assert minutes(again) == minutes(week)
    assert WeekPattern.of(again) == WeekPattern.of(week)


@given(PARTS)
@examples(50)
def test_parts_of_days_come_back_as_they_were_chosen(parts):
    assert WeekPattern.of(WeekPattern(parts).hours()) == WeekPattern(parts)


@given(PARTS, WEEKS)
@examples(50)
def test_exact_hours_of_a_day_go_before_its_parts(parts, exact):
    exact_days = {part.weekday for part in exact}

    found = WeekPattern(parts, tuple(exact)).hours()

    assert minutes(part for part in found if part.weekday in exact_days) == minutes(exact)
    rest = frozenset((day, part) for day, part in parts if day not in exact_days)
    assert [part for part in found if part.weekday not in exact_days] == WeekPattern(rest).hours()


@given(WEEKS)
@examples(50)
def test_no_two_parts_of_a_stored_week_touch(week):
    found = WeekPattern.of(week).hours()

    assert found == sorted(found, key=lambda part: (part.weekday, part.start))
    assert all(
        one.weekday != other.weekday or one.end < other.start for one, other in pairwise(found)
    )


def test_usual_week_is_each_school_day_from_nine_to_four():
    assert WeekPattern.usual().hours() == [
        WeekHours(weekday, dt.time(9), dt.time(16)) for weekday in range(5)
    ]


def test_day_that_no_parts_fit_keeps_its_hours():
    long, short = WeekHours(0, dt.time(8), dt.time(16)), WeekHours(1, dt.time(18), dt.time(22))

    assert WeekPattern.of([long, short]) == WeekPattern(frozenset({(1, DayPart.EVENING)}), (long,))
