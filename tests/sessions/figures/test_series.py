"""The totals of all periods in a row."""

import datetime as dt

import pytest

from sessions.figures.periods import Period
from sessions.figures.results import Figures, PeriodFigures
from sessions.figures.series import all_periods
from tests.factories import ProgrammeFactory, SchoolFactory
from tests.sessions.figures.build import (
    SCHOOL_YEAR,
    TODAY,
    YEAR,
    a_speaker,
    counted,
    historic,
    seal,
)

pytestmark = pytest.mark.django_db


def in_short(kind="calendar"):
    return [(row.period, row.status, row.figures.pupils) for row in all_periods(kind, today=TODAY)]


def test_nothing_known_is_the_period_of_today():
    assert all_periods("calendar", today=TODAY) == (
        PeriodFigures(
            period="2026",
            start=dt.date(2026, 1, 1),
            end=dt.date(2026, 12, 31),
            status="provisional",
            figures=Figures(),
        ),
    )
    assert in_short("school") == [("2026-2027", "provisional", 0)]


def test_years_run_from_the_first_known_one_without_gaps():
    historic(2021, pupils=600, programme=ProgrammeFactory())
    historic(2021, pupils=75, programme=ProgrammeFactory())
    counted(30, day=dt.date(2023, 5, 2))
    counted(10, day=dt.date(2024, 5, 2))
    seal(Period.calendar_year(2024))
    counted(99, day=dt.date(2024, 5, 3))
    counted(20, day=dt.date(2026, 5, 2))
    counted(99, day=dt.date(2020, 5, 2), state="planned")

    assert in_short() == [
        ("2021", "historic", 675),
        ("2022", "provisional", 0),
        ("2023", "provisional", 30),
        ("2024", "closed", 10),
        ("2025", "provisional", 0),
        ("2026", "provisional", 20),
    ]


def test_school_years_read_no_seal_and_no_history():
    historic(2021, pupils=675)
    counted(30)
    seal()

    assert in_short("school") == [("2025-2026", "provisional", 30), ("2026-2027", "provisional", 0)]


def test_duo_counts_its_pupils_once():
    counted(25, already_reached=5, speakers=2)

    assert all_periods("calendar", today=TODAY)[0].figures == Figures(1, 25, 20, 1, 2, 2)


def test_who_comes_twice_counts_once():
    speaker, school = a_speaker(), SchoolFactory()
    counted(20, speakers=[speaker], school=school)
    counted(30, speakers=[speaker], school=school)

    assert all_periods("calendar", today=TODAY)[0].figures == Figures(2, 50, 50, 1, 1, 1)


def test_session_without_a_speaker_counts():
    counted(25, speakers=0)

    assert all_periods("calendar", today=TODAY)[0].figures == Figures(1, 25, 25, 1, 0, 0)


def test_counted_sessions_go_before_historic_figures_and_a_seal_before_both():
    historic(2026, pupils=675)
    counted(20)
    assert in_short() == [("2026", "provisional", 20)]

    seal()
    seal(revision=1)
    counted(30)
    assert in_short() == [("2026", "revised", 20)]


def test_what_lies_after_today_is_not_listed():
    counted(20, day=dt.date(2027, 5, 2))
    historic(2028, pupils=3)

    assert in_short() == [("2026", "provisional", 0)]


def test_row_is_a_row_of_the_api():
    assert all_periods("school", today=TODAY)[0].as_dict() == {
        "period": "2026-2027",
        "start": "2026-09-01",
        "end": "2027-08-31",
        "status": "provisional",
        "figures": Figures().as_dict(),
    }


@pytest.mark.parametrize("how_many", [1, 3])
def test_number_of_queries_does_not_grow_with_the_years(how_many, django_assert_num_queries):
    for year in range(2020, 2020 + how_many):
        counted(20, day=dt.date(year, 3, 10))
        historic(year - 10, pupils=5)
        seal(Period.calendar_year(year))

    with django_assert_num_queries(4):
        all_periods("calendar", today=TODAY)
    with django_assert_num_queries(2):
        all_periods("school", today=TODAY)


def test_first_and_last_day_of_a_period_agree_with_its_sessions():
    for day in (YEAR.start, YEAR.end, SCHOOL_YEAR.start, SCHOOL_YEAR.end):
        counted(1, day=day)

    assert in_short() == [("2025", "provisional", 1), ("2026", "provisional", 3)]
    assert in_short("school") == [("2025-2026", "provisional", 3), ("2026-2027", "provisional", 1)]
