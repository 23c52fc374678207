"""What the teacher tells the speaker once somebody comes: how to find the class (R1.02)."""

import datetime as dt
from typing import TypedDict

from django.db import transaction
from django.utils.translation import gettext as _

from sessions.choices import Photos, SessionState
from sessions.models import ClassroomSession, PracticalInfo, SessionSpeaker, practical_of
from sessions.operations.sides import own_row
from sessions.operations.state import lock
from youth4coop.refusals import NotAllowed, WrongState
from youth4coop.users.models import User
from youth4coop.validation import invalid


class PracticalAnswers(TypedDict, total=False):
    """What is told; what is not there stays as it is."""

    entrance: str
    room: str
    transport: str
    equipment: list[str]
    accessibility: str
    remarks: str
    photos: str
    criminal_record: bool


@transaction.atomic
def give_practical_info(
    session: ClassroomSession, answers: PracticalAnswers, *, who: User | None, now: dt.datetime
) -> PracticalInfo:
    """Store the practical info of a session to come; once more changes it.

    Raises:
        ValidationError: at the field; at `entrance` when nothing at all is told.
        WrongState: the session has begun, or does not take place.
    """
    session = lock(session)
    refuse_unless_to_come(session, now=now)
    info = practical_of(session) or PracticalInfo(session=session)
    if info.pk is None and _says_nothing(answers):
        message = _("Vul minstens één ding in. Je spreker is er blij mee.")
        raise invalid("entrance", message, "required")
    for name, value in answers.items():
        setattr(info, name, value)
    info.given_by, info.given_at = who, now
    info.full_clean()
    info.save()
    return info


@transaction.atomic
def tell_needs(
    session: ClassroomSession, needs: str, *, who: User, now: dt.datetime
) -> SessionSpeaker:
    """Store what a speaker needs in the class, for the teacher; once more changes it.

    Raises:
        ValidationError: at `needs`: too long.
        NotAllowed: this person does not speak in the session.
        WrongState: the session has begun, or does not take place.
    """
    session = lock(session)
    if (row := own_row(session, who)) is None:
        raise NotAllowed(_("Alleen wie komt vertellen, zegt wat nodig is."))
    refuse_unless_to_come(session, now=now)
    row.needs = needs.strip()
    row.full_clean()
    row.save(update_fields=["needs"])
    return row


def refuse_unless_to_come(session: ClassroomSession, *, now: dt.datetime) -> None:
    """Raise WrongState unless the session is planned and has not begun."""
    if session.state != SessionState.PLANNED:
        raise WrongState(_("Deze sessie is niet gepland."))
    if session.start <= now:
        raise WrongState(_("De sessie is al begonnen."))


def _says_nothing(answers: PracticalAnswers) -> bool:
    return not any(value for value in answers.values() if value != Photos.NONE)
