"""What happens to a request: submit, confirm, withdraw, give up."""

import datetime as dt
import secrets
from dataclasses import dataclass, field

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from schools.models import School, Teacher
from schools.operations import GroupWish, add_groups, find_or_add_teacher
from sessions import notices
from sessions.choices import Channel, Format, InvitationState, Language, RequestState
from sessions.models import Cooperative, Programme, RequestedMoment, SessionRequest, Speaker
from sessions.operations.ending import drop_proposals
from sessions.operations.hours import clean_hours
from sessions.operations.state import clean_reason, lock, log, move
from sessions.operations.undoing import last_move, refuse_late
from youth4coop.refusals import WrongState
from youth4coop.terms import SchoolYear, local_date
from youth4coop.users.models import User, UserManager
from youth4coop.validation import invalid, within

MAX_MOMENTS = 5


@dataclass(frozen=True)
class Moment:
    """A start and an end, both with their time zone."""

    start: dt.datetime
    end: dt.datetime


@dataclass(frozen=True)
class Asker:
    """Who asks, as they tell it themselves, and the language in which we write to them."""

    name: str
    email: str
    phone: str = ""
    language: str = settings.LANGUAGE_CODE


@dataclass(frozen=True)
class RequestWish:
    """All that a teacher answers, apart from who and where they are."""

    groups: list[GroupWish]
    moments: list[Moment]
    goal: str
    format: str = Format.IN_CLASS
    language: str = Language.NL
    themes: list[str] = field(default_factory=list)
    preferred_cooperatives: list[Cooperative] = field(default_factory=list)
    excluded_cooperatives: list[Cooperative] = field(default_factory=list)
    preferred_speaker: Speaker | None = None
    channel: str = Channel.DIRECT
    programme: Programme | None = None
    teacher_present: bool = True


@transaction.atomic
def submit_request(
    *, school: School, teacher: Teacher, wish: RequestWish, who: User | None, now: dt.datetime
) -> SessionRequest:
    """Store a request: open for a teacher or coordinator, unconfirmed without a login.

    Raises:
        ValidationError: at the field concerned, `moments.<index>.end` and the like.
        WrongState: the teacher was erased in the meantime.
    """
    moments = clean_moments(wish.moments, now)
    _check_place(school, wish)
    if lock(teacher).erased_at is not None:  # while this was being sent
        raise WrongState(_("Je gegevens zijn net gewist. Vraag de sessie opnieuw."))
    request = _new_request(school, teacher, wish, who, now)
    request.groups.set(
        add_groups(
            school=school,
            school_year=SchoolYear.of(local_date(moments[0].start)),
            wishes=wish.groups,
        )
    )
    request.preferred_cooperatives.set(wish.preferred_cooperatives)
    request.excluded_cooperatives.set(wish.excluded_cooperatives)
    for moment in moments:
        RequestedMoment.objects.create(request=request, start=moment.start, end=moment.end)
    log(request, "", who=who, now=now)
    notices.request_received(request, now=now)
    return request


@transaction.atomic
def ask_for_session(
    *, school: School, asker: Asker | None, wish: RequestWish, who: User | None, now: dt.datetime
) -> SessionRequest:
    """Submit a request for whoever asks; a teacher who is new is added.

    Args:
        asker: not needed from a teacher who is logged in, and then nobody else.

    Raises:
        ValidationError: at the field concerned; at `teacher` or `teacher.<field>` for the asker.
    """
    teacher = _teacher_who_asks(school, asker, who)
    return submit_request(school=school, teacher=teacher, wish=wish, who=who, now=now)


def _teacher_who_asks(school: School, asker: Asker | None, who: User | None) -> Teacher:
    if who is not None and who.is_teacher:
        if asker and UserManager.normalise(asker.email) != who.email:
            message = _("Je vraagt een sessie voor jezelf. Laat dit weg.")
            raise invalid("teacher.email", message, "somebody_else")
        asker = Asker(who.name or who.email, who.email)
    if asker is None:
        message = _("Zeg wie je bent: je naam en je e-mailadres.")
        raise invalid("teacher", message, "required")
    return find_or_add_teacher(
        school=school,
        name=asker.name,
        email=asker.email,
        phone=asker.phone,
        language=asker.language,
    )


def _new_request(
    school: School, teacher: Teacher, wish: RequestWish, who: User | None, now: dt.datetime
) -> SessionRequest:
    request = SessionRequest(
        reference=secrets.token_hex(10),
        state=RequestState.OPEN if _is_known(who) else RequestState.UNCONFIRMED,
        school=school,
        teacher=teacher,
        format=wish.format,
        language=wish.language,
        themes=wish.themes,
        preferred_speaker=wish.preferred_speaker,
        goal=wish.goal.strip(),
        channel=wish.channel,
        programme=wish.programme,
        teacher_present=wish.teacher_present,
        created_by=who,
        created_at=now,
    )
    request.full_clean()
    request.save()
    request.reference = f"Y4C-{local_date(now).year}-{request.pk:04d}"
    request.save(update_fields=["reference"])
    return request


def _is_known(who: User | None) -> bool:
    """Tell whether somebody asks whose word is enough: a teacher or a coordinator, logged in."""
    return who is not None and (who.is_teacher or who.is_coordinator)


def _check_place(school: School, wish: RequestWish) -> None:
    """Raise ValidationError where a speaker would come to nobody, or to pupils on their own."""
    if not school.active:
        raise invalid("school", _("Deze school is gesloten. Kies een andere."), "inactive")
    if not wish.teacher_present:
        message = _("Jij of een collega blijft de hele tijd in de klas.")
        raise invalid("teacher_present", message, "required")


def clean_moments(moments: list[Moment], now: dt.datetime) -> list[Moment]:
    """Give the moments in UTC; all errors at once, at `moments.<index>.<field>`."""
    if not 1 <= len(moments) <= MAX_MOMENTS:
        raise invalid("moments", _("Kies één tot vijf momenten."), "number_of_moments")
    clean: list[Moment] = []
    errors: dict[str, list[ValidationError]] = {}
    for index, moment in enumerate(moments):
        try:
            clean.append(_clean_moment(moment, clean, now))
        except ValidationError as error:
            errors |= within(f"moments.{index}", error)
    if errors:
        raise ValidationError(errors)
    return clean


def _clean_moment(moment: Moment, earlier: list[Moment], now: dt.datetime) -> Moment:
    clean = Moment(*clean_hours(moment.start, moment.end))
    if clean.start <= now:
        raise invalid("start", _("Kies een moment in de toekomst."), "in_the_past")
    if clean in earlier:
        raise invalid("start", _("Dit moment staat er al."), "double")
    return clean


@transaction.atomic
def confirm_request(
    request: SessionRequest, *, who: User | None, now: dt.datetime
) -> SessionRequest:
    """Open a request whose teacher pressed the button behind the mail link.

    Raises:
        WrongState: it is not waiting for confirmation, or its moments are over.
    """
    request = lock(request)
    if request.state != RequestState.UNCONFIRMED:
        raise WrongState(_("Deze aanvraag wacht niet op een bevestiging."))
    if not request.moments.filter(start__gt=now).exists():
        raise WrongState(_("Alle momenten van deze aanvraag zijn voorbij."))
    move(request, RequestState.OPEN, who=who, now=now)
    notices.request_confirmed(request, now=now)
    return request


@transaction.atomic
def withdraw_request(
    request: SessionRequest, *, who: User | None, now: dt.datetime, reason: str
) -> SessionRequest:
    """Withdraw a request before a session is planned; open invitations go with it.

    A planned one is ended by cancelling its session.

    Raises:
        ValidationError: at `reason`: empty or too long.
        WrongState: it is planned or has ended.
    """
    request = _stop(request, RequestState.WITHDRAWN, who=who, now=now, reason=reason)
    notices.request_withdrawn(request, now=now)
    return request


@transaction.atomic
def reopen_request(request: SessionRequest, *, who: User, now: dt.datetime) -> SessionRequest:
    """Undo a withdrawal; the invitations that were withdrawn with it stay withdrawn.

    Raises:
        WrongState: see `refuse_unless_reopenable`.
    """
    request = lock(request)
    refuse_unless_reopenable(request, now=now)
    move(request, RequestState.OPEN, who=who, now=now)
    return request


def refuse_unless_reopenable(request: SessionRequest, *, now: dt.datetime) -> None:
    """Raise WrongState unless it was withdrawn in the last 24 hours and can still take place.

    One that went with its cancelled session comes back with that session.
    """
    if request.state != RequestState.WITHDRAWN:
        raise WrongState(_("Deze aanvraag is niet ingetrokken."))
    withdrawn = last_move(request, RequestState.WITHDRAWN)
    if withdrawn and withdrawn.from_state == RequestState.PLANNED:
        raise WrongState(_("De sessie is geannuleerd. Maak de annulering ongedaan."))
    refuse_late(withdrawn, now)
    if request.teacher.erased_at is not None:
        raise WrongState(_("Wie dit vroeg, is gewist. Deze aanvraag komt niet terug."))
    if not request.moments.filter(start__gt=now).exists():
        raise WrongState(_("Alle momenten van deze aanvraag zijn voorbij."))


@transaction.atomic
def give_up_request(
    request: SessionRequest, *, who: User, now: dt.datetime, reason: str
) -> SessionRequest:
    """Mark an open request as one for which no speaker was found.

    Raises:
        ValidationError: at `reason`: empty or too long.
        WrongState: it is planned or has ended.
    """
    request = _stop(request, RequestState.UNFULFILLED, who=who, now=now, reason=reason)
    notices.request_unfulfilled(request, now=now, reason=reason)
    return request


def _stop(
    request: SessionRequest, to_state: str, *, who: User | None, now: dt.datetime, reason: str
) -> SessionRequest:
    reason = clean_reason(reason, required=True)
    request = lock(request)
    if request.state == RequestState.PLANNED:
        raise WrongState(_("Er is al een sessie gepland. Annuleer de sessie."))
    if request.state == RequestState.DONE:  # leads on only when its session turns out not held
        raise WrongState(_("De sessie van deze aanvraag is al gegeven."))
    move(request, to_state, who=who, now=now, reason=reason)
    withdraw_open_invitations(request, who=who, now=now, reason=reason)
    return request


def withdraw_open_invitations(
    request: SessionRequest,
    *,
    who: User | None,
    now: dt.datetime,
    reason: str = "",
) -> None:
    """Withdraw every unanswered invitation of a locked request and tell those invited."""
    for invitation in request.invitations.select_for_update().filter(state=InvitationState.SENT):
        move(invitation, InvitationState.WITHDRAWN, who=who, now=now, reason=reason)
        drop_proposals(invitation, now=now)
        notices.invitation_withdrawn(invitation, now=now)
