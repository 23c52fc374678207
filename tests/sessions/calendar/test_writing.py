import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar

from sessions.calendar import Mailbox, feed, session_event
from tests.property.examples import examples
from tests.sessions.calendar.items import GOLDEN, HOURS, IN_UTC, item, local

STEPS = {
    "request": ("REQUEST", 0, "CONFIRMED"),
    "move": ("REQUEST", 1, "CONFIRMED"),
    "cancel": ("CANCEL", 2, "CANCELLED"),
}
HOUR = dt.timedelta(hours=1)
PROPERTIES = {
    *("UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "STATUS"),
    *("SUMMARY", "LOCATION", "DESCRIPTION", "ORGANIZER", "ATTENDEE"),
}


def golden(name):
    return (GOLDEN / f"{name}.ics").read_bytes().decode()


def read(text):
    """Give the one event, read by icalendar and by a parser that has nothing to do with it."""
    [event] = Calendar.from_ical(text).walk("VEVENT")
    [other] = IcsCalendarStream.calendar_from_ics(text).events
    return event, other


def in_utc(moment):
    return f"{moment.astimezone(dt.UTC):%Y-%m-%dT%H:%M}"


@pytest.mark.parametrize("hours", HOURS)
@pytest.mark.parametrize("step", STEPS)
def test_item_is_written_to_the_letter(step, hours):
    method, sequence, status = STEPS[step]

    text = session_event(item(hours, sequence=sequence, status=status), method=method)

    assert text == golden(f"{step}_{hours}")


@pytest.mark.parametrize("hours", HOURS)
@pytest.mark.parametrize("step", STEPS)
def test_item_means_the_same_to_two_parsers(step, hours):
    _method, sequence, status = STEPS[step]

    event, other = read(golden(f"{step}_{hours}"))

    assert (in_utc(event.start), in_utc(event.end)) == IN_UTC[hours]
    assert (in_utc(other.start), in_utc(other.end)) == IN_UTC[hours]
    what = item(hours)
    assert (event["SUMMARY"], event["SEQUENCE"], event["STATUS"]) == (
        what.summary,
        sequence,
        status,
    )
    assert (other.summary, other.description, other.location) == (
        what.summary,
        what.description,
        what.location,
    )
    assert (other.uid, other.sequence, other.status) == (what.uid, sequence, status)


def test_only_the_recipient_attends_and_is_asked_nothing():
    event, other = read(session_event(item(), method="REQUEST"))

    assert str(event["ATTENDEE"]) == "mailto:bjorn@school.example"
    assert dict(event["ATTENDEE"].params) == {
        "CN": "Björn Voorbeeld, leerkracht",
        "PARTSTAT": "ACCEPTED",
        "RSVP": "FALSE",
    }
    [attendee] = other.attendees
    assert (attendee.status, attendee.rsvp) == ("ACCEPTED", False)
    assert (other.organizer.common_name, other.organizer.uri) == (
        "Coördinatie, Youth4coop",
        "mailto:coordinator@youth4coop.example",
    )
    assert not event.walk("VALARM")


def test_item_to_import_by_hand_has_no_attendee():
    text = session_event(item(), method="PUBLISH")

    assert "\r\nMETHOD:PUBLISH\r\n" in text
    assert "ATTENDEE" not in text
    assert "ORGANIZER" in text


@pytest.mark.parametrize(("method", "status"), [("CANCEL", "CONFIRMED"), ("REQUEST", "CANCELLED")])
def test_method_says_what_the_status_says(method, status):
    with pytest.raises(ValueError, match=f"{status} is not for {method}"):
        session_event(item(status=status), method=method)


def test_lines_end_as_they_should_and_are_short():
    text = session_event(item(summary="Coöperatie é, " * 30), method="REQUEST")

    lines = text.split("\r\n")
    assert "\n" not in "".join(lines)
    assert max(len(line.encode()) for line in lines) <= 75
    assert sum(line.startswith(" ") for line in lines) > 3


@pytest.mark.parametrize(
    "moment", ["2027-10-31T00:30", "2027-10-31T01:30", "2027-03-28T00:59", "2027-03-28T01:00"]
)
def test_no_hour_is_mistaken_for_another(moment):
    start = dt.datetime.fromisoformat(moment).replace(tzinfo=dt.UTC)

    event, other = read(session_event(item(start=start, end=start + HOUR), method="REQUEST"))

    assert in_utc(event.start) == in_utc(other.start) == moment
    assert in_utc(event.end) == in_utc(other.end) == in_utc(start + HOUR)


def test_time_zone_is_that_of_belgium_in_every_year_of_a_session():
    [rules] = Calendar.from_ical(session_event(item(), method="REQUEST")).walk("VTIMEZONE")
    written, real = rules.to_tz(lookup_tzid=False), ZoneInfo("Europe/Brussels")
    day_by_day = (
        dt.datetime(year, month, day, hour, 30, tzinfo=dt.UTC)
        for year in range(2000, 2100)
        for month in (3, 10)
        for day in range(25, 32)
        for hour in (0, 1)
    )

    wrong = [
        moment
        for moment in day_by_day
        if moment.astimezone(written).utcoffset() != moment.astimezone(real).utcoffset()
    ]

    assert (rules["TZID"], wrong) == ("Europe/Brussels", [])


@given(texts=st.lists(st.text(max_size=90), min_size=4, max_size=4))
@examples(30)
def test_no_text_breaks_out_of_its_place(texts):
    summary, location, description, name = texts
    what = item(
        summary=summary,
        location=location,
        description=description,
        organizer=Mailbox(name, "coordinator@youth4coop.example"),
        attendee=Mailbox(name, f"{name}@school.example"),
    )

    event, other = read(session_event(what, method="REQUEST"))

    assert set(event) == PROPERTIES
    assert event["SUMMARY"].split() == other.summary.split()
    assert (event["UID"], other.uid) == (what.uid, what.uid)
    assert (in_utc(event.start), other.sequence) == (IN_UTC["before_summer_time"][0], 0)


def test_feed_is_written_to_the_letter():
    cancelled = item(
        "after_summer_time",
        uid="sessie-13@youth4coop.example",
        sequence=1,
        status="CANCELLED",
        summary="Geannuleerd: Ondernemer voor de klas: Coöperatie Zon, voor Sint-Jozef, Aalst",
    )

    text = feed([item(), cancelled], "Youth4coop: sessies, ook met ö")

    assert text == golden("feed")
    events, others = (
        Calendar.from_ical(text).events,
        IcsCalendarStream.calendar_from_ics(text).events,
    )
    assert [event["STATUS"] for event in events] == ["CONFIRMED", "CANCELLED"]
    assert [event.status for event in others] == ["CONFIRMED", "CANCELLED"]


def test_feed_without_sessions_is_a_calendar_all_the_same():
    text = feed([], "Leeg")

    assert IcsCalendarStream.calendar_from_ics(text).events == []
    assert Calendar.from_ical(text).events == []


def test_item_is_written_in_the_time_of_belgium_whatever_it_came_in():
    utc = item(start=local("2027-03-25T10:10").astimezone(dt.UTC))

    assert session_event(utc, method="REQUEST") == golden("request_before_summer_time")
