"""The speakers of one cooperative: its contact person adds, pauses and hands over."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from sessions import notices
from sessions.choices import RegistrationState
from sessions.models import Cooperative, Registration, Speaker
from sessions.operations.state import lock, log
from youth4coop.mail.operations import clean_address
from youth4coop.refusals import WrongState
from youth4coop.users.models import User, UserManager
from youth4coop.validation import invalid


@transaction.atomic
def invite_colleague(
    contact: Speaker, *, name: str, email: str, who: User, now: dt.datetime
) -> Registration:
    """Ask a colleague by mail to become a speaker; one who was asked already is not asked again.

    Raises:
        ValidationError: at `name` or `email`: missing, or of somebody who is a speaker already.
    """
    address = UserManager.normalise(clean_address(email, field="email"))
    lock(contact.cooperative)
    if contact.cooperative.speakers.filter(email__iexact=address).exists():
        raise invalid("email", _("Dit adres is al van een spreker van jullie."), "unique")
    asked = Registration.objects.filter(
        cooperative=contact.cooperative, email=address, state=RegistrationState.UNCONFIRMED
    )
    if (known := asked.filter(invited_by__isnull=False).first()) is not None:
        return known
    return _ask(contact, name.strip(), address, who, now)


def _ask(contact: Speaker, name: str, email: str, who: User, now: dt.datetime) -> Registration:
    registration = Registration(
        asks_access=True,
        cooperative=contact.cooperative,
        invited_by=contact,
        name=name,
        email=email,
        language=who.language,
        created_at=now,
    )
    registration.full_clean()
    registration.save()
    log(registration, "", who=who, now=now)
    notices.colleague_invited(registration, now=now)
    return registration


@transaction.atomic
def pause_speaker(speaker: Speaker) -> Speaker:
    """Let nobody ask a speaker any more; what is planned stays planned."""
    return _set_active(speaker, active=False)


@transaction.atomic
def resume_speaker(speaker: Speaker) -> Speaker:
    """Let a speaker be asked again.

    Raises:
        WrongState: they were erased.
    """
    return _set_active(speaker, active=True)


def _set_active(speaker: Speaker, *, active: bool) -> Speaker:
    speaker = _lock_known(speaker)
    speaker.active = active
    speaker.save(update_fields=["active"])
    return speaker


def _lock_known(speaker: Speaker) -> Speaker:
    speaker = lock(speaker)
    if speaker.erased_at is not None:
        raise WrongState(_("Deze spreker is gewist."))
    return speaker


@transaction.atomic
def name_contact(speaker: Speaker) -> Speaker:
    """Make a speaker the contact person of the cooperative, instead of whoever it was.

    Raises:
        WrongState: they cannot log in, so they could decide on nothing; or they were erased.
    """
    lock(speaker.cooperative)
    speaker = _lock_known(speaker)
    if speaker.user_id is None:
        raise WrongState(_("Deze spreker kan zich niet aanmelden. Kies iemand anders."))
    others = Speaker.objects.filter(cooperative=speaker.cooperative_id).exclude(pk=speaker.pk)
    others.filter(is_contact=True).update(is_contact=False)
    speaker.is_contact = True
    speaker.save(update_fields=["is_contact"])
    return speaker


def contact_of(cooperative: Cooperative) -> Speaker | None:
    """Give the contact person of a cooperative, if it has one who can log in."""
    found = cooperative.speakers.filter(is_contact=True, user__isnull=False)
    return found.select_related("user").first()
