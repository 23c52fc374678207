"""What one asks about schools, as vocabulary."""

from typing import TYPE_CHECKING, Self

from django.db import models

from youth4coop.places import search_key

if TYPE_CHECKING:
    from schools.models import School  # noqa: F401 -- only for the type below


class SchoolQuerySet(models.QuerySet["School"]):
    def active(self) -> Self:
        """Schools that can be chosen today."""
        return self.filter(active=True)

    def matching(self, words: str) -> Self:
        """Schools with each of the words in name, town or postal code (R2.07).

        Case, accents, hyphens and Sint/St. make no difference.
        """
        found = self
        for word in search_key(words).split():
            found = found.filter(search_text__contains=word)
        return found

    def with_numbers(self) -> Self:
        return self.prefetch_related("numbers")
