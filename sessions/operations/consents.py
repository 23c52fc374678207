"""What a speaker agrees to, and stops agreeing to."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from sessions.choices import ConsentKind
from sessions.consents import TEXTS
from sessions.models import Consent, Speaker
from sessions.operations.state import lock
from youth4coop.validation import invalid


@transaction.atomic
def give_consent(speaker: Speaker, kind: str, *, version: str, now: dt.datetime) -> Consent:
    """Store that somebody read a text and agreed; the same once more is nothing new.

    Raises:
        ValidationError: at `consent`: the text has changed since it was shown.
    """
    if version != TEXTS[kind].version:
        message = _("De tekst is intussen veranderd. Lees hem opnieuw.")
        raise invalid("consent", message, "old_text")
    speaker = lock(speaker)
    known = consent_of(speaker, kind)
    if known is not None and known.text_version == version:
        return known
    withdraw_consent(speaker, kind, now=now)
    return Consent.objects.create(speaker=speaker, kind=kind, text_version=version, given_at=now)


@transaction.atomic
def withdraw_consent(speaker: Speaker, kind: str, *, now: dt.datetime) -> None:
    """Store that somebody does not agree any more; who never agreed is left alone."""
    lasting = Consent.objects.filter(speaker=speaker, kind=kind, withdrawn_at__isnull=True)
    lasting.update(withdrawn_at=now)


def consent_of(speaker: Speaker, kind: str) -> Consent | None:
    """Give what somebody agreed to and has not withdrawn, in the words of today or earlier ones."""
    return speaker.consents.filter(kind=kind, withdrawn_at__isnull=True).first()


@transaction.atomic
def publish_profile(
    speaker: Speaker, *, function: str, bio: str, version: str, now: dt.datetime
) -> Speaker:
    """Show a speaker to everybody, with what they say of themselves, from now on (R4.09).

    Raises:
        ValidationError: at `bio` or `function`: missing or too long; at `consent`: another text.
    """
    speaker = lock(speaker)
    speaker.function, speaker.bio = function.strip(), bio.strip()
    if not speaker.bio:
        raise invalid("bio", _("Schrijf kort wie je bent."), "required")
    speaker.full_clean()
    speaker.save(update_fields=["function", "bio"])
    give_consent(speaker, ConsentKind.PUBLIC_PROFILE, version=version, now=now)
    return speaker


def hide_profile(speaker: Speaker, *, now: dt.datetime) -> None:
    """Show a speaker to nobody any more."""
    withdraw_consent(speaker, ConsentKind.PUBLIC_PROFILE, now=now)
