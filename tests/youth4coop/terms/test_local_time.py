import datetime as dt

import pytest

from youth4coop.terms import BRUSSELS, local_date, local_time


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2015-12-31T22:59:59Z", dt.date(2015, 12, 31)),
        ("2015-12-31T23:30:00Z", dt.date(2016, 1, 1)),
        ("2016-08-31T22:30:00Z", dt.date(2016, 9, 1)),
        ("2016-09-01T00:30:00+02:00", dt.date(2016, 9, 1)),
    ],
)
def test_day_is_the_day_in_belgium(moment, day):
    assert local_date(dt.datetime.fromisoformat(moment)) == day


@pytest.mark.parametrize(
    ("moment", "clock"),
    [
        ("2026-03-29T00:59:00Z", "01:59"),
        ("2026-03-29T01:00:00Z", "03:00"),
        ("2026-10-25T00:59:00Z", "02:59"),
        ("2026-10-25T01:00:00Z", "02:00"),
    ],
)
def test_clock_changes_in_march_and_october(moment, clock):
    assert local_time(dt.datetime.fromisoformat(moment)).strftime("%H:%M") == clock


def test_day_of_the_clock_change_keeps_its_last_hour():
    last_hour = dt.datetime(2026, 10, 25, 23, 30, tzinfo=BRUSSELS)
    assert local_date(last_hour.astimezone(dt.UTC)) == dt.date(2026, 10, 25)


def test_moment_without_time_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        local_date(dt.datetime(2026, 1, 1, 12))  # noqa: DTZ001
