import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youth4coop.terms import SchoolYear, local_date

DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2100, 12, 31))


@given(DAYS)
def test_every_day_is_in_one_school_year(day):
    around = [SchoolYear(day.year + offset) for offset in (-2, -1, 0, 1)]
    assert [year for year in around if year.first_day <= day <= year.last_day] == [
        SchoolYear.of(day)
    ]
    assert day in SchoolYear.of(day)


@given(DAYS)
def test_school_years_follow_each_other_without_a_gap(day):
    year = SchoolYear.of(day)
    assert year.last_day + dt.timedelta(days=1) == SchoolYear(year.start_year + 1).first_day


@given(DAYS)
def test_label_reads_back(day):
    year = SchoolYear.of(day)
    assert SchoolYear.parse(year.label) == SchoolYear.parse(str(year)) == year


@pytest.mark.parametrize(
    ("moment", "label"),
    [
        ("2016-08-31T21:59:59Z", "2015-2016"),
        ("2016-08-31T22:30:00Z", "2016-2017"),
        ("2027-08-31T21:59:59Z", "2026-2027"),
        ("2027-08-31T22:00:00Z", "2027-2028"),
    ],
)
def test_local_date_decides_the_school_year(moment, label):
    assert SchoolYear.of(local_date(dt.datetime.fromisoformat(moment))).label == label


def test_moment_is_refused():
    with pytest.raises(TypeError, match="local date"):
        SchoolYear.of(dt.datetime(2016, 8, 31, 22, 30, tzinfo=dt.UTC))


@pytest.mark.parametrize(
    "label",
    [
        "",
        "2019",
        "2019-2021",
        "2020-2019",
        "2019-20",
        " 2019-2020",
        "0999-1000",
        "２０１９-２０２０",
    ],
)
def test_wrong_label_is_refused(label):
    with pytest.raises(ValueError, match="Not a school year"):
        SchoolYear.parse(label)


@pytest.mark.parametrize(
    ("start_year", "first", "last"),
    [
        (2019, dt.date(2019, 9, 2), dt.date(2020, 6, 30)),
        (2026, dt.date(2026, 9, 1), dt.date(2027, 6, 30)),
        (2028, dt.date(2028, 9, 1), dt.date(2029, 6, 29)),
        (2029, dt.date(2029, 9, 3), dt.date(2030, 6, 28)),
    ],
)
def test_classes_begin_and_end_on_a_school_day(start_year, first, last):
    year = SchoolYear(start_year)
    assert (year.first_class_day, year.last_class_day) == (first, last)


def test_school_years_are_in_order_of_time():
    assert sorted([SchoolYear(2020), SchoolYear(2018)]) == [SchoolYear(2018), SchoolYear(2020)]
