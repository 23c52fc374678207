"""How each kind of row is made anonymous."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db.models import F, Model, Q
from knox.models import AuthToken

from schools.models import Teacher
from sessions.models import (
    ClassroomSession,
    Cooperative,
    Evaluation,
    Invitation,
    MoveProposal,
    PracticalInfo,
    PupilCount,
    Registration,
    SessionRequest,
    Speaker,
    Transition,
    YearClosing,
)
from sessions.privacy.person import Person
from youth4coop.api.models import IdempotentAnswer
from youth4coop.links.models import ActionLink
from youth4coop.places import find
from youth4coop.privacy.erased import ERASED_NAME, erased_address
from youth4coop.privacy.free_text import holds_personal_data
from youth4coop.users.logins import end_logins
from youth4coop.users.models import User


def forget_account(user: User, *, now: dt.datetime) -> None:
    """Empty an account and close every way into it."""
    end_logins(user, UserSession.objects.filter(user=user))
    for model in (EmailAddress, Authenticator, AuthToken, IdempotentAnswer):
        model.objects.filter(user=user).delete()
    user.name, user.email = ERASED_NAME, erased_address("user", user.pk)
    user.language, user.last_login, user.date_joined = "nl", None, now
    user.is_active, user.erased_at = False, now
    user.set_unusable_password()
    user.save()


def forget_rows(
    rows: Iterable[Teacher | Speaker], *, now: dt.datetime
) -> Iterator[tuple[str, int]]:
    """Make teachers and speakers anonymous; give the kind and number of each."""
    for row in rows:
        kind = "teacher" if isinstance(row, Teacher) else "speaker"
        if isinstance(row, Speaker):
            _forget_offer(row)
        row.name, row.email, row.phone = ERASED_NAME, erased_address(kind, row.pk), ""
        row.erased_at = now
        row.save()
        yield kind, row.pk


def _forget_offer(speaker: Speaker) -> None:
    """Forget what a speaker can and when, and where they live: that becomes the cooperative's."""
    SessionRequest.objects.filter(preferred_speaker=speaker).update(preferred_speaker=None)
    speaker.availability.all().delete()
    speaker.unavailable.all().delete()
    speaker.consents.all().delete()
    speaker.session_speakers.exclude(needs="").update(needs="")
    speaker.levels = speaker.languages = speaker.formats = speaker.themes = []
    speaker.function = speaker.capacity = speaker.bio = ""
    speaker.active = speaker.is_contact = False
    _move_to_cooperative(speaker, speaker.cooperative)


def _move_to_cooperative(speaker: Speaker, cooperative: Cooperative) -> None:
    place = find(cooperative.postal_code)
    speaker.postal_code = cooperative.postal_code
    speaker.latitude, speaker.longitude = (place.latitude, place.longitude) if place else (0, 0)


def forget_words(person: Person) -> None:
    """Forget what this person wrote, and their name in what others wrote about the same things.

    A coordinator's own words stay, without names: a reason for a correction has to be kept (R3.12).
    """
    ActionLink.objects.filter(email__in=person.emails).delete()
    PracticalInfo.objects.filter(given_by__in=person.own("user")).delete()
    _forget_words_of_moves(person)
    if person.user is not None and not person.user.is_coordinator:
        _forget_own_words(person.user)
    for model, name, mine in _texts(person):
        _leave_out(person, model, name, mine)


def _forget_own_words(user: User) -> None:
    ended = Q(transitions__who=user, transitions__to_state=F("state"))
    for model, name in ((Invitation, "reason"), (ClassroomSession, "ended_reason")):
        theirs = model._default_manager.filter(ended).exclude(**{name: ""}).values("pk")
        model._default_manager.filter(pk__in=theirs).update(**{name: ""})
    Transition.objects.filter(who=user).exclude(reason="").update(reason="")
    Evaluation.objects.filter(person=user).exclude(remark="").update(remark="")


def _forget_words_of_moves(person: Person) -> None:
    """Forget what both sides wrote about other moments: nothing reads it once it is answered."""
    theirs = ClassroomSession.objects.filter(person.sessions()).order_by().values("pk")
    MoveProposal.objects.filter(session__in=theirs).update(reason="", answer="")


def _texts(person: Person) -> list[tuple[type[Model], str, Q]]:
    """Give each text that may name this person: model, field, and the rows that can hold it."""
    requests = SessionRequest.objects.filter(
        person.requests()
        | Q(invitations__in=Invitation.objects.filter(person.invitations()).order_by())
    )
    sessions = ClassroomSession.objects.filter(person.sessions())
    in_log = Q(request__in=requests) | Q(session__in=sessions) | Q(invitation__request__in=requests)
    who = person.own("user")
    return [
        (SessionRequest, "goal", Q(pk__in=requests.values("pk"))),
        (ClassroomSession, "goal", Q(pk__in=sessions.values("pk"))),
        (ClassroomSession, "ended_reason", Q(pk__in=sessions.values("pk"))),
        (Invitation, "reason", Q(request__in=requests)),
        (Transition, "reason", in_log | Q(who__in=who)),
        (PupilCount, "reason", Q(session__in=sessions) | Q(counted_by__in=who)),
        (Registration, "reason", Q(decided_by__in=who)),
        (Evaluation, "remark", Q(session__in=sessions)),
        (PracticalInfo, "remarks", Q(session__in=sessions)),
        (YearClosing, "reason", Q(closed_by__in=who)),
    ]


def _leave_out(person: Person, model: type[Model], name: str, mine: Q) -> None:
    field: Any = model._meta.get_field(name)
    rows = model._default_manager.filter(mine).exclude(**{name: ""}).order_by()
    for pk, text in rows.values_list("pk", name).distinct():
        # Longer than it was, it might not fit any more.
        kept = person.left_out_of(text)[: field.max_length]
        if name == "goal" and holds_personal_data(kept):
            kept = ""
        if kept != text:
            model._default_manager.filter(pk=pk).update(**{name: kept})
