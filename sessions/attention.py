"""What the coordinator has to do now: one list for the page and for the mail of the week."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import F, QuerySet

from schools.models import School
from sessions.choices import RequestState
from sessions.models import (
    ClassroomSession,
    Invitation,
    MomentProposal,
    Registration,
    SessionRequest,
)
from youth4coop.mail.models import OutboxMail
from youth4coop.mail.outbox import not_arrived
from youth4coop.terms import local_date

# Enough to sort out whose next moment comes first when early moments are over.
MOST_READ = 100


@dataclass(frozen=True)
class Waiting:
    """A request without a session; `days` until its next moment, None when all are over."""

    wish: SessionRequest
    days: int | None
    pupils: int


@dataclass(frozen=True)
class ToDo:
    """What waits for the coordinator: each list with the most urgent first, and how many in all."""

    waiting: list[Waiting]
    waiting_in_all: int
    invitations: list[Invitation]
    invitations_in_all: int
    proposals: list[MomentProposal]
    proposals_in_all: int
    to_count: list[ClassroomSession]
    to_count_in_all: int
    conflicts: list[ClassroomSession]
    not_arrived: list[OutboxMail]
    not_arrived_in_all: int
    schools: list[School]
    registrations: list[Registration]
    registrations_in_all: int

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing needs doing.

        An unanswered invitation is still with its speaker, and other moments are with the teacher.
        """
        return not (
            self.waiting_in_all
            or self.to_count_in_all
            or self.conflicts
            or self.not_arrived
            or self.schools
            or self.registrations
        )


def things_to_do(*, now: dt.datetime, most: int) -> ToDo:
    """Gather what needs doing, at most `most` of each kind, in a fixed number of queries."""
    wanting = SessionRequest.objects.wanting_speaker()
    invitations = Invitation.objects.awaiting_speaker()
    proposals = MomentProposal.objects.open()
    to_count = ClassroomSession.objects.awaiting_count(now)
    registrations = Registration.objects.waiting().decided_by_coordinator()
    return ToDo(
        waiting=_most_urgent(now)[:most],
        waiting_in_all=wanting.count(),
        invitations=list(invitations.with_details().order_by("sent_at")[:most]),
        invitations_in_all=invitations.count(),
        proposals=list(proposals.with_details().order_by("expires_at")[:most]),
        proposals_in_all=proposals.count(),
        to_count=list(to_count.with_details()[:most]),
        to_count_in_all=to_count.count(),
        conflicts=list(ClassroomSession.objects.counts_in_conflict().with_details()[:most]),
        not_arrived=list(not_arrived()[:most]),
        not_arrived_in_all=not_arrived().count(),
        schools=list(schools_to_check()[:most]),
        registrations=list(registrations.select_related("cooperative")[:most]),
        registrations_in_all=registrations.count(),
    )


def schools_to_check() -> QuerySet[School]:
    """Give the schools that teachers added; a request that nobody confirmed may be a joke."""
    meant = SessionRequest.objects.exclude(state=RequestState.UNCONFIRMED).values("school")
    return School.objects.unchecked().filter(pk__in=meant)


def _most_urgent(now: dt.datetime) -> list[Waiting]:
    """Give those with the fewest days left, and of those the ones with the most pupils, first."""
    wishes = SessionRequest.objects.wanting_speaker().with_urgency(now).with_details()
    waiting = [_waiting(wish, now) for wish in wishes.order_by(F("first_moment"))[:MOST_READ]]
    return sorted(waiting, key=_urgency)


def _waiting(wish: SessionRequest, now: dt.datetime) -> Waiting:
    to_come = [moment.start for moment in wish.moments.all() if moment.start > now]
    days = (local_date(min(to_come)) - local_date(now)).days if to_come else None
    return Waiting(wish, days, sum(group.expected_pupils for group in wish.groups.all()))


def _urgency(waiting: Waiting) -> tuple[int, int]:
    return (-1 if waiting.days is None else waiting.days, -waiting.pupils)
