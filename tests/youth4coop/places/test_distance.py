from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from youth4coop.places import distance_km

HALF_A_MERIDIAN = 20015.114
POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@pytest.mark.parametrize(
    ("here", "there", "kilometres"),
    [
        ((51.19, 4.43), (51.22, 4.40), 3.937),
        ((50.85, 4.35), (50.88, 4.70), 24.789),
        ((51.05, 3.72), (51.22, 4.40), 51.073),
        ((50.85, 4.35), (51.21, 3.22), 88.582),
        ((51.23, 2.92), (51.10, 5.79), 200.628),
        ((0, 0), (0, 1), 111.195),
        ((0, 179.5), (0, -179.5), 111.195),
        ((0, 0), (90, 0), HALF_A_MERIDIAN / 2),
    ],
)
def test_distance_is_known(here, there, kilometres):
    assert distance_km(*here, *there) == pytest.approx(kilometres, abs=0.001)


@pytest.mark.parametrize(
    ("here", "there"),
    [((0, 0), (0, 180)), ((90, 0), (-90, 0)), ((51.05, 3.72), (-51.05, -176.28))],
)
def test_opposite_points_are_half_a_meridian_apart(here, there):
    assert distance_km(*here, *there) == pytest.approx(HALF_A_MERIDIAN, abs=0.001)


@given(POINTS)
def test_point_is_at_no_distance_from_itself(point):
    assert distance_km(*point, *point) == 0


@given(POINTS, POINTS)
def test_distance_is_the_same_both_ways(here, there):
    assert distance_km(*here, *there) == pytest.approx(distance_km(*there, *here), abs=1e-6)


@given(POINTS, POINTS)
def test_no_two_points_are_further_apart_than_opposite_ones(here, there):
    assert 0 <= distance_km(*here, *there) <= HALF_A_MERIDIAN + 0.001


@given(POINTS, POINTS, POINTS)
def test_no_detour_is_shorter(here, there, between):
    for first, middle, last in permutations([here, there, between]):
        detour = distance_km(*first, *middle) + distance_km(*middle, *last)

        assert distance_km(*first, *last) <= detour + 1e-3
