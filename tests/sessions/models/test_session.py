import datetime as dt

import pytest
from django.db.models import ProtectedError

from sessions.models import ClassroomSession
from tests.factories import MOMENT_START, SessionFactory


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("2015-12-31T22:59:59+00:00", (dt.date(2015, 12, 31), 2015, 2015)),
        ("2015-12-31T23:30:00+00:00", (dt.date(2016, 1, 1), 2016, 2015)),
        ("2016-08-31T21:59:59+00:00", (dt.date(2016, 8, 31), 2016, 2015)),
        ("2016-08-31T22:30:00+00:00", (dt.date(2016, 9, 1), 2016, 2016)),
        ("2027-01-01T00:30:00+02:00", (dt.date(2026, 12, 31), 2026, 2026)),
    ],
)
def test_the_clock_in_belgium_decides_on_day_and_years(start, expected):
    session = ClassroomSession()
    begin = dt.datetime.fromisoformat(start)

    session.place_in_time(begin, begin + dt.timedelta(hours=1))

    assert (session.day, session.calendar_year, session.school_year) == expected
    assert (session.start, session.end) == (begin, begin + dt.timedelta(hours=1))


def test_a_session_without_a_time_zone_is_nowhere():
    with pytest.raises(ValueError, match="time zone"):
        ClassroomSession().place_in_time(MOMENT_START.replace(tzinfo=None), MOMENT_START)


def test_what_was_counted_or_logged_is_not_deleted(db):
    session = SessionFactory(pupils=20)

    for kept in [session, session.school, session.groups.get(), session.speakers.get()]:
        with pytest.raises(ProtectedError):
            kept.delete()
