"""Who is in the demo: schools and teachers, cooperatives and speakers, the coordinator."""

import csv
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from django.db import models

from schools.models import School, SchoolNumber, Teacher
from schools.operations import find_or_add_teacher
from sessions.models import Availability, Cooperative, Programme, Speaker, Unavailability
from sessions.operations.history import find_or_add_programme
from youth4coop.demo.hours import at
from youth4coop.demo.people import account, address, person
from youth4coop.places import Place, find
from youth4coop.users.models import User, UserRole
from youth4coop.users.operations import add_coordinator

COORDINATOR = account("coordinator", 400)
TEACHERS_WITH_ACCOUNT = ["teacher", "teacher2"]
FIRST_SPEAKER = 200
# The last digit of a real number is a check digit, and that is never 0.
FIRST_SCHOOL_NUMBER = 900010


@dataclass(frozen=True)
class Cast:
    """Everybody in the demo; schools and speakers in the order of their tables."""

    coordinator: User
    programme: Programme
    schools: list[School]
    teachers: dict[School, list[Teacher]]
    speakers: list[Speaker]

    def teacher(self, name: str) -> Teacher:
        """Give the teacher whom visitors log in as."""
        everybody = (teacher for some in self.teachers.values() for teacher in some)
        return next(teacher for teacher in everybody if teacher.email == address(name))

    def speaker(self, name: str) -> Speaker:
        """Give the speaker whom visitors log in as."""
        return next(speaker for speaker in self.speakers if speaker.email == address(name))


def make_cast(rng: Random, first_day: dt.date, today: dt.date) -> Cast:
    """Store everybody, as they are when the demo's first school year begins."""
    schools = [_school(row, index) for index, row in enumerate(_rows("schools"))]
    for row in _rows("cooperatives"):
        _cooperative(row, first_day)
    for index, row in enumerate(_rows("speakers")):
        _speaker(row, index, rng, today)
    return Cast(
        coordinator=add_coordinator(COORDINATOR.email, name=COORDINATOR.name),
        programme=find_or_add_programme(name="jongeren voor coöperatie", partner="Cera", year=2019),
        schools=schools,
        teachers=_teachers(schools),
        speakers=list(
            Speaker.objects.active().with_calendar().select_related("user").order_by("pk")
        ),
    )


def _rows(table: str) -> Iterator[dict[str, str]]:
    path = Path(__file__).with_name(f"{table}.csv")
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _stored[Row: models.Model](row: Row) -> Row:
    row.full_clean()
    row.save()
    return row


def _place(row: dict[str, str]) -> Place:
    place = find(row["postal_code"])
    if place is None:
        raise ValueError(f"No place has the postal code {row['postal_code']}.")
    return place


def _school(row: dict[str, str], index: int) -> School:
    place = _place(row)
    school = School(
        name=row["name"],
        street=f"Voorbeeldstraat {index + 1}",
        postal_code=place.postal_code,
        municipality=place.municipality,
        province=place.province,
        network=row["network"],
        levels=row["levels"].split(),
        latitude=place.latitude,
        longitude=place.longitude,
    )
    _stored(school)
    for number in _school_numbers(index):
        _stored(SchoolNumber(school=school, number=str(number)))
    return school


def _school_numbers(index: int) -> list[int]:
    """Give the official numbers: most schools have one, some two, some none."""
    number = FIRST_SCHOOL_NUMBER + 20 * index
    return {0: [number, number + 10], 5: []}.get(index % 10, [number])


def _teachers(schools: list[School]) -> dict[School, list[Teacher]]:
    """Give each school a teacher, every fifth one two, and the first two an account."""
    found: dict[School, list[Teacher]] = {}
    ours = dict(zip(_schools_of_accounts(schools), TEACHERS_WITH_ACCOUNT, strict=True))
    for index, school in enumerate(schools):
        numbers = [index, len(schools) + index] if index % 5 == 0 else [index]
        found[school] = [_teacher(school, number) for number in numbers]
        if school in ours:
            found[school].append(_teacher(school, 100 + index, ours[school]))
    return found


def _schools_of_accounts(schools: list[School]) -> list[School]:
    """Give the two first general secondary schools by name."""
    general = [school for school in schools if "so_3_do" in school.levels]
    return sorted(general, key=lambda school: school.name)[:2]


def _teacher(school: School, number: int, name: str = "") -> Teacher:
    who = account(name, number) if name else person(number)
    return find_or_add_teacher(school=school, name=who.name, email=who.email)


def _cooperative(row: dict[str, str], first_day: dt.date) -> None:
    place = _place(row)
    cooperative = Cooperative(
        name=row["name"],
        slug=row["slug"],
        legal_form=row["legal_form"],
        sector=row["sector"],
        themes=row["themes"].split(),
        description=row["description"],
        website=f"https://{row['slug']}.example",
        postal_code=place.postal_code,
        municipality=place.municipality,
        province=place.province,
        approved_at=at(first_day, dt.time(9)) if row["approved"] == "1" else None,
    )
    _stored(cooperative)


def _speaker(row: dict[str, str], index: int, rng: Random, today: dt.date) -> None:
    number = FIRST_SPEAKER + index
    who = account(row["account"], number) if row["account"] else person(number)
    place = _place(row)
    cooperative = Cooperative.objects.get(slug=row["cooperative"])
    speaker = Speaker(
        cooperative=cooperative,
        user=User.objects.create_user(who.email, role=UserRole.SPEAKER, name=who.name),
        name=who.name,
        email=who.email,
        is_contact=not cooperative.speakers.exists(),
        levels=row["levels"].split(),
        languages=row["languages"].split(),
        formats=row["formats"].split(),
        themes=cooperative.themes,
        radius_km=int(row["radius_km"]),
        max_sessions_per_school_year=int(row["most"]),
        postal_code=place.postal_code,
        latitude=place.latitude,
        longitude=place.longitude,
    )
    _stored(speaker)
    _week(speaker, row)
    if not row["account"]:
        _days_away(speaker, rng, today)


def _week(speaker: Speaker, row: dict[str, str]) -> None:
    start, end = dt.time.fromisoformat(row["from"]), dt.time.fromisoformat(row["until"])
    for weekday in row["weekdays"].split():
        _stored(Availability(speaker=speaker, weekday=int(weekday), start=start, end=end))


def _days_away(speaker: Speaker, rng: Random, today: dt.date) -> None:
    """Give one speaker in three some days off in the months around today."""
    if rng.random() < 1 / 3:
        start = today + dt.timedelta(days=rng.randint(-60, 90))
        end = start + dt.timedelta(days=rng.randint(1, 12))
        _stored(Unavailability(speaker=speaker, start=start, end=end))
