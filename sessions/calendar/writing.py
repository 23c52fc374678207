"""Write calendar items as iCalendar text."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from icalendar import Calendar, Event, Timezone, vCalAddress, vDuration, vText

from youth4coop.terms import local_time

type Method = Literal["REQUEST", "CANCEL", "PUBLISH"]
type Status = Literal["CONFIRMED", "CANCELLED"]

PRODUCT = "-//Coopkracht//Youth4coop//NL"
REFRESH = dt.timedelta(hours=4)

# Summer time since 1996: from the last Sunday of March to the last one of October, at 1 o'clock UTC
# (Directive 2000/84/EC). Rules that repeat are what every calendar reads; the dates that icalendar
# can make up itself begin summer time an hour late.
_BRUSSELS = """\
BEGIN:VTIMEZONE
TZID:Europe/Brussels
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


@dataclass(frozen=True)
class Mailbox:
    """A name and an e-mail address."""

    name: str
    address: str


@dataclass(frozen=True)
class SessionEvent:
    """A session as one person has it in their calendar.

    Args:
        uid: the same for the life of the session.
        sequence: goes up with each change of time, place or status (RFC 5545 §3.8.7.4).
        description: several lines.
        attendee: who gets it, and nobody else: people do not see each other's addresses.
        written_at: when this text is made.
    """

    uid: str
    sequence: int
    start: dt.datetime
    end: dt.datetime
    summary: str
    location: str
    description: str
    organizer: Mailbox
    attendee: Mailbox
    status: Status
    written_at: dt.datetime


def session_event(event: SessionEvent, *, method: Method) -> str:
    """Write one session: an invitation, its cancellation, or an item to import by hand.

    Raises:
        ValueError: the method says something else than the status.
    """
    if method != "PUBLISH" and (method == "CANCEL") != (event.status == "CANCELLED"):
        raise ValueError(f"An event that is {event.status} is not for {method}.")
    calendar = _calendar(method)
    calendar.add_component(_vevent(event, method))
    return str(calendar.to_ical(), "utf-8")


def feed(events: Iterable[SessionEvent], name: str) -> str:
    """Write a calendar that somebody follows, and reads again every few hours."""
    calendar = _calendar("PUBLISH")
    calendar.add("NAME", vText(_line(name)))
    calendar.add("X-WR-CALNAME", vText(_line(name)))
    calendar.add("REFRESH-INTERVAL", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", vDuration(REFRESH))
    for event in events:
        calendar.add_component(_vevent(event, "PUBLISH"))
    return str(calendar.to_ical(), "utf-8")


def _calendar(method: Method) -> Calendar:
    calendar = Calendar()
    calendar.add("PRODID", PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", method)
    calendar.add_component(Timezone.from_ical(_BRUSSELS))
    return calendar


def _vevent(event: SessionEvent, method: Method) -> Event:
    vevent = Event()
    vevent.add("UID", event.uid)
    vevent.add("SEQUENCE", event.sequence)
    vevent.add("DTSTAMP", event.written_at.astimezone(dt.UTC))
    vevent.add("DTSTART", _moment(event.start))
    vevent.add("DTEND", _moment(event.end))
    vevent.add("STATUS", event.status)
    vevent.add("SUMMARY", _line(event.summary))
    vevent.add("LOCATION", _line(event.location))
    vevent.add("DESCRIPTION", "\n".join(_line(line) for line in event.description.splitlines()))
    vevent.add("ORGANIZER", _address(event.organizer))
    if method != "PUBLISH":  # RFC 5546 §3.2.1
        vevent.add("ATTENDEE", _address(event.attendee, PARTSTAT="ACCEPTED", RSVP="FALSE"))
    return vevent


def _moment(moment: dt.datetime) -> dt.datetime:
    """Give the local time; in UTC where a local time in October comes for the second time."""
    local = local_time(moment)
    return local.astimezone(dt.UTC) if local.fold else local


def _address(mailbox: Mailbox, **parameters: str) -> vCalAddress:
    """Write a mailbox; an answer given in a calendar would reach nobody, so none is asked."""
    address = vCalAddress(f"mailto:{quote(mailbox.address, safe='@+')}")
    address.params.update(CN=_line(mailbox.name) or _line(mailbox.address), **parameters)
    return address


def _line(text: str) -> str:
    """Put a text on one line, without signs that a calendar cannot hold."""
    return " ".join(_CONTROL.sub(" ", text).split())
