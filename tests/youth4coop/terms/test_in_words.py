"""Days and hours as people write them."""

import datetime as dt

from tests.factories import MOMENT_START
from youth4coop.terms.in_words import clock, date_in_words, day_in_words, short_day


def test_day_of_a_moment_is_the_local_one():
    just_before_midnight_in_utc = dt.datetime(2026, 12, 31, 23, 30, tzinfo=dt.UTC)

    assert short_day(just_before_midnight_in_utc) == "vr 1 jan 2027"
    assert short_day(dt.date(2026, 12, 31)) == "do 31 dec 2026"


def test_day_has_its_weekday_or_not():
    assert day_in_words(MOMENT_START) == "dinsdag 2 februari 2027"
    assert date_in_words(MOMENT_START) == "2 februari 2027"


def test_hours_have_a_point_and_no_zero_before_them():
    assert clock(MOMENT_START.replace(hour=9, minute=5)) == "9.05 u."
