"""How the lesson goes, step by step, whatever its length."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.outline import outline
from tests.factories import MOMENT_START


def _minutes(total):
    steps = outline(MOMENT_START, MOMENT_START + dt.timedelta(minutes=total))
    return [(step.end - step.start) // dt.timedelta(minutes=1) for step in steps]


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        (50, [5, 5, 10, 10, 5, 10, 5]),
        (100, [5, 10, 20, 15, 20, 20, 10]),
        (74, [7, 7, 15, 15, 7, 15, 8]),
        (75, [3, 8, 15, 11, 15, 15, 8]),
    ],
)
def test_one_and_two_lesson_hours_have_their_own_outline(total, expected):
    assert _minutes(total) == expected


@given(st.integers(min_value=1, max_value=720))
def test_steps_follow_each_other_from_start_to_end(total):
    start = MOMENT_START
    steps = outline(start, start + dt.timedelta(minutes=total))

    assert [step.end for step in steps[:-1]] == [step.start for step in steps[1:]]
    assert (steps[0].start, steps[-1].end) == (start, start + dt.timedelta(minutes=total))
    assert all(step.start <= step.end for step in steps)
