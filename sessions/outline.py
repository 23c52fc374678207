"""How a lesson with a speaker goes: seven steps, for one lesson hour or two (R1.16)."""

import datetime as dt
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from youth4coop.terms.in_words import hours

# From how many minutes on the outline of two lesson hours is followed.
TWO_HOURS_FROM = 75

# Each step with its minutes in one lesson hour (50) and in two (100).
_STEPS = [
    (_("Welkom. De leerkracht vraagt: wie kan een coöperatie noemen? Tel de handen."), 5, 5),
    (_("Wie is de spreker, en wat doet de coöperatie?"), 5, 10),
    (_("Het verhaal: hoe het begon, wat lukte en wat moeilijk was."), 10, 20),
    (_("Wat een coöperatie anders maakt: wie beslist, en wat met de winst?"), 10, 15),
    (_("De klas denkt mee over een echte keuze van de coöperatie."), 5, 20),
    (_("Vragen van de klas."), 10, 20),
    (_("Afronden: wat neem je mee? Tel de handen opnieuw."), 5, 10),
]


@dataclass(frozen=True)
class Step:
    """One step of the lesson, from when to when."""

    start: dt.datetime
    end: dt.datetime
    what: Promise

    def hours(self) -> str:
        """Write from when to when."""
        return hours(self.start, self.end)


def outline(start: dt.datetime, end: dt.datetime) -> list[Step]:
    """Give the seven steps from start to end, each in whole minutes of its share."""
    minutes = (end - start) // dt.timedelta(minutes=1)
    two_hours = minutes >= TWO_HOURS_FROM
    shares = [long if two_hours else short for _what, short, long in _STEPS]
    ends = [sum(shares[: index + 1]) * minutes // sum(shares) for index in range(len(shares))]
    moments = [start, *[start + dt.timedelta(minutes=one) for one in ends[:-1]], end]
    return [
        Step(moments[index], moments[index + 1], what)
        for index, (what, _short, _long) in enumerate(_STEPS)
    ]
