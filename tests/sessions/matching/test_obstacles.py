"""The rules that say no, on plain data."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sessions.matching.obstacles import (
    Absence,
    Offer,
    Slot,
    WeekPart,
    Wish,
    covers,
    lasting_obstacles,
    moment_obstacles,
)
from youth4coop.terms import BRUSSELS

WISH = Wish(
    levels=frozenset({"so_3_do"}),
    language="nl",
    format="in_class",
    latitude=51.05,
    longitude=3.7167,
)
OFFER = Offer(
    speaker=1,
    cooperative=2,
    active=True,
    levels=frozenset({"so_3_do", "so_3_du"}),
    languages=frozenset({"nl"}),
    formats=frozenset({"in_class", "online"}),
    latitude=51.05,
    longitude=3.7167,
    radius_km=30,
    most_a_year=3,
    most_a_day=2,
    week=(WeekPart(1, dt.time(9), dt.time(12)),),
)


def slot(day=2, start=10, end=11, month=2, year=2027):
    """Gives a slot; 2 February 2027 is a Tuesday in term."""
    return Slot(
        dt.datetime(year, month, day, start, tzinfo=BRUSSELS),
        dt.datetime(year, month, day, end, tzinfo=BRUSSELS),
    )


def codes(notes):
    return [note.code for note in notes]


def lasting(offer=None, wish=None):
    return codes(lasting_obstacles(replace(OFFER, **offer or {}), replace(WISH, **wish or {})))


def at(when, offer=None, wish=None):
    return codes(moment_obstacles(replace(OFFER, **offer or {}), replace(WISH, **wish or {}), when))


def test_nothing_stands_in_the_way():
    assert lasting() == []
    assert at(slot()) == []


@pytest.mark.parametrize(
    ("offer", "wish", "expected"),
    [
        ({"active": False}, {}, ["inactive"]),
        ({}, {"excluded": frozenset({2})}, ["excluded"]),
        ({}, {"declined": frozenset({1})}, ["declined"]),
        ({}, {"levels": frozenset({"so_3_do", "so_1a"})}, ["level"]),
        ({"levels": frozenset()}, {}, ["level"]),
        ({}, {"language": "fr"}, ["language"]),
        ({}, {"format": "at_cooperative"}, ["format"]),
        ({"latitude": 50.63}, {}, ["distance"]),
        ({"latitude": 50.63}, {"format": "online"}, []),
        ({"active": False, "languages": frozenset()}, {}, ["inactive", "language"]),
    ],
)
def test_lasting_obstacle_is_named(offer, wish, expected):
    assert lasting(offer, wish) == expected


def test_radius_is_kept_to_one_decimal():
    near = replace(WISH, latitude=51.05 + 30.04 / 111.195)
    far = replace(WISH, latitude=51.05 + 30.06 / 111.195)

    assert codes(lasting_obstacles(OFFER, near)) == []
    assert codes(lasting_obstacles(OFFER, far)) == ["distance"]


@pytest.mark.parametrize(
    ("when", "offer", "expected"),
    [
        (slot(day=3), {}, ["unavailable"]),
        (slot(start=8, end=10), {}, ["unavailable"]),
        (slot(start=11, end=13), {}, ["unavailable"]),
        (slot(start=9, end=12), {}, []),
        (slot(), {"week": ()}, ["unavailable"]),
        (
            slot(),
            {"absences": (Absence(dt.date(2027, 2, 1), dt.date(2027, 2, 2)),)},
            ["unavailable"],
        ),
        (slot(), {"absences": (Absence(dt.date(2027, 2, 3), dt.date(2027, 2, 9)),)}, []),
        (slot(day=9), {}, ["holiday"]),
    ],
)
def test_calendar_decides(when, offer, expected):
    assert at(when, offer) == expected


def test_school_holiday_is_none_for_a_university():
    students = {"levels": frozenset({"hoger_univ"})}

    assert at(slot(day=9), wish=students) == []
    assert at(slot(day=25, month=12, year=2029), wish=students) == ["holiday"]


def test_one_class_of_a_school_is_enough_for_its_holiday():
    mixed = {"levels": frozenset({"hoger_univ", "so_3_do"})}

    assert at(slot(day=9), wish=mixed) == ["holiday"]


@pytest.mark.parametrize(
    ("bookings", "expected"),
    [
        ((slot(start=10, end=11),), ["taken"]),
        ((slot(start=9, end=10), slot(start=11, end=12)), ["taken"]),
        ((slot(start=9, end=10),), []),
        ((slot(day=3), slot(day=4), slot(day=5)), ["year_limit"]),
        ((slot(), slot(day=4), slot(day=5)), ["taken", "year_limit"]),
        ((slot(year=2026, month=6), slot(day=4), slot(day=5)), []),
    ],
)
def test_bookings_decide(bookings, expected):
    assert at(slot(), {"bookings": bookings}) == expected


def test_obstacle_is_said_in_words():
    notes = lasting_obstacles(replace(OFFER, latitude=50.5), WISH)

    assert notes == [("distance", "61 km ver, komt tot 30 km")]


def test_parts_of_a_week_that_touch_hold_a_slot_together():
    week = (WeekPart(1, dt.time(11), dt.time(13)), WeekPart(1, dt.time(9), dt.time(11)))

    assert covers(week, slot(start=10, end=12))
    assert not covers(week, slot(start=12, end=14))


def test_slot_over_midnight_is_in_no_week():
    week = tuple(WeekPart(day, dt.time(0), dt.time(23, 59)) for day in range(7))
    night = Slot(slot(start=23).start, slot(day=3, start=1).start)

    assert not covers(week, night)


def test_week_is_kept_in_local_time_when_the_clock_changes():
    """10 o'clock stays 10 o'clock: 9:00 UTC in winter, 8:00 UTC in summer."""
    winter = Slot(*(dt.datetime(2027, 3, 23, hour, tzinfo=dt.UTC) for hour in (9, 10)))
    summer = Slot(*(dt.datetime(2027, 4, 13, hour, tzinfo=dt.UTC) for hour in (8, 9)))
    week = (WeekPart(1, dt.time(10), dt.time(11)),)

    assert covers(week, winter)
    assert covers(week, summer)


minutes = st.integers(0, 23 * 60 + 59)


def clock(minute):
    return dt.time(minute // 60, minute % 60)


@given(st.lists(st.tuples(minutes, minutes).map(sorted), max_size=5), minutes, minutes)
def test_slot_is_covered_exactly_when_each_of_its_minutes_is(parts, first, last):
    first, last = sorted((first, last))
    assume(first < last)
    midnight = dt.datetime(2027, 2, 2, tzinfo=BRUSSELS)
    asked = Slot(midnight + dt.timedelta(minutes=first), midnight + dt.timedelta(minutes=last))
    week = tuple(WeekPart(1, clock(start), clock(end)) for start, end in parts)
    by_minute = all(
        any(start <= minute < end for start, end in parts) for minute in range(first, last)
    )

    assert covers(week, asked) == by_minute
