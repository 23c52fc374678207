"""Days, hours and numbers as people in Flanders write them."""

import datetime as dt
from types import SimpleNamespace

import pytest

from frontend.templatetags.words import clock, day, from_to, label, labels, moment, number, when
from tests.factories import MOMENT_END, MOMENT_START


def test_day_of_a_moment_is_the_local_one():
    just_before_midnight_in_utc = dt.datetime(2026, 12, 31, 23, 30, tzinfo=dt.UTC)

    assert day(just_before_midnight_in_utc) == "vr 1 jan 2027"
    assert day(dt.date(2026, 12, 31)) == "do 31 dec 2026"


def test_hours_have_a_point_and_no_zero_before_them():
    assert clock(MOMENT_START.replace(hour=9, minute=5)) == "9.05"
    assert moment(MOMENT_START) == "di 2 feb 2027, 10.10 u."


def test_moment_within_a_day_names_it_once():
    within = SimpleNamespace(start=MOMENT_START, end=MOMENT_END)
    over_midnight = SimpleNamespace(start=MOMENT_START, end=MOMENT_START + dt.timedelta(hours=15))

    assert from_to(within) == "di 2 feb 2027, 10.10 – 11.50 u."
    assert from_to(over_midnight) == "di 2 feb 2027, 10.10 – wo 3 feb 2027, 1.10 u."


@pytest.mark.parametrize(
    ("days", "written"),
    [
        (-2, "zo 31 jan 2027, 10.10 u."),
        (-1, "gisteren 10.10 u."),
        (0, "vandaag 10.10 u."),
        (1, "morgen 10.10 u."),
        (2, "do 4 feb 2027, 10.10 u."),
    ],
)
def test_day_near_now_has_a_name(days, written):
    late = MOMENT_START.replace(hour=23, minute=30)

    assert when(MOMENT_START + dt.timedelta(days=days), late) == written


@pytest.mark.parametrize(
    ("value", "written"), [(None, "–"), (0, "0"), (1234567, "1.234.567"), (12.4, "12,4")]
)
def test_number_has_points_and_what_is_unknown_is_a_dash(value, written):
    assert number(value) == written


def test_codes_are_written_in_words():
    assert label("in_class", "format") == "in de klas"
    assert label("unheard_of", "format") == "unheard_of"
    assert labels(["energy", "food"], "theme") == "energie, voeding"
