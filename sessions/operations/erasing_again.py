"""After a backup was put back: erase once more who was erased since it was made (R4.15)."""

import datetime as dt

from django.db.models import Model

from schools.models import Teacher
from sessions.models import SessionRequest, Speaker
from sessions.operations.erasing import erase_person, forget_person
from sessions.operations.keeping import forget_request
from sessions.privacy.person import person_behind
from youth4coop.privacy.models import ErasedKind, ErasureCause
from youth4coop.users.models import User


class UnknownRow(Exception):
    """There is no such row."""


def erase_again(kind: str, number: int, *, now: dt.datetime) -> None:
    """Make a row of the journal anonymous again, whatever is planned; twice is the same as once.

    Raises:
        UnknownRow: it is not there.
    """
    if kind == ErasedKind.USER:
        erase_person(_found(User, number), now=now, end_first=True)
    elif kind == ErasedKind.REQUEST:
        forget_request(_found(SessionRequest, number), now=now)
    else:
        is_teacher = kind == ErasedKind.TEACHER
        row = _found(Teacher, number) if is_teacher else _found(Speaker, number)
        if row.erased_at is None:
            _erase_teacher_or_speaker(row, now)


def _erase_teacher_or_speaker(row: Teacher | Speaker, now: dt.datetime) -> None:
    person = person_behind(row)
    if person.user is not None:
        erase_person(person.user, now=now, end_first=True)
    else:
        forget_person(person, cause=ErasureCause.ASKED, now=now)


def _found[Row: Model](model: type[Row], number: int) -> Row:
    row = model._default_manager.filter(pk=number).first()
    if row is None:
        raise UnknownRow(f"{model._meta.label} {number}")
    return row
