"""When things happen in the demo."""

import datetime as dt
from collections import Counter
from random import Random

import pytest

from tests.demo.conftest import TODAY
from youth4coop.demo.hours import Clock, school_days, some_day, some_lesson
from youth4coop.terms import local_date, local_time, school_hours_remarks


@pytest.fixture
def rng():
    return Random(1)


def test_few_sessions_are_in_exam_months(rng):
    days = school_days(dt.date(2025, 9, 1), 175)
    months = Counter(some_day(rng, days).month for _ in range(1000))
    assert months[12] + months[6] < 100


def test_lessons_are_within_school_hours_on_every_day_of_the_week(rng):
    found = [some_lesson(rng, day) for day in school_days(TODAY, 100)]
    assert {lesson.start.weekday() for lesson in found} == {0, 1, 2, 3, 4}
    assert [r for lesson in found for r in school_hours_remarks(lesson.start, lesson.end)] == []


def test_school_days_begin_with_the_first_one_there_is():
    saturday = dt.date(2026, 11, 28)
    assert school_days(saturday, 2) == [dt.date(2026, 11, 30), dt.date(2026, 12, 1)]


def test_answers_come_later_in_office_hours_on_school_days(rng):
    clock = Clock(rng, dt.date(2026, 12, 18))
    later = clock.later(1, 1)
    assert local_date(later) == dt.date(2027, 1, 4)
    assert 8 <= local_time(later).hour <= 16
