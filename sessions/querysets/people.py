"""What one asks about cooperatives, speakers and those who volunteer, as vocabulary."""

from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Exists, OuterRef, Q

from sessions.choices import ConsentKind, RegistrationState
from youth4coop.users.models import User

if TYPE_CHECKING:
    from sessions.models import (  # noqa: F401 -- only for the types below
        Cooperative,
        Registration,
        Speaker,
    )

TAKES_PART = Q(approved_at__isnull=False, active=True)
OF_ONE_THAT_TAKES_PART = Q(cooperative__approved_at__isnull=False, cooperative__active=True)


class CooperativeQuerySet(models.QuerySet["Cooperative"]):
    def approved(self) -> Self:
        """Cooperatives that the coordinator let in, and that take part."""
        return self.filter(TAKES_PART)

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """Everybody sees the approved ones; the coordinator sees all, a speaker their own."""
        from sessions.models import Speaker

        if not user.is_authenticated:
            return self.approved()
        if user.is_coordinator:
            return self
        own = Speaker.objects.filter(user=user).values("cooperative")
        return self.filter(TAKES_PART | Q(pk__in=own))

    def of_person(self, user: User) -> Self:
        """Cooperatives whose speakers and reach this person may look at: all, or the own one."""
        from sessions.models import Speaker

        if user.is_coordinator:
            return self
        return self.filter(pk__in=Speaker.objects.filter(user=user).values("cooperative"))


class SpeakerQuerySet(models.QuerySet["Speaker"]):
    def active(self) -> Self:
        """Speakers who can be asked: active, of a cooperative that takes part."""
        return self.filter(OF_ONE_THAT_TAKES_PART, active=True)

    def contacts(self) -> Self:
        """Contact persons of their cooperatives, also those who do not speak themselves (now)."""
        return self.filter(is_contact=True)

    def managed_by(self, user: User) -> Self:
        """Speakers whom this person may change: all, those of the own cooperative, or oneself."""
        if user.is_coordinator:
            return self
        own = self.model._default_manager.contacts().filter(user=user).values("cooperative")
        return self.filter(Q(user=user) | Q(cooperative__in=own))

    def with_public_profile(self) -> Self:
        """Speakers who agreed to be shown to everybody, for as long as they do (R4.09)."""
        from sessions.models import Consent

        agreed = Consent.objects.filter(
            speaker=OuterRef("pk"), kind=ConsentKind.PUBLIC_PROFILE, withdrawn_at__isnull=True
        )
        return self.active().filter(Exists(agreed))

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


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def waiting(self) -> Self:
        """Those whose address is confirmed, and that nobody decided on yet."""
        return self.filter(state=RegistrationState.WAITING)

    def decided_by_coordinator(self) -> Self:
        """Those that no contact person decides on."""
        from sessions.models import Speaker

        contacts = Speaker.objects.contacts().filter(cooperative=OuterRef("cooperative"))
        return self.exclude(Q(asks_access=True) & Exists(contacts))

    def visible_to(self, user: User) -> Self:
        """The coordinator sees all, a contact person who asks to join the own cooperative.

        Nobody sees one whose address is not confirmed.
        """
        from sessions.models import Speaker

        confirmed = self.exclude(state=RegistrationState.UNCONFIRMED)
        if user.is_coordinator:
            return confirmed
        own = Speaker.objects.contacts().filter(user=user).values("cooperative")
        return confirmed.filter(asks_access=True, cooperative__in=own)
