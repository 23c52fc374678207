"""Stories that happen at the same time."""

import datetime as dt

import pytest

from tests.demo.conftest import NOW
from youth4coop.demo.timeline import play

HOUR = dt.timedelta(hours=1)


def story(name, told, *hours):
    for hour in hours:
        yield NOW + hour * HOUR
        told.append(f"{name}{hour}")


def test_steps_are_taken_in_the_order_of_time():
    told = []
    play([story("a", told, 1, 4), story("b", told, 2, 3)], until=NOW + 9 * HOUR)
    assert told == ["a1", "b2", "b3", "a4"]


def test_what_comes_later_than_the_end_never_happens():
    told = []
    play([story("a", told, 1, 2, 3)], until=NOW + 2 * HOUR)
    assert told == ["a1"]


def test_a_story_that_goes_back_in_time_is_an_error():
    told = []
    with pytest.raises(ValueError, match="back in time"):
        play([story("a", told, 2, 1)], until=NOW + 9 * HOUR)
    assert told == ["a2"]
