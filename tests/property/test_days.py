"""The stored day and years of a session are those of the clock in Belgium (counting rule 1)."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.models import ClassroomSession
from sessions.operations.meetings import enter_session
from tests.factories import NOW, SchoolFactory
from tests.property.examples import examples, undone
from tests.sessions.operations.wishes import entry

UTC = dt.UTC
ONE_HOUR = dt.timedelta(hours=1)
ONE_MINUTE = dt.timedelta(minutes=1)

zones = st.sampled_from([UTC, ZoneInfo("Europe/Brussels"), ZoneInfo("Pacific/Auckland")])
FIRST = dt.datetime(2000, 1, 2, tzinfo=UTC)
minutes = st.integers(0, (dt.datetime(2099, 12, 30, tzinfo=UTC) - FIRST) // ONE_MINUTE)


@pytest.fixture
def school(db):
    return SchoolFactory()


def brussels_day(moment):
    """Give the day by the rule of the law: an hour ahead of UTC, and two in summer."""
    moment = moment.astimezone(UTC)
    summer = last_sunday(moment.year, 3) <= moment < last_sunday(moment.year, 10)
    return (moment + ONE_HOUR * (1 + summer)).date()


def last_sunday(year, month):
    """Give one o'clock UTC on the last Sunday of a month of 31 days."""
    last = dt.datetime(year, month, 31, 1, tzinfo=UTC)
    return last - dt.timedelta(days=(last.weekday() + 1) % 7)


@given(minute=minutes, zone=zones)
@examples(30)
def test_day_and_years_follow_from_the_start(school, speaker, coordinator, minute, zone):
    start = FIRST + minute * ONE_MINUTE
    here, until = start.astimezone(zone), (start + ONE_HOUR).astimezone(zone)
    wanted = entry(school, speaker, start=here, end=until)

    with undone():
        made = enter_session(wanted, who=coordinator, now=NOW)
        stored = ClassroomSession.objects.get(pk=made.pk)
        groups = set(stored.groups.values_list("school_year", flat=True))

    day = brussels_day(start)
    school_year = day.year if day >= dt.date(day.year, 9, 1) else day.year - 1
    assert (stored.start, stored.day, stored.calendar_year) == (start, day, day.year)
    assert (stored.school_year, groups) == (school_year, {school_year})


@pytest.mark.parametrize(
    ("start", "calendar_year", "school_year"),
    [
        ("2015-12-31T23:30:00+00:00", 2016, 2015),
        ("2016-08-31T22:30:00+00:00", 2016, 2016),
        ("2016-08-31T21:30:00+00:00", 2016, 2015),
    ],
)
def test_a_late_evening_in_utc_is_the_next_day_here(
    school, speaker, coordinator, start, calendar_year, school_year
):
    begin = dt.datetime.fromisoformat(start)

    made = enter_session(
        entry(school, speaker, start=begin, end=begin + ONE_HOUR), who=coordinator, now=NOW
    )

    stored = ClassroomSession.objects.get(pk=made.pk)
    assert (stored.calendar_year, stored.school_year) == (calendar_year, school_year)
