"""Mails about somebody who volunteers, to them and to the contact person who decides."""

import datetime as dt

from sessions.models import Registration
from sessions.notices.compose import compose
from sessions.notices.people import newcomer_as_recipient, speaker_as_recipient
from sessions.notices.post import Recipient, post


def registration_received(registration: Registration, *, is_known: bool, now: dt.datetime) -> None:
    """Ask to confirm, or tell a speaker who is known how to log in.

    Anyone could have filled in the address: these mails name nobody.
    """
    to = newcomer_as_recipient(registration)
    nameless = Recipient(to.email, language=to.language, key=to.key)
    purpose = "registration_known" if is_known else "registration_confirm"
    post(compose(purpose, registration, nameless, now=now), nameless, now=now)


def registration_confirmed(registration: Registration, *, now: dt.datetime) -> None:
    """Ask the contact person whether somebody may join; others wait for the coordinator."""
    cooperative = registration.cooperative
    if not registration.asks_access or cooperative is None:
        return
    contact = cooperative.speakers.filter(is_contact=True).select_related("user").first()
    if contact is not None:
        to = speaker_as_recipient(contact)
        post(compose("access_asked", registration, to, now=now), to, now=now)


def registration_approved(registration: Registration, *, now: dt.datetime) -> None:
    """Welcome a new speaker."""
    _tell("registration_approved", registration, now=now)


def registration_refused(registration: Registration, *, now: dt.datetime) -> None:
    """Tell somebody that they cannot join, and why."""
    _tell("registration_refused", registration, now=now)


def colleague_invited(registration: Registration, *, now: dt.datetime) -> None:
    """Ask a colleague of a contact person to become a speaker."""
    _tell("colleague_invited", registration, now=now)


def _tell(purpose: str, registration: Registration, *, now: dt.datetime) -> None:
    to = newcomer_as_recipient(registration)
    post(compose(purpose, registration, to, now=now), to, now=now)
