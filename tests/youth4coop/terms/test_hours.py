import datetime as dt

import pytest

from youth4coop.terms import BRUSSELS, Remark, school_hours_remarks


def codes(day: str, start: str, end: str) -> list[str]:
    first, last = (dt.datetime.fromisoformat(f"{day}T{clock}") for clock in (start, end))
    remarks = school_hours_remarks(first.replace(tzinfo=BRUSSELS), last.replace(tzinfo=BRUSSELS))
    return [remark.code for remark in remarks]


@pytest.mark.parametrize(
    ("day", "start", "end", "expected"),
    [
        ("2027-02-02", "10:10", "11:50", []),
        ("2027-02-02", "08:00", "17:00", []),
        ("2027-02-02", "07:59", "17:01", ["too_early", "too_late"]),
        ("2027-02-03", "10:00", "12:30", []),
        ("2027-02-03", "10:00", "12:31", ["wednesday_afternoon"]),
        ("2027-02-06", "10:00", "11:00", ["weekend"]),
        ("2027-02-09", "10:00", "11:00", ["school_holiday"]),
        ("2026-11-11", "13:00", "14:00", ["holiday", "wednesday_afternoon"]),
    ],
)
def test_remarks_by_day_and_time(day, start, end, expected):
    assert codes(day, start, end) == expected


def test_remark_gives_the_reason():
    start = dt.datetime(2027, 2, 9, 9, tzinfo=dt.UTC)
    assert school_hours_remarks(start, start + dt.timedelta(hours=1)) == [
        Remark(
            "school_holiday",
            "Dinsdag 9 februari 2027 is een vrije dag voor scholen (Krokusvakantie). "
            "Er is geen les.",
        )
    ]


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (dt.datetime(2026, 10, 23, 6, 30, tzinfo=dt.UTC), []),
        (dt.datetime(2026, 10, 26, 6, 30, tzinfo=dt.UTC), ["too_early"]),
        (dt.datetime(2027, 1, 12, 6, 30, tzinfo=dt.UTC), ["too_early"]),
    ],
)
def test_clock_in_belgium_decides_in_summer_and_winter(start, expected):
    remarks = school_hours_remarks(start, start + dt.timedelta(hours=1))
    assert [remark.code for remark in remarks] == expected


def test_meeting_over_midnight_ends_too_late():
    start = dt.datetime(2027, 2, 2, 16, tzinfo=BRUSSELS)
    remarks = school_hours_remarks(start, start + dt.timedelta(hours=10))
    assert [remark.code for remark in remarks] == ["too_late"]


def test_moment_without_time_zone_is_refused():
    naive = dt.datetime(2027, 2, 2, 10)  # noqa: DTZ001
    with pytest.raises(ValueError, match="time zone"):
        school_hours_remarks(naive, naive)
