"""Somebody volunteers: register, confirm from the mail, approve or refuse."""

import datetime as dt

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from sessions import notices
from sessions.choices import ConsentKind, RegistrationState
from sessions.models import Availability, Consent, Cooperative, Registration, Speaker
from sessions.newcomers import CooperativeAnswers, Newcomer, SpeakerAnswers
from sessions.operations.state import (
    clean_reason,
    lock,
    log,
    move,
    refuse_unless_allowed,
)
from sessions.week import WeekPattern
from youth4coop.privacy.retention import RETENTION
from youth4coop.refusals import WrongState
from youth4coop.users.models import User, UserManager, UserRole


@transaction.atomic
def register(
    newcomer: Newcomer, *, joins: Cooperative | None, language: str, now: dt.datetime
) -> Registration:
    """Keep what a stranger filled in, and ask by mail whether the address is theirs.

    Who already is a speaker gets a mail that says so; nobody else learns it (R5.09).

    Args:
        joins: the known cooperative that somebody asks to join.

    Raises:
        ValidationError: at `cooperative.<field>` or `speaker.<field>`.
    """
    newcomer.check()
    registration = Registration(
        asks_access=joins is not None,
        cooperative=joins,
        name=newcomer.speaker.name,
        email=UserManager.normalise(newcomer.speaker.email),
        language=language,
        answers=newcomer.stored(),
        created_at=now,
    )
    registration.full_clean()
    registration.save()
    log(registration, "", who=None, now=now)
    notices.registration_received(registration, is_known=_is_speaker(registration), now=now)
    return registration


def _is_speaker(registration: Registration) -> bool:
    return Speaker.objects.filter(email__iexact=registration.email).exists()


@transaction.atomic
def confirm_registration(registration: Registration, *, now: dt.datetime) -> Registration:
    """Let a registration be seen by who decides on it, now that its address is proved.

    Raises:
        WrongState: it was confirmed before.
    """
    registration = lock(registration)
    if registration.state != RegistrationState.UNCONFIRMED or registration.invited_by_id:
        raise WrongState(_("Deze inschrijving wacht niet op een bevestiging."))
    registration.confirmed_at = now
    move(registration, RegistrationState.WAITING, who=None, now=now, also=("confirmed_at",))
    notices.registration_confirmed(registration, now=now)
    return registration


@transaction.atomic
def accept_invitation_to_join(
    registration: Registration, answers: SpeakerAnswers, *, now: dt.datetime
) -> Speaker:
    """Make a speaker of somebody whom the contact person of a cooperative asked to join.

    Raises:
        ValidationError: at `speaker.<field>`.
        WrongState: they joined before, or the contact person is no longer one.
    """
    registration = lock(registration)
    inviter = registration.invited_by
    if registration.state != RegistrationState.UNCONFIRMED or inviter is None:
        raise WrongState(_("Deze uitnodiging wacht niet op een antwoord."))
    if not inviter.is_contact or inviter.cooperative_id != registration.cooperative_id:
        raise WrongState(_("Deze uitnodiging werkt niet meer. Vraag een nieuwe."))
    newcomer = Newcomer(answers)
    newcomer.check()
    registration.name, registration.answers = answers.name, newcomer.stored()
    registration.confirmed_at = now
    speaker = _approve(registration, inviter.cooperative, who=inviter.user, now=now)
    notices.registration_approved(registration, now=now)
    return speaker


@transaction.atomic
def approve_registration(
    registration: Registration, *, joins: Cooperative | None = None, who: User, now: dt.datetime
) -> Speaker:
    """Let somebody in: the cooperative, its speaker and the account, all at once or nothing.

    Args:
        joins: the cooperative that it turns out to be, instead of a new one.

    Raises:
        ValidationError: at `enterprise_number` or `email`: somebody has it already.
        WrongState: it is not confirmed, or was let in before.
    """
    registration = lock(registration)
    if registration.state == RegistrationState.UNCONFIRMED:
        raise WrongState(_("Het e-mailadres is nog niet bevestigd."))
    known = registration.cooperative if registration.asks_access else joins
    speaker = _approve(registration, known, who=who, now=now)
    notices.registration_approved(registration, now=now)
    return speaker


def _approve(
    registration: Registration, known: Cooperative | None, *, who: User | None, now: dt.datetime
) -> Speaker:
    refuse_unless_allowed(registration, RegistrationState.APPROVED)
    newcomer = Newcomer.of(registration.answers)
    if newcomer is None:
        raise WrongState(_("De antwoorden van deze inschrijving zijn gewist."))
    cooperative = known or _add_cooperative(newcomer.cooperative, now)
    speaker = _add_speaker(cooperative, registration, newcomer.speaker)
    registration.cooperative, registration.reason = cooperative, ""
    registration.decided_at, registration.decided_by = now, who
    changed = ("cooperative", "name", "answers", "confirmed_at", "decided_at", "decided_by")
    also = (*changed, "reason")
    move(registration, RegistrationState.APPROVED, who=who, now=now, also=also)
    return speaker


def _add_cooperative(told: CooperativeAnswers | None, now: dt.datetime) -> Cooperative:
    if told is None:
        raise WrongState(_("Kies bij welke coöperatie deze spreker hoort."))
    cooperative = told.cooperative()
    cooperative.approved_at = now
    cooperative.slug = _free_slug(cooperative.slug)
    _store(cooperative)
    return cooperative


def _free_slug(slug: str) -> str:
    taken = set(Cooperative.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    numbered = (f"{slug}-{number}" for number in range(2, len(taken) + 3))
    return next(one for one in (slug, *numbered) if one not in taken)


def _add_speaker(
    cooperative: Cooperative, registration: Registration, told: SpeakerAnswers
) -> Speaker:
    speaker = told.speaker()
    speaker.cooperative, speaker.email = cooperative, registration.email
    speaker.user = _account_for(registration)
    has_contact = cooperative.speakers.filter(is_contact=True).exists()
    speaker.is_contact = speaker.user is not None and not has_contact
    _store(speaker)
    Availability.objects.bulk_create(
        Availability(speaker=speaker, weekday=part.weekday, start=part.start, end=part.end)
        for part in WeekPattern.usual().hours()
    )
    if told.info_version:
        Consent.objects.create(
            speaker=speaker,
            kind=ConsentKind.VOLUNTEER_INFO,
            text_version=told.info_version,
            given_at=registration.created_at,
        )
    return speaker


def _store(row: Cooperative | Speaker) -> None:
    """Store a new row; whoever else had the same number or address first is told at that field."""
    row.full_clean()
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        row.full_clean()  # says now which field it is
        raise


def _account_for(registration: Registration) -> User | None:
    """Give the speaker account of this address; none if the address is another role's."""
    user, _is_new = User.objects.get_or_create(
        email=registration.email,
        defaults={
            "role": UserRole.SPEAKER,
            "name": registration.name,
            "language": registration.language,
            "password": make_password(None),
        },
    )
    return user if user.is_speaker and not hasattr(user, "speaker") else None


@transaction.atomic
def refuse_registration(
    registration: Registration, *, who: User, now: dt.datetime, reason: str
) -> Registration:
    """Say no, with a reason that is mailed; the coordinator can still let them in afterwards.

    Raises:
        ValidationError: at `reason`: empty or too long.
        WrongState: it does not wait.
    """
    reason = clean_reason(reason, required=True)
    registration = lock(registration)
    registration.decided_at, registration.decided_by = now, who
    registration.reason = reason
    move(
        registration,
        RegistrationState.REFUSED,
        who=who,
        now=now,
        reason=reason,
        also=("decided_at", "decided_by", "reason"),
    )
    notices.registration_refused(registration, now=now)
    return registration


def forget_registrations(*, now: dt.datetime) -> int:
    """Remove those that nobody confirmed in time, and the others long after the decision (R4.05).

    Returns:
        how many.
    """
    unconfirmed = Q(
        state=RegistrationState.UNCONFIRMED,
        created_at__lt=now - dt.timedelta(days=RETENTION.unconfirmed_days),
    )
    decided = Q(
        state__in=RegistrationState.decided,
        decided_at__lt=now - dt.timedelta(days=RETENTION.registration_days),
    )
    number, by_model = Registration.objects.filter(unconfirmed | decided).delete()
    return by_model.get(Registration._meta.label, 0) if number else 0
