"""What one asks about requests, invitations and proposals, as vocabulary."""

import datetime as dt
from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Case, Min, OuterRef, Subquery, Value, When

from sessions.choices import InvitationState, ProposalState, RequestState
from youth4coop.users.models import User

if TYPE_CHECKING:
    from sessions.models import (  # noqa: F401 -- only for the types below
        Invitation,
        MomentProposal,
        SessionRequest,
    )

HIGH_URGENCY = dt.timedelta(days=21)
MEDIUM_URGENCY = dt.timedelta(days=42)


class SessionRequestQuerySet(models.QuerySet["SessionRequest"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The coordinator sees all, a teacher the own ones, others none."""
        if not user.is_authenticated:
            return self.none()
        if user.is_coordinator:
            return self
        return self.filter(teacher__user=user)

    def wanting_speaker(self) -> Self:
        """Requests that still need a speaker: open or invited."""
        return self.filter(state__in=RequestState.wanting)

    def with_urgency(self, now: dt.datetime) -> Self:
        """Annotate `first_moment` and `urgency`: high within 21 days, medium within 42."""
        from sessions.models import RequestedMoment

        first = (
            RequestedMoment.objects.filter(request=OuterRef("pk"))
            .order_by()
            .values("request")
            .annotate(first=Min("start"))
            .values("first")
        )
        return self.annotate(first_moment=Subquery(first)).annotate(
            urgency=Case(
                When(first_moment__lt=now + HIGH_URGENCY, then=Value("high")),
                When(first_moment__lt=now + MEDIUM_URGENCY, then=Value("medium")),
                default=Value("low"),
                output_field=models.CharField(),
            )
        )

    def with_details(self) -> Self:
        """With what a list or page of requests shows, in a fixed number of queries."""
        return self.select_related(
            "school", "teacher", "programme", "preferred_speaker"
        ).prefetch_related("groups", "moments", "preferred_cooperatives", "excluded_cooperatives")


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The coordinator sees all, a speaker those of the own cooperative, others none."""
        if not user.is_authenticated:
            return self.none()
        if user.is_coordinator:
            return self
        return self.filter(speaker__cooperative__speakers__user=user)

    def unanswered(self) -> Self:
        return self.filter(state=InvitationState.SENT)

    def awaiting_speaker(self) -> Self:
        """Those that wait for the speaker, and not for a teacher who chooses another moment."""
        from sessions.models import MomentProposal

        return self.unanswered().exclude(pk__in=MomentProposal.objects.open().values("invitation"))

    def with_details(self) -> Self:
        """With what a list or page of invitations shows, in a fixed number of queries."""
        return self.select_related(
            *("speaker__user", "speaker__cooperative", "contact__user", "passed_on_by"),
            "request__school",
        ).prefetch_related("moments", "proposals__moments", "request__groups")


class ProposalQuerySet(models.QuerySet["MomentProposal"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The coordinator sees all, a teacher those for the own requests, others none."""
        if not user.is_authenticated:
            return self.none()
        if user.is_coordinator:
            return self
        return self.filter(invitation__request__teacher__user=user)

    def of(self, request: "SessionRequest") -> Self:
        """Proposals for one request, whoever made them."""
        return self.filter(invitation__request=request)

    def open(self) -> Self:
        """Proposals that wait for the teacher."""
        return self.filter(state=ProposalState.OPEN)

    def with_details(self) -> Self:
        """With what a mail or page about proposals shows, in a fixed number of queries."""
        return self.select_related(
            *("invitation__speaker__user", "invitation__speaker__cooperative"),
            *("invitation__request__teacher", "invitation__request__school"),
        ).prefetch_related(
            *("moments", "invitation__moments", "invitation__proposals"),
            *("invitation__request__groups", "invitation__request__moments"),
        )
