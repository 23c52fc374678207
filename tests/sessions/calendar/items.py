"""Made-up calendar items, with signs that have to be written with care."""

import datetime as dt
from pathlib import Path

from sessions.calendar import Mailbox, SessionEvent
from youth4coop.terms import BRUSSELS

GOLDEN = Path(__file__).parent / "golden"
HOURS = {
    "before_summer_time": ("2027-03-25T10:10", "2027-03-25T11:50"),
    "after_summer_time": ("2027-03-30T10:10", "2027-03-30T11:50"),
    "across_winter_time": ("2027-10-30T23:30", "2027-10-31T04:30"),
}
IN_UTC = {
    "before_summer_time": ("2027-03-25T09:10", "2027-03-25T10:50"),
    "after_summer_time": ("2027-03-30T08:10", "2027-03-30T09:50"),
    "across_winter_time": ("2027-10-30T21:30", "2027-10-31T03:30"),
}


def local(moment: str) -> dt.datetime:
    return dt.datetime.fromisoformat(moment).replace(tzinfo=BRUSSELS)


def item(hours: str = "before_summer_time", **changes) -> SessionEvent:
    """Give an item at the hours of that name."""
    start, end = HOURS[hours]
    what = {
        "uid": "sessie-12@youth4coop.example",
        "sequence": 0,
        "start": local(start),
        "end": local(end),
        "summary": "Ondernemer voor de klas: Coöperatie Zon, Wind & Water, voor Sint-Jozef, Aalst",
        "location": "Sint-Jozef, Kerkstraat 12, 9300 Aalst",
        "description": "Spreker: Zoë Öztürk\nKlas: 5 ECO A, 5 ECO B\n\n"
        "https://youth4coop.example/sessies/12/\n\n"
        "Kun je toch niet? Gebruik de knop in de mail.",
        "organizer": Mailbox("Coördinatie, Youth4coop", "coordinator@youth4coop.example"),
        "attendee": Mailbox("Björn Voorbeeld, leerkracht", "bjorn@school.example"),
        "status": "CONFIRMED",
        "written_at": local("2026-11-24T09:00"),
    }
    return SessionEvent(**what | changes)
