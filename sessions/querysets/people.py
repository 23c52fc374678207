"""What one asks about cooperatives and speakers, as vocabulary."""

from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from youth4coop.users.models import User

if TYPE_CHECKING:
    from sessions.models import Cooperative, Speaker  # noqa: F401 -- only for the types below


class CooperativeQuerySet(models.QuerySet["Cooperative"]):
    def approved(self) -> Self:
        """Cooperatives that the coordinator let in."""
        return self.filter(approved_at__isnull=False)

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Everybody sees the approved ones; the coordinator sees all, a speaker their own."""
        from sessions.models import Speaker

        if not user.is_authenticated:
            return self.approved()
        if user.is_coordinator:
            return self
        own = Speaker.objects.filter(user=user).values("cooperative")
        return self.filter(Q(approved_at__isnull=False) | Q(pk__in=own))


class SpeakerQuerySet(models.QuerySet["Speaker"]):
    def active(self) -> Self:
        """Speakers who can be asked: active, of an approved cooperative."""
        return self.filter(active=True, cooperative__approved_at__isnull=False)

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The coordinator sees all, a speaker the ones of the own cooperative."""
        if not user.is_authenticated:
            return self.none()
        if user.is_coordinator:
            return self
        return self.filter(cooperative__speakers__user=user)

    def with_calendar(self) -> Self:
        """With what the matching rules and the API read, in a fixed number of queries."""
        return self.select_related("cooperative").prefetch_related("availability", "unavailable")
