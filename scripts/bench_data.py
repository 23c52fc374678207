"""Rows for the benchmark: many, plain, and the same at each run."""

import datetime as dt
import random
from itertools import batched
from typing import Any

from schools.levels import Level
from schools.models import ClassGroup, School, Teacher
from sessions.choices import Sector
from sessions.models import (
    Availability,
    ClassroomSession,
    Cooperative,
    PupilCount,
    RequestedMoment,
    SessionRequest,
    SessionSpeaker,
    Speaker,
)
from youth4coop.places import Place, main_places, search_key
from youth4coop.terms import BRUSSELS
from youth4coop.users.models import User, UserRole

FLANDERS = {"antwerpen", "limburg", "oost-vlaanderen", "vlaams-brabant", "west-vlaanderen"}
YEARS = 10


def fill(
    *, schools: int, cooperatives: int, speakers: int, sessions: int, first_year: int, chunk: int
) -> None:
    """Write that many rows of each, the sessions spread over ten years from `first_year`."""
    dice = random.Random(1)  # noqa: S311 -- no secret: the same rows at each run
    places = [place for place in main_places().values() if place.province in FLANDERS]
    User.objects.create_user("coordinator@bench.example", role=UserRole.COORDINATOR)
    School.objects.bulk_create(_school(n, dice.choice(places)) for n in range(schools))
    Cooperative.objects.bulk_create(
        _cooperative(n, dice.choice(places)) for n in range(cooperatives)
    )
    _add_speakers(speakers, cooperatives, places, dice)
    for numbers in batched(range(sessions), chunk, strict=False):
        _add_sessions(numbers, schools, speakers, cooperatives, first_year, dice)
    _add_request()


def _school(number: int, place: Place) -> School:
    name = f"Sint-Jozefschool {number}"
    return School(
        name=name,
        postal_code=place.postal_code,
        municipality=place.municipality,
        province=place.province,
        levels=["so_3_do"],
        latitude=place.latitude,
        longitude=place.longitude,
        search_text=search_key(f"{name} {place.municipality} {place.postal_code}"),
    )


def _cooperative(number: int, place: Place) -> Cooperative:
    return Cooperative(
        name=f"Cooperative {number}",
        slug=f"cooperative-{number}",
        sector=Sector.values[number % len(Sector.values)],
        postal_code=place.postal_code,
        municipality=place.municipality,
        province=place.province,
        approved_at=dt.datetime(2016, 1, 4, tzinfo=dt.UTC),
    )


def _add_speakers(number: int, cooperatives: int, places: list[Place], dice: random.Random) -> None:
    Speaker.objects.bulk_create(
        _speaker(n, n % cooperatives + 1, dice.choice(places)) for n in range(number)
    )
    Availability.objects.bulk_create(
        Availability(speaker_id=n + 1, weekday=weekday, start=dt.time(8), end=dt.time(17))
        for n in range(number)
        for weekday in range(5)
    )


def _speaker(number: int, cooperative: int, place: Place) -> Speaker:
    return Speaker(
        cooperative_id=cooperative,
        name=f"Speaker {number}",
        email=f"speaker{number}@bench.example",
        levels=["so_3_do", "so_3_du"],
        languages=["nl"],
        formats=["in_class"],
        themes=["energy"],
        radius_km=60,
        max_sessions_per_school_year=100,
        postal_code=place.postal_code,
        latitude=place.latitude,
        longitude=place.longitude,
    )


def _add_sessions(
    numbers: tuple[int, ...],
    schools: int,
    speakers: int,
    cooperatives: int,
    first_year: int,
    dice: random.Random,
) -> None:
    """Write counted sessions of one group and one speaker each, at times that never overlap."""
    rows = [_session(n, dice.randint(1, schools), first_year, dice) for n in numbers]
    ClassroomSession.objects.bulk_create(rows)
    groups = ClassGroup.objects.bulk_create(_group(row, dice) for row in rows)
    links: Any = ClassroomSession.groups.through
    links.objects.bulk_create(
        links(classroomsession_id=row.pk, classgroup_id=group.pk)
        for row, group in zip(rows, groups, strict=True)
    )
    SessionSpeaker.objects.bulk_create(
        _visit(row, n % speakers, cooperatives) for n, row in zip(numbers, rows, strict=True)
    )
    PupilCount.objects.bulk_create(
        _count(row, group) for row, group in zip(rows, groups, strict=True)
    )


def _session(number: int, school: int, first_year: int, dice: random.Random) -> ClassroomSession:
    day = dt.date(first_year, 1, 1) + dt.timedelta(days=number % (365 * YEARS))
    start = dt.datetime.combine(day, dt.time(9), tzinfo=BRUSSELS)
    pupils = dice.randint(15, 30)
    row = ClassroomSession(
        state="counted", school_id=school, pupils=pupils, already_reached=0, count_method="counted"
    )
    row.place_in_time(start, start + dt.timedelta(minutes=100))
    return row


def _group(session: ClassroomSession, dice: random.Random) -> ClassGroup:
    return ClassGroup(
        school_id=session.school_id,
        school_year=session.school_year,
        name="5 ECO",
        level=dice.choice(Level.values),
        expected_pupils=25,
    )


def _visit(session: ClassroomSession, speaker: int, cooperatives: int) -> SessionSpeaker:
    return SessionSpeaker(
        session=session,
        speaker_id=speaker + 1,
        cooperative_id=speaker % cooperatives + 1,
        start=session.start,
        end=session.end,
    )


def _count(session: ClassroomSession, group: ClassGroup) -> PupilCount:
    return PupilCount(
        session=session,
        group=group,
        version=1,
        pupils=session.pupils,
        already_reached=0,
        source="teacher",
        method="counted",
        counted_at=session.end,
    )


def _add_request() -> None:
    """Write one open request, on a school day of the next year."""
    school = School.objects.order_by("pk")[0]
    teacher = Teacher.objects.create(school=school, name="Teacher", email="teacher@bench.example")
    now = dt.datetime.now(BRUSSELS)
    request = SessionRequest.objects.create(
        reference="Y4C-BENCH", school=school, teacher=teacher, goal="A goal.", created_at=now
    )
    request.groups.add(ClassGroup.objects.filter(level="so_3_do")[0])
    day = dt.date(now.year + 1, 3, 9)
    start = dt.datetime.combine(day, dt.time(10), tzinfo=BRUSSELS)
    RequestedMoment.objects.create(
        request=request, start=start, end=start + dt.timedelta(minutes=100)
    )
