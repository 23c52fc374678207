"""What happens to a request: submit, confirm, withdraw, give up."""

import datetime as dt
import secrets
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from schools.models import School, Teacher
from schools.operations import GroupWish, add_groups, find_or_add_teacher
from sessions import notices
from sessions.choices import Channel, Format, InvitationState, Language, RequestState
from sessions.models import Cooperative, Programme, RequestedMoment, SessionRequest
from sessions.operations.state import lock, log, move
from youth4coop.refusals import WrongState
from youth4coop.terms import SchoolYear, local_date
from youth4coop.users.models import User

MAX_MOMENTS = 5
LONGEST_MOMENT = dt.timedelta(hours=12)


@dataclass(frozen=True)
class Moment:
    """A start and an end, both with their time zone."""

    start: dt.datetime
    end: dt.datetime


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
    """
    _check_moments(wish.moments, now)
    request = _new_request(school, teacher, wish, who, now)
    request.groups.set(
        add_groups(
            school=school,
            school_year=SchoolYear.of(local_date(wish.moments[0].start)),
            wishes=wish.groups,
        )
    )
    request.preferred_cooperatives.set(wish.preferred_cooperatives)
    request.excluded_cooperatives.set(wish.excluded_cooperatives)
    for moment in wish.moments:
        RequestedMoment.objects.create(request=request, start=moment.start, end=moment.end)
    log(request, "", who=who, now=now)
    notices.request_received(request, now=now)
    return request


@transaction.atomic
def ask_for_session(
    *, school: School, name: str, email: str, wish: RequestWish, who: User | None, now: dt.datetime
) -> SessionRequest:
    """Submit a request for the teacher with this address, who is added when new.

    Raises:
        ValidationError: at the field concerned; at `teacher.<field>` for the teacher.
    """
    teacher = find_or_add_teacher(school=school, name=name, email=email)
    return submit_request(school=school, teacher=teacher, wish=wish, who=who, now=now)


def _new_request(
    school: School, teacher: Teacher, wish: RequestWish, who: User | None, now: dt.datetime
) -> SessionRequest:
    request = SessionRequest(
        reference=secrets.token_hex(10),
        state=RequestState.OPEN if who else RequestState.UNCONFIRMED,
        school=school,
        teacher=teacher,
        format=wish.format,
        language=wish.language,
        themes=wish.themes,
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


def _check_moments(moments: list[Moment], now: dt.datetime) -> None:
    if not 1 <= len(moments) <= MAX_MOMENTS:
        raise ValidationError(
            {"moments": ValidationError(_("Kies één tot vijf momenten."), "number_of_moments")}
        )
    errors: dict[str, ValidationError] = {}
    for index, moment in enumerate(moments):
        errors |= {
            f"moments.{index}.{name}": error
            for name, error in _moment_errors(moment, moments[:index], now).items()
        }
    if errors:
        raise ValidationError(errors)


def _moment_errors(
    moment: Moment, earlier: list[Moment], now: dt.datetime
) -> dict[str, ValidationError]:
    if moment.end <= moment.start:
        return {"end": ValidationError(_("Kies een einduur na het beginuur."), "end_before_start")}
    if moment.end - moment.start > LONGEST_MOMENT:
        return {"end": ValidationError(_("Een sessie duurt hoogstens 12 uur."), "too_long")}
    if moment.start <= now:
        return {"start": ValidationError(_("Kies een moment in de toekomst."), "in_the_past")}
    if moment in earlier:
        return {"start": ValidationError(_("Dit moment staat er al."), "double")}
    return {}


@transaction.atomic
def confirm_request(
    request: SessionRequest, *, who: User | None, now: dt.datetime
) -> SessionRequest:
    """Open a request whose teacher pressed the button behind the mail link.

    Raises:
        WrongState: it is not waiting for confirmation.
    """
    request = lock(request)
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
        WrongState: it is planned or has ended.
    """
    request = lock(request)
    if request.state == RequestState.PLANNED:
        _refuse_planned()
    move(request, RequestState.WITHDRAWN, who=who, now=now, reason=reason)
    withdraw_open_invitations(request, who=who, now=now, reason=reason)
    return request


def _refuse_planned() -> None:
    raise WrongState(_("Er is al een sessie gepland. Annuleer de sessie."))


@transaction.atomic
def give_up_request(
    request: SessionRequest, *, who: User, now: dt.datetime, reason: str
) -> SessionRequest:
    """Mark an open request as one for which no speaker was found.

    Raises:
        WrongState: it is planned or has ended.
    """
    request = lock(request)
    if request.state == RequestState.PLANNED:
        _refuse_planned()
    move(request, RequestState.UNFULFILLED, who=who, now=now, reason=reason)
    withdraw_open_invitations(request, who=who, now=now, reason=reason)
    notices.request_unfulfilled(request, now=now)
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
        notices.invitation_withdrawn(invitation, now=now)
