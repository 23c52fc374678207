"""Calendar years and school years."""

import datetime as dt

import pytest

from sessions.figures.periods import Period


def test_calendar_year_runs_from_january_to_december():
    year = Period.calendar_year(2019)

    assert (str(year), year.start, year.end) == ("2019", dt.date(2019, 1, 1), dt.date(2019, 12, 31))
    assert (year.year, year.column) == (2019, "calendar_year")


def test_school_year_runs_from_september_to_august():
    year = Period.school_year(2019)

    assert (str(year), year.start) == ("2019-2020", dt.date(2019, 9, 1))
    assert (year.end, year.year, year.column) == (dt.date(2020, 8, 31), 2019, "school_year")


@pytest.mark.parametrize(
    ("kind", "day", "label"),
    [
        ("calendar", dt.date(2026, 1, 1), "2026"),
        ("calendar", dt.date(2026, 12, 31), "2026"),
        ("school", dt.date(2026, 8, 31), "2025-2026"),
        ("school", dt.date(2026, 9, 1), "2026-2027"),
    ],
)
def test_current_period_holds_the_day(kind, day, label):
    period = Period.current(kind, day)

    assert period.label == label
    assert day in period


def test_days_beside_a_period_are_not_in_it():
    year = Period.school_year(2025)

    assert year.start - dt.timedelta(days=1) not in year
    assert year.end + dt.timedelta(days=1) not in year


def test_months_are_twelve_in_order():
    assert [f"{day:%Y-%m}" for day in Period.calendar_year(2026).months] == [
        f"2026-{month:02d}" for month in range(1, 13)
    ]
    school = [f"{day:%Y-%m}" for day in Period.school_year(2025).months]
    assert (school[0], school[3], school[4], school[-1]) == (
        "2025-09",
        "2025-12",
        "2026-01",
        "2026-08",
    )


@pytest.mark.parametrize("label", ["1900", "2019", "2200"])
def test_label_of_a_calendar_year_is_read(label):
    assert str(Period.parse("calendar", label)) == label


@pytest.mark.parametrize(
    "label", ["", "19", "02019", "1899", "2201", "9999", "2019-2020", " 2019", "２０１９", "201a"]
)
def test_label_that_is_no_calendar_year_is_refused(label):
    with pytest.raises(ValueError, match="Not a year"):
        Period.parse("calendar", label)


@pytest.mark.parametrize("label", ["1900-1901", "2019-2020", "2199-2200"])
def test_label_of_a_school_year_is_read(label):
    assert str(Period.parse("school", label)) == label


@pytest.mark.parametrize(
    "label", ["", "2019", "2019-2021", "2020-2019", "1899-1900", "2200-2201", "2019-20"]
)
def test_label_that_is_no_school_year_is_refused(label):
    with pytest.raises(ValueError, match=r"Not a (school )?year"):
        Period.parse("school", label)
