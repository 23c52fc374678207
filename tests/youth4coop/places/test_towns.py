"""Which towns somebody reaches who travels so far."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youth4coop.places import all_places, distance_km, towns, towns_within

GENT = (51.05, 3.7167)


def names(km, at=GENT):
    return [town.name for town in towns_within(*at, km)]


def test_each_municipality_of_flanders_and_brussels_is_a_town_once():
    found = [town.name for town in towns()]

    assert len(found) == len(set(found)) == 285 + 19
    assert set(found) <= {place.municipality for place in all_places()}


def test_largest_towns_stand_first():
    assert [town.name for town in towns()][:4] == ["Brussel", "Antwerpen", "Gent", "Anderlecht"]


@pytest.mark.parametrize(
    ("km", "first"),
    [(0, ["Gent"]), (20, ["Gent", "Evergem", "Deinze"]), (50, ["Brussel", "Gent", "Anderlecht"])],
)
def test_towns_in_reach_of_ghent(km, first):
    assert names(km)[:3] == first


@given(st.floats(50.6, 51.5), st.floats(2.5, 6.0), st.integers(0, 60), st.integers(0, 60))
def test_who_travels_farther_reaches_no_less(latitude, longitude, km, more):
    near, far = towns_within(latitude, longitude, km), towns_within(latitude, longitude, km + more)

    assert set(near) <= set(far)
    assert all(
        distance_km(latitude, longitude, town.latitude, town.longitude) <= km for town in near
    )
