"""What of somebody has still to come, and has to end before they are forgotten (R4.07)."""

import datetime as dt
from dataclasses import dataclass

from sessions.choices import RequestState, SessionState
from sessions.models import ClassroomSession, Invitation, SessionRequest
from sessions.privacy.person import Person

WAITING = (RequestState.UNCONFIRMED, *RequestState.wanting)


@dataclass(frozen=True)
class GoingOn:
    """Sessions that are planned, requests that wait, invitations without an answer.

    An open proposal ends with its invitation, and so with its request. `to_pass_on` are the
    invitations of colleagues that wait for this person as the contact person.
    """

    sessions: list[ClassroomSession]
    requests: list[SessionRequest]
    invitations: list[Invitation]
    to_pass_on: list[Invitation]

    @property
    def is_empty(self) -> bool:
        return not (self.sessions or self.requests or self.invitations or self.to_pass_on)


def going_on(person: Person, *, now: dt.datetime) -> GoingOn:
    """Read what has still to come, in a fixed number of queries."""
    planned = ClassroomSession.objects.filter(state=SessionState.PLANNED, end__gt=now)
    waiting = SessionRequest.objects.filter(state__in=WAITING)
    unanswered = Invitation.objects.unanswered().select_related("request__school", "speaker")
    return GoingOn(
        list(
            planned.filter(person.sessions())
            .select_related("school", "request")
            .distinct()
            .order_by("start", "pk")
        ),
        list(waiting.filter(person.requests()).select_related("school", "teacher").order_by("pk")),
        list(unanswered.filter(speaker__in=person.speakers).order_by("pk")),
        list(
            unanswered.filter(contact__in=person.speakers)
            .exclude(speaker__in=person.speakers)
            .order_by("pk")
        ),
    )
