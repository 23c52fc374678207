"""Who volunteers in the demo, and what the first speaker lets everybody read."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from schools.levels import Level
from sessions.choices import Capacity, Format, Language, LegalForm, Sector, Theme
from sessions.consents import PUBLIC_PROFILE
from sessions.models import Cooperative, Speaker
from sessions.newcomers import CooperativeAnswers, Newcomer, SpeakerAnswers
from sessions.operations.consents import publish_profile
from sessions.operations.registrations import confirm_registration, register
from youth4coop.demo.cast import Cast
from youth4coop.demo.hours import at
from youth4coop.demo.people import person
from youth4coop.demo.timeline import Story
from youth4coop.terms import add_school_days

FIRST_NEWCOMER = 450
# An enterprise number begins with 0 or 1: this one of 1 fits together, and is given to nobody.
NUMBER = "1999999943"

NEWCOMER = Newcomer(
    SpeakerAnswers(
        name="",
        email="",
        levels=[Level.SO_3_DO, Level.SO_3_DU],
        languages=[Language.NL],
        formats=[Format.IN_CLASS],
        postal_code="8500",
        radius_km=35,
        themes=[Theme.FOOD],
        function="Bestuurder",
        capacity=Capacity.INDEPENDENT,
    ),
    CooperativeAnswers(
        enterprise_number=NUMBER,
        name="Bakhuis (demo)",
        legal_form=LegalForm.CV,
        sector=Sector.FOOD,
        postal_code="8500",
        themes=[Theme.FOOD],
    ),
)


def stories(cast: Cast, today: dt.date) -> Iterator[Story]:
    """Give a new cooperative, somebody who asks to join one, and two profiles."""
    first = cast.speaker("speaker")
    yield _registers(_told(NEWCOMER, FIRST_NEWCOMER), None, _days_before(today, 3))
    joins = replace(_told(NEWCOMER, FIRST_NEWCOMER + 1), cooperative=None)
    yield _registers(joins, first.cooperative, _days_before(today, 2))
    for name in ("speaker", "speaker2"):
        yield _shows(cast.speaker(name), _days_before(today, 10))


def _days_before(today: dt.date, number: int) -> dt.datetime:
    return at(add_school_days(today, -number), dt.time(10))


def _told(newcomer: Newcomer, number: int) -> Newcomer:
    who = person(number)
    return replace(newcomer, speaker=replace(newcomer.speaker, name=who.name, email=who.email))


def _registers(newcomer: Newcomer, joins: Cooperative | None, now: dt.datetime) -> Story:
    yield now
    made = register(newcomer, joins=joins, language="nl", now=now)
    yield now + dt.timedelta(minutes=20)
    confirm_registration(made, now=now + dt.timedelta(minutes=20))


def _shows(speaker: Speaker, now: dt.datetime) -> Story:
    yield now
    bio = "Verzonnen spreker voor de demo. Ik vertel graag hoe wij samen begonnen."
    publish_profile(
        speaker, function="Medewerker", bio=bio, version=PUBLIC_PROFILE.version, now=now
    )
