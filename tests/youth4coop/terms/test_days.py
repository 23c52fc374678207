import datetime as dt

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from youth4coop.terms import (
    FreeDay,
    FreePeriod,
    SchoolYear,
    add_school_days,
    free_day,
    free_periods,
    is_school_day,
)
from youth4coop.terms.days import NAMES

DAYS = st.dates(dt.date(2015, 1, 1), dt.date(2035, 12, 31))
ONE_DAY = dt.timedelta(days=1)


def days(first: dt.date, last: dt.date) -> list[dt.date]:
    return [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [
        (dt.date(2026, 11, 2), dt.date(2026, 11, 8), "Herfstvakantie"),
        (dt.date(2026, 12, 21), dt.date(2027, 1, 3), "Kerstvakantie"),
        (dt.date(2027, 2, 8), dt.date(2027, 2, 14), "Krokusvakantie"),
        (dt.date(2027, 3, 29), dt.date(2027, 4, 11), "Paasvakantie"),
        (dt.date(2027, 7, 1), dt.date(2027, 8, 31), "Zomervakantie"),
    ],
)
def test_school_holidays_of_2026_2027(first, last, name):
    found = {free_day(day) for day in days(first, last)}
    assert {free.name_nl for free in found if free.kind == "school_holiday"} == {name}
    assert found - {FreeDay(name, "school_holiday")} == {
        free for free in found if free.kind == "holiday"
    }
    around = [free_day(first - ONE_DAY), free_day(last + ONE_DAY)]
    assert FreeDay(name, "school_holiday") not in around


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2026, 11, 1), FreeDay("Allerheiligen", "holiday")),
        (dt.date(2026, 11, 11), FreeDay("Wapenstilstand", "holiday")),
        (dt.date(2026, 12, 25), FreeDay("Kerstmis", "holiday")),
        (dt.date(2027, 3, 29), FreeDay("Paasmaandag", "holiday")),
        (dt.date(2027, 5, 6), FreeDay("Hemelvaart", "holiday")),
        (dt.date(2027, 5, 7), FreeDay("Vrijdag na Hemelvaart", "school_holiday")),
        (dt.date(2027, 5, 17), FreeDay("Pinkstermaandag", "holiday")),
        (dt.date(2027, 2, 20), FreeDay("Weekend", "weekend")),
        (dt.date(2027, 2, 15), None),
    ],
)
def test_reason_of_a_free_day(day, expected):
    assert free_day(day) == expected


def test_every_name_can_be_translated():
    found = {
        free.name_nl
        for day in days(dt.date(2018, 1, 1), dt.date(2035, 12, 31))
        if (free := free_day(day))
    }
    assert found == NAMES


def test_free_day_has_a_name_in_each_language():
    with translation.override("fr"):
        assert free_day(dt.date(2026, 12, 25)).name == "Noël"


def test_autumn_holiday_of_2020_had_a_second_week():
    second_week = days(dt.date(2020, 11, 9), dt.date(2020, 11, 15))
    assert [is_school_day(day) for day in second_week] == [False] * 7
    assert free_day(dt.date(2020, 11, 9)) == FreeDay("Herfstvakantie", "school_holiday")
    assert is_school_day(dt.date(2020, 11, 16))


def test_school_days_of_a_whole_year_are_counted():
    year = SchoolYear(2026)
    assert sum(is_school_day(day) for day in days(year.first_day, year.last_day)) == 183


@pytest.mark.parametrize(
    ("day", "n", "expected"),
    [
        (dt.date(2026, 11, 24), 1, dt.date(2026, 11, 25)),
        (dt.date(2026, 11, 27), 1, dt.date(2026, 11, 30)),
        (dt.date(2026, 12, 18), 2, dt.date(2027, 1, 5)),
        (dt.date(2026, 12, 25), 1, dt.date(2027, 1, 4)),
        (dt.date(2027, 1, 4), -1, dt.date(2026, 12, 18)),
        (dt.date(2026, 12, 25), 0, dt.date(2026, 12, 25)),
    ],
)
def test_school_days_are_added_over_holidays(day, n, expected):
    assert add_school_days(day, n) == expected


@given(DAYS, st.integers(1, 12))
def test_exactly_n_school_days_lie_in_the_days_passed(day, n):
    later = add_school_days(day, n)
    assert is_school_day(later)
    assert sum(is_school_day(passed) for passed in days(day + ONE_DAY, later)) == n


def test_free_periods_of_a_school_year_are_holidays_without_loose_weekends():
    found = free_periods(dt.date(2026, 11, 24), dt.date(2027, 6, 30))

    assert [(one.name_nl, f"{one.first:%d/%m}", f"{one.last:%d/%m}") for one in found] == [
        ("Kerstvakantie", "21/12", "03/01"),
        ("Krokusvakantie", "08/02", "14/02"),
        ("Paasvakantie", "29/03", "11/04"),
        ("Hemelvaart", "06/05", "06/05"),
        ("Vrijdag na Hemelvaart", "07/05", "07/05"),
        ("Pinkstermaandag", "17/05", "17/05"),
    ]


@given(DAYS, st.integers(0, 400))
def test_every_free_weekday_is_in_one_free_period(first, number):
    last = first + dt.timedelta(days=number)
    found = free_periods(first, last)

    free = [day for day in days(first, last) if day.weekday() < 5 and free_day(day)]
    held = [day for one in found for day in days(one.first, one.last) if day.weekday() < 5]
    assert held == free


def test_free_period_that_has_begun_begins_today():
    assert free_periods(dt.date(2026, 12, 28), dt.date(2027, 1, 31)) == [
        FreePeriod("Kerstvakantie", dt.date(2026, 12, 28), dt.date(2027, 1, 3))
    ]
