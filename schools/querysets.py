"""What one asks about schools, as vocabulary."""

from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import Q

from youth4coop.places import search_key
from youth4coop.users.models import User

if TYPE_CHECKING:
    from schools.models import School  # noqa: F401 -- only for the type below

LONGEST_QUESTION = 100


class SchoolQuerySet(models.QuerySet["School"]):
    def active(self) -> Self:
        """Schools that can be chosen today."""
        return self.filter(active=True)

    def unchecked(self) -> Self:
        """Schools that somebody added and the coordinator has not looked at (R2.07)."""
        return self.active().filter(checked=False)

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The schools to choose from: the checked ones, a teacher's own, all for the coordinator.

        What a stranger typed is shown to nobody else before somebody has looked at it.
        """
        from schools.models import Teacher

        if not user.is_authenticated:
            return self.active().filter(checked=True)
        if user.is_coordinator:
            return self.active()
        own = Teacher.objects.filter(user=user).values("school")
        return self.active().filter(Q(checked=True) | Q(pk__in=own))

    def matching(self, words: str) -> Self:
        """Schools with each of the words in name, town or postal code (R2.07).

        Case, accents, hyphens and Sint/St. make no difference. Only the first 100 characters count:
        SQLite refuses a condition of a thousand words.
        """
        found = self
        for word in search_key(words[:LONGEST_QUESTION]).split():
            found = found.filter(search_text__contains=word)
        return found

    def with_numbers(self) -> Self:
        return self.prefetch_related("numbers")
