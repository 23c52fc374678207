"""No mail at night, at weekends, on holidays (R7.10)."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youth4coop.mail.quiet import add_mail_days, allowed_from, is_mail_day
from youth4coop.terms import BRUSSELS, free_day

MOMENTS = st.integers(0, 3 * 365 * 24 * 60).map(
    lambda minutes: dt.datetime(2026, 1, 1, tzinfo=dt.UTC) + dt.timedelta(minutes=minutes)
)
PEOPLE = st.sampled_from(["teacher", "speaker", "coordinator"])


def at(text):
    return dt.datetime.fromisoformat(text).replace(tzinfo=BRUSSELS)


@pytest.mark.parametrize(
    ("moment", "to", "expected"),
    [
        ("2026-11-24T10:00", "teacher", "2026-11-24T10:00"),
        ("2026-11-24T18:29", "teacher", "2026-11-24T18:29"),
        ("2026-11-24T18:30", "teacher", "2026-11-25T07:30"),
        ("2026-11-24T03:00", "speaker", "2026-11-24T07:30"),
        ("2026-11-27T20:00", "speaker", "2026-11-30T07:30"),
        ("2026-11-28T12:00", "coordinator", "2026-11-30T07:30"),
        # The Christmas holidays are for teachers; Christmas and New Year are for everybody.
        ("2026-12-21T10:00", "teacher", "2027-01-04T07:30"),
        ("2026-12-21T10:00", "speaker", "2026-12-21T10:00"),
        ("2026-12-25T10:00", "speaker", "2026-12-28T07:30"),
        ("2026-11-11T10:00", "coordinator", "2026-11-12T07:30"),
    ],
)
def test_mail_waits_for_the_next_hour_at_which_it_may_go(moment, to, expected):
    assert allowed_from(at(moment), to) == at(expected)


def test_hours_are_settings(settings):
    settings.MAIL_QUIET_UNTIL, settings.MAIL_QUIET_FROM = dt.time(9), dt.time(12)

    assert allowed_from(at("2026-11-24T08:00"), "teacher") == at("2026-11-24T09:00")
    assert allowed_from(at("2026-11-24T12:00"), "teacher") == at("2026-11-25T09:00")


@given(MOMENTS, PEOPLE)
def test_mail_never_goes_earlier_nor_in_quiet_hours(moment, to):
    goes = allowed_from(moment, to)
    local = goes.astimezone(BRUSSELS)

    assert goes >= moment
    assert dt.time(7, 30) <= local.time() < dt.time(18, 30)
    assert local.weekday() < 5
    free = free_day(local.date())
    assert free is None or (free.kind == "school_holiday" and to != "teacher")
    assert allowed_from(goes, to) == goes


@given(st.dates(dt.date(2026, 1, 1), dt.date(2028, 12, 31)), st.integers(1, 8), PEOPLE)
def test_mail_days_are_counted_there_and_back(day, n, to):
    later = add_mail_days(day, n, to)
    between = (day + dt.timedelta(days=k) for k in range(1, (later - day).days + 1))

    assert is_mail_day(later, to)
    assert sum(is_mail_day(passed, to) for passed in between) == n
    assert add_mail_days(later, 0, to) == later
    if is_mail_day(day, to):
        assert add_mail_days(later, -n, to) == day
