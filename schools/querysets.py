"""What one asks about schools, as vocabulary."""

from typing import TYPE_CHECKING, Self

from django.db import models

from youth4coop.places import search_key

if TYPE_CHECKING:
    from schools.models import School  # noqa: F401 -- only for the type below

LONGEST_QUESTION = 100


class SchoolQuerySet(models.QuerySet["School"]):
    def active(self) -> Self:
        """Schools that can be chosen today."""
        return self.filter(active=True)

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
