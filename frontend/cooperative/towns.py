"""How far somebody comes, in the names of towns: kilometres say little."""

from dataclasses import dataclass
from typing import Self

from youth4coop.places import find, towns_within

MOST_NAMED = 12


@dataclass(frozen=True)
class TownsReached:
    """The largest towns within a distance, and how many others there are."""

    names: list[str]
    more: int

    @classmethod
    def of(cls, postal_code: str, km: str) -> Self | None:
        """Read what was typed; None where no such place is known, or no distance."""
        place = find(postal_code.strip())
        if place is None or not km.strip().isdecimal():
            return None
        names = [town.name for town in towns_within(place.latitude, place.longitude, float(km))]
        return cls(names[:MOST_NAMED], len(names[MOST_NAMED:]))
