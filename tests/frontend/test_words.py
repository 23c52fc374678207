"""Days, hours and numbers as people in Flanders write them."""

import datetime as dt
from types import SimpleNamespace

import pytest
from django.utils import translation

from frontend.templatetags.words import from_to, label, labels, moment, number, when
from tests.factories import MOMENT_END, MOMENT_START


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("nl", ["di 2 feb 2027, 10.10 u.", "di 2 feb 2027, 10.10 – 11.50 u.", "1.608", "12,4"]),
        ("en", ["Tue 2 Feb 2027, 10:10", "Tue 2 Feb 2027, 10:10 – 11:50", "1,608", "12.4"]),
        (
            "fr",
            ["mar 2 fév 2027, 10 h 10", "mar 2 fév 2027, 10 h 10 – 11 h 50", "1\xa0608", "12,4"],
        ),
    ],
)
def test_moments_and_numbers_follow_the_language(language, written):
    within = SimpleNamespace(start=MOMENT_START, end=MOMENT_END)
    with translation.override(language):
        shown = [moment(MOMENT_START), from_to(within), number(1608), number(12.4)]

    assert shown == written


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
