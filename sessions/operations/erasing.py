"""Forgetting a person: what was counted stays, and nobody can tell any more who it was (R4.06)."""

import datetime as dt
import logging
from typing import ClassVar

from django.db import transaction
from django.utils.translation import gettext as _

from schools.models import Teacher
from sessions.models import Speaker
from sessions.operations.forgetting import forget_account, forget_rows, forget_words
from sessions.operations.forgetting_mails import forget_mails_of
from sessions.operations.forgetting_registrations import forget_registrations_of
from sessions.operations.invitations import decline_invitation
from sessions.operations.meetings import cancel_session
from sessions.operations.passing import skip_contact
from sessions.operations.requests import withdraw_request
from sessions.operations.state import lock
from sessions.privacy.going_on import going_on
from sessions.privacy.person import Person, person_of
from youth4coop.privacy.models import Erasure, ErasureCause
from youth4coop.refusals import Refusal
from youth4coop.users.models import User, UserRole

logger = logging.getLogger("youth4coop.privacy")


class StillGoingOn(Refusal):
    """Something of this person has still to come."""

    code: ClassVar[str] = "still_going_on"


class LastCoordinator(Refusal):
    """Nobody would be left to bring people together."""

    code: ClassVar[str] = "last_coordinator"


@transaction.atomic
def erase_person(user: User, *, now: dt.datetime, end_first: bool = False) -> None:
    """Forget somebody who asks for it, at once and for good; twice is the same as once.

    Sessions, schools, cooperatives and counts stay as they are. Whoever comes back later is a new
    person to us.

    Args:
        end_first: cancel planned sessions, withdraw requests and decline invitations before;
            what waits for a contact person goes to the speaker.

    Raises:
        StillGoingOn: one of those is there, or a session takes place right now.
        LastCoordinator: there is no other coordinator.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    if user.erased_at is not None:
        return
    _refuse_last_coordinator(user)
    if end_first:
        _end_all(user, now=now)
    forget_person(person_of(user), cause=ErasureCause.ASKED, now=now)


@transaction.atomic
def forget_person(person: Person, *, cause: ErasureCause, now: dt.datetime) -> None:
    """Make all rows of a person anonymous.

    Raises:
        StillGoingOn: something of theirs has still to come.
    """
    # Whoever plans a session or asks for one waits for these rows, and sees them erased.
    locked: list[Teacher | Speaker] = [lock(row) for row in person.teachers]
    locked += [lock(row) for row in person.speakers]
    refuse_unless_over(person, now=now)
    forget_mails_of(person, now=now)
    forget_words(person)
    forget_registrations_of(person)
    if person.user is not None:
        forget_account(person.user, now=now)
    for kind, number in [*forget_rows(locked, now=now), *_account(person)]:
        note_erasure(kind, number, cause=cause, now=now)


def refuse_unless_over(person: Person, *, now: dt.datetime) -> None:
    """Raise StillGoingOn while something of this person has still to come."""
    if not going_on(person, now=now).is_empty:
        raise StillGoingOn(_("Er staat nog iets van je gepland. Annuleer dat eerst."))


def note_erasure(kind: str, number: int, *, cause: ErasureCause, now: dt.datetime) -> None:
    """Write the journal, in the database and in the log: both name rows, never a person."""
    Erasure.objects.get_or_create(kind=kind, number=number, defaults={"cause": cause, "at": now})
    logger.info("erased %s=%s cause=%s", kind, number, cause)


def _account(person: Person) -> list[tuple[str, int]]:
    return [("user", person.user.pk)] if person.user else []


def _refuse_last_coordinator(user: User) -> None:
    others = User.objects.filter(role=UserRole.COORDINATOR, is_active=True).exclude(pk=user.pk)
    if user.is_coordinator and not others.exists():
        raise LastCoordinator(_("Je bent de enige coördinator. Zorg eerst voor een andere."))


def _end_all(user: User, *, now: dt.datetime) -> None:
    """End what has still to come, each thing as if its own button was pressed."""
    reason = _("Wie dit regelde, doet niet meer mee.")
    person = person_of(user)
    for session in going_on(person, now=now).sessions:
        if session.start <= now:
            raise StillGoingOn(_("Er is nu een sessie met jou bezig. Probeer het na de sessie."))
        cancel_session(session, who=user, now=now, reason=reason)
    for request in going_on(person, now=now).requests:
        withdraw_request(request, who=user, now=now, reason=reason)
    for invitation in going_on(person, now=now).invitations:
        decline_invitation(invitation, who=user, now=now)
    for invitation in going_on(person, now=now).to_pass_on:
        skip_contact(invitation, who=user, now=now)
