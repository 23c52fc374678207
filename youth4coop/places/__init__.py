"""Belgian postal codes with their municipality, province and coordinates, and distances."""

from youth4coop.places.distance import distance_km
from youth4coop.places.province import Province
from youth4coop.places.search import search_key
from youth4coop.places.table import Place, all_places, find, main_places, places_with
from youth4coop.places.towns import Town, towns, towns_within

__all__ = [
    "Place",
    "Province",
    "Town",
    "all_places",
    "distance_km",
    "find",
    "main_places",
    "places_with",
    "search_key",
    "towns",
    "towns_within",
]
