"""Of whom, and of which requests, the time is over for which we keep them (R4.05)."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from schools.models import Teacher
from sessions.choices import RequestState, SessionState
from sessions.models import ClassroomSession, Invitation, SessionRequest, Speaker
from sessions.privacy.going_on import going_on
from sessions.privacy.person import Person, person_behind, person_of
from youth4coop.privacy.retention import RETENTION, months_before
from youth4coop.users.models import User, UserRole


@dataclass(frozen=True)
class Over:
    """What has to be forgotten by now."""

    people: list[Person]
    requests: list[SessionRequest]


def terms_over(*, now: dt.datetime) -> Over:
    """Find what has to be forgotten."""
    return Over(people_over(now=now), list(unfulfilled(now=now)))


def people_over(*, now: dt.datetime) -> list[Person]:
    """Find who has to be forgotten; who has still something to come stays."""
    found = {person.rows[0]: person for person in _candidates(now)}
    return [person for person in found.values() if is_over(person, now=now)]


def is_over(person: Person, *, now: dt.datetime) -> bool:
    """Tell whether a person's time is over and nothing is still to come.

    A coordinator stays for as long as they are one.
    """
    if person.user is not None and person.user.is_coordinator:
        return False
    last = last_seen(person)
    is_long_ago = last is None or last < _contact_since(now)
    return is_long_ago and going_on(person, now=now).is_empty


def last_seen(person: Person) -> dt.datetime | None:
    """Give the last session, request or invitation of a person, or when we came to know them.

    None where a teacher has no account and asks for nothing: there is no reason to keep them.
    """
    rows = [
        SessionRequest.objects.filter(person.requests()).aggregate(
            asked=Max("created_at"), moment=Max("moments__end")
        ),
        ClassroomSession.objects.filter(person.sessions()).aggregate(end=Max("end")),
        Invitation.objects.filter(person.invitations()).aggregate(sent=Max("sent_at")),
        {"joined": person.user.date_joined if person.user else None},
        *[{"approved": speaker.cooperative.approved_at} for speaker in person.speakers],
    ]
    return max((at for row in rows for at in row.values() if at is not None), default=None)


def unfulfilled(*, now: dt.datetime) -> Iterator[SessionRequest]:
    """Give the requests of long ago that led to no session and still name their teacher."""
    since = months_before(now, RETENTION.unfulfilled_months)
    given = ClassroomSession.objects.filter(
        request=OuterRef("pk"), state__in=[*SessionState.booked, SessionState.INVALID]
    )
    old = SessionRequest.objects.annotate(last=Max("moments__end")).filter(
        Q(last__isnull=True) | Q(last__lt=since), created_at__lt=since
    )
    ended = old.exclude(state__in=[RequestState.PLANNED, RequestState.DONE])
    named = ended.filter(teacher__erased_at__isnull=True).exclude(Exists(given))
    yield from named.select_related("school", "teacher").order_by("pk")


def _candidates(now: dt.datetime) -> Iterator[Person]:
    """Give who may be over, by what is read fast; `is_over` looks at all of the person."""
    since = _contact_since(now)
    users = User.objects.filter(erased_at__isnull=True, date_joined__lt=since)
    users = users.exclude(role=UserRole.COORDINATOR).exclude(
        Q(teacher__in=_lately_asking(since)) | Q(speaker__in=_lately_asked(since))
    )
    for user in users.order_by("pk"):
        yield person_of(user)
    alone = Q(user__isnull=True, erased_at__isnull=True)
    for teacher in Teacher.objects.filter(alone).exclude(pk__in=_lately_asking(since)):
        yield person_behind(teacher)
    speakers = Speaker.objects.filter(alone).exclude(pk__in=_lately_asked(since))
    for speaker in speakers.select_related("cooperative"):
        yield person_behind(speaker)


def _lately_asking(since: dt.datetime) -> QuerySet[Teacher, Any]:
    recent = Q(requests__created_at__gte=since) | Q(requests__sessions__end__gte=since)
    return Teacher.objects.filter(recent).order_by().values("pk")


def _lately_asked(since: dt.datetime) -> QuerySet[Speaker, Any]:
    recent = Q(session_speakers__end__gte=since) | Q(invitations__sent_at__gte=since)
    return Speaker.objects.filter(recent).order_by().values("pk")


def _contact_since(now: dt.datetime) -> dt.datetime:
    return months_before(now, RETENTION.contact_months)
