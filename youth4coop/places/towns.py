"""The municipalities that schools of ours lie in, as somebody who travels thinks of them."""

from functools import cache
from typing import NamedTuple

from youth4coop.places.distance import distance_km
from youth4coop.places.province import Province
from youth4coop.places.table import Place, all_places

WITH_DUTCH_SCHOOLS = frozenset(
    {
        Province.ANTWERPEN,
        Province.LIMBURG,
        Province.OOST_VLAANDEREN,
        Province.VLAAMS_BRABANT,
        Province.WEST_VLAANDEREN,
        Province.BRUSSEL,
    }
)


class Town(NamedTuple):
    """A municipality of Flanders or Brussels, where most of its people live."""

    name: str
    latitude: float
    longitude: float


@cache
def towns() -> tuple[Town, ...]:
    """Every municipality of Flanders and Brussels, the largest first."""
    largest: dict[str, Place] = {}
    for place in all_places():
        known = largest.get(place.nis_code)
        if known is None or place.population > known.population:
            largest[place.nis_code] = place
    found = [place for place in largest.values() if place.province in WITH_DUTCH_SCHOOLS]
    found.sort(key=lambda place: (-place.population, place.municipality))
    return tuple(Town(place.municipality, place.latitude, place.longitude) for place in found)


def towns_within(latitude: float, longitude: float, km: float) -> list[Town]:
    """The municipalities within so many kilometres of a point, the largest first."""
    return [
        town
        for town in towns()
        if distance_km(latitude, longitude, town.latitude, town.longitude) <= km
    ]
