"""What is unusual about a moment that a teacher asks for."""

import datetime as dt

import pytest

from sessions.remarks import moment_remarks
from tests.factories import NOW
from youth4coop.terms import BRUSSELS


def codes(day, *, levels=(), hour=10):
    """Gives the codes of what is said about a lesson of 100 minutes on a day."""
    start = dt.datetime.combine(day, dt.time(hour), tzinfo=BRUSSELS)
    end = start + dt.timedelta(minutes=100)
    return [remark.code for remark in moment_remarks(start, end, levels=levels, now=NOW)]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, ["very_soon"]),
        (2, ["very_soon"]),
        (3, ["soon"]),
        (20, ["soon"]),
        (21, []),
    ],
)
def test_moment_that_is_near_leaves_less_time_to_find_a_speaker(days, expected):
    assert codes(NOW.date() + dt.timedelta(days=days)) == expected


def test_words_count_the_days_that_are_left():
    texts = []
    for days in range(3):
        start = NOW + dt.timedelta(days=days, hours=1)
        end = start + dt.timedelta(hours=1)
        texts += [remark.text for remark in moment_remarks(start, end, levels=[], now=NOW)]

    assert texts == [
        "Dit is vandaag nog. Zo snel vinden we zelden een spreker.",
        "Dit is over 1 dag. Zo snel vinden we zelden een spreker.",
        "Dit is over 2 dagen. Zo snel vinden we zelden een spreker.",
    ]


def test_days_count_on_the_clock_in_belgium():
    late = dt.datetime(2026, 12, 15, 0, 30, tzinfo=BRUSSELS)

    assert moment_remarks(late, late + dt.timedelta(hours=1), levels=["cvo"], now=NOW) == []


SATURDAY = dt.date(2027, 2, 6)
EASTER_HOLIDAY = dt.date(2027, 4, 6)


def test_days_without_classes_are_remarked_on():
    assert codes(SATURDAY, levels=["so_3_do"]) == ["weekend"]
    assert codes(EASTER_HOLIDAY, hour=18) == ["school_holiday", "too_late"]


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        (["cvo"], []),
        (["hbo5", "buiten_school"], []),
        (["cvo", "so_7"], ["weekend"]),
    ],
)
def test_groups_with_holidays_of_their_own_follow_no_school_hours(levels, expected):
    assert codes(SATURDAY, levels=levels) == expected
