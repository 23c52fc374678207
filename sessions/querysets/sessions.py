"""What one asks about sessions, as vocabulary."""

import datetime as dt
from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from sessions.choices import SessionState
from youth4coop.users.models import User

if TYPE_CHECKING:
    from sessions.models import ClassroomSession  # noqa: F401 -- only for the type below


class ClassroomSessionQuerySet(models.QuerySet["ClassroomSession"]):
    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The coordinator sees all, a teacher the own, a speaker those of the own cooperative."""
        from sessions.models import SessionSpeaker

        if not user.is_authenticated:
            return self.none()
        if user.is_coordinator:
            return self
        own = SessionSpeaker.objects.filter(cooperative__speakers__user=user).values("session")
        return self.filter(Q(request__teacher__user=user) | Q(pk__in=own))

    def followed_by(self, user: User) -> Self:
        """What somebody has in their own calendar: a speaker where they speak themselves."""
        return self if user.is_coordinator else self.filter(speakers__user=user)

    def counted(self) -> Self:
        """The only sessions that enter published figures (counting rule 2)."""
        return self.filter(state=SessionState.COUNTED)

    def upcoming(self, now: dt.datetime) -> Self:
        """Planned sessions that have not begun."""
        return self.filter(state=SessionState.PLANNED, start__gt=now)

    def awaiting_count(self, now: dt.datetime) -> Self:
        """Sessions that are over by the clock and have no count yet."""
        return self.filter(state__in=SessionState.uncounted, end__lte=now)

    def counts_in_conflict(self) -> Self:
        """Sessions where teacher and speaker differ, undecided yet (counting rule 4)."""
        return self.filter(state=SessionState.COUNTED, count_in_conflict=True)

    def with_mail_details(self) -> Self:
        """With all that mails about sessions say, in a fixed number of queries."""
        return self.select_related("school", "request__teacher", "practical").prefetch_related(
            "groups",
            "counts",
            "session_speakers__speaker__user",
            "session_speakers__speaker__cooperative",
        )

    def with_details(self) -> Self:
        """With what a list or page of sessions shows, in a fixed number of queries."""
        return self.select_related("school", "programme", "request").prefetch_related(
            "groups", "session_speakers__speaker", "session_speakers__cooperative"
        )

    def for_its_page(self) -> Self:
        """With what the page of one session shows besides, in the same number of queries."""
        return self.with_details().select_related("request__teacher", "practical")
