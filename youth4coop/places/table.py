"""The table of Belgian places, read once."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from youth4coop.places.province import Province

TABLE = Path(__file__).with_name("belgium.csv")


@dataclass(frozen=True)
class Place:
    """A postal code and a place that has it; `is_main` on one place of each postal code.

    `population` is that of the town or village alone, and 0 where nobody counted it.
    """

    postal_code: str
    name: str
    name_fr: str
    municipality: str
    province: Province
    nis_code: str
    latitude: float
    longitude: float
    is_main: bool
    population: int


def find(postal_code: str) -> Place | None:
    """The main place of a postal code, or None when there is no such code."""
    return main_places().get(postal_code)


def places_with(postal_code: str) -> list[Place]:
    """Every place with this postal code, the main one first."""
    return [place for place in all_places() if place.postal_code == postal_code]


@cache
def all_places() -> tuple[Place, ...]:
    """Every place in Belgium, by postal code, the main place of each code first."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return tuple(_place(row) for row in csv.DictReader(lines))


@cache
def main_places() -> dict[str, Place]:
    """The main place of every postal code, by postal code."""
    return {place.postal_code: place for place in all_places() if place.is_main}


def _place(row: dict[str, str]) -> Place:
    return Place(
        postal_code=row["postal_code"],
        name=row["name_nl"],
        name_fr=row["name_fr"],
        municipality=row["municipality"],
        province=Province(row["province"]),
        nis_code=row["nis_code"],
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        is_main=row["is_main"] == "1",
        population=int(row["population"]),
    )
