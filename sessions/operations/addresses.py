"""An address that does not work: correct it at its person, and send again."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from schools.models import Teacher
from sessions.choices import RegistrationState
from sessions.models import (
    ClassroomSession,
    MomentProposal,
    Registration,
    SessionRequest,
    Speaker,
)
from sessions.notices.purposes import PURPOSES
from sessions.operations.sides import Person
from sessions.operations.state import lock
from youth4coop.mail.models import OutboxMail
from youth4coop.mail.operations import clean_address, readdress, retry_failed
from youth4coop.mail.quiet import allowed_from
from youth4coop.users.addresses import change_address
from youth4coop.validation import invalid


def addressee(mail: OutboxMail) -> Person | None:
    """Give the teacher or speaker whom a mail is for; a coordinator is neither."""
    _purpose, _colon, rest = (mail.once or "").partition(":")
    _about, _colon, key = rest.rpartition(":")[0].rpartition(":")
    if key.startswith("speaker-"):
        return Speaker.objects.filter(pk=int(key.removeprefix("speaker-"))).first()
    return _teacher_of(mail.about) if key == "teacher" else None


def _teacher_of(about: str) -> Teacher | None:
    kind, _colon, pk = about.partition(":")
    requests = SessionRequest.objects.select_related("teacher")
    if kind == "session":
        sessions = ClassroomSession.objects.filter(pk=int(pk))
        requests = requests.filter(pk__in=sessions.values("request"))
    elif kind == "proposal":
        proposals = MomentProposal.objects.filter(pk=int(pk))
        requests = requests.filter(pk__in=proposals.values("invitation__request"))
    elif kind == "request":
        requests = requests.filter(pk=int(pk))
    else:
        return None
    request = requests.first()
    return request.teacher if request else None


@transaction.atomic
def send_again(mail: OutboxMail, *, email: str, now: dt.datetime) -> OutboxMail:
    """Try a mail that did not arrive again, at the next hour at which it may go (R7.10).

    Another address than that of its person is corrected there too, with the login that goes with
    it; other mails that wait for the old address go to the new one.

    Raises:
        ValidationError: at `email`: no address, or one that is somebody else's.
        WrongState: it is no mail that did not arrive.
    """
    email = clean_address(email, field="email")
    person = addressee(mail)
    if person is not None and person.email != email:
        correct_address(person, email)
    return retry_failed(mail, to=email, send_at=_next_hour(mail, now))


def _next_hour(mail: OutboxMail, now: dt.datetime) -> dt.datetime:
    purpose = PURPOSES.get(mail.purpose)
    return now if purpose is None or purpose.at_once else allowed_from(now, purpose.to)


@transaction.atomic
def correct_address(person: Person, email: str) -> Person:
    """Give a teacher or speaker another address, for mail and to log in with.

    Raises:
        ValidationError: at `email`: that of somebody else.
    """
    person = lock(person)
    old, person.email = person.email, email
    if type(person)._default_manager.exclude(pk=person.pk).filter(email__iexact=email).exists():
        raise invalid("email", _("Dit adres is al van iemand anders."), "unique")
    if person.user is not None and person.user.email == old.lower():
        change_address(person.user, email)
    person.save(update_fields=["email"])
    # It has to be found when this person asks what we keep, or to be erased.
    approved = Registration.objects.filter(state=RegistrationState.APPROVED)
    approved.filter(email__iexact=old).update(email=email)
    readdress(old=old, new=email)
    return person
