import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from sessions.operations.hours import clean_hours
from tests.factories import MOMENT_END, MOMENT_START
from tests.sessions.reading import codes
from youth4coop.terms import BRUSSELS


def at(hour, minute=0, **changes):
    time = dt.datetime(2027, 2, 2, hour, minute, tzinfo=BRUSSELS)
    return time.replace(**changes)


def test_hours_are_given_in_utc():
    start, end = clean_hours(MOMENT_START, MOMENT_END)

    assert (start.isoformat(), end.isoformat()) == (
        "2027-02-02T09:10:00+00:00",
        "2027-02-02T10:50:00+00:00",
    )


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (at(10), at(10), {"end": ["end_before_start"]}),
        (at(10), at(9, 59), {"end": ["end_before_start"]}),
        (at(8), at(20, 1), {"end": ["too_long"]}),
        (at(10, tzinfo=None), at(11), {"start": ["naive"]}),
        (at(10), at(11, tzinfo=None), {"end": ["naive"]}),
        (at(10, year=1999), at(11), {"start": ["out_of_range"]}),
        (at(10), at(11, year=9999), {"end": ["out_of_range"]}),
    ],
)
def test_hours_that_cannot_be_are_refused(start, end, expected):
    with pytest.raises(ValidationError) as refused:
        clean_hours(start, end)

    assert codes(refused.value) == expected


def test_twelve_hours_are_the_most():
    assert clean_hours(at(8), at(20)) == (at(8), at(20))


def test_the_hour_that_comes_twice_in_october_is_told_apart():
    first = dt.datetime(2026, 10, 25, 2, 50, tzinfo=BRUSSELS)
    second = dt.datetime(2026, 10, 25, 2, 10, tzinfo=BRUSSELS, fold=1)

    assert clean_hours(first, second)[1] - clean_hours(first, second)[0] == dt.timedelta(minutes=20)
    with pytest.raises(ValidationError) as refused:
        clean_hours(second, first)
    assert codes(refused.value) == {"end": ["end_before_start"]}
