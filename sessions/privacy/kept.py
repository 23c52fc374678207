"""Everything that we keep about a person: the one list behind page, file and register.

A relation to a person, or a field of theirs, that is not here has its reason in `left_out`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, Q, QuerySet
from django_stubs_ext import StrOrPromise

from sessions.privacy.person import Person


@dataclass(frozen=True)
class Kept:
    """One kind of rows.

    Args:
        code: its name in the file for machines.
        title: its name for people.
        why: what we need it for.
        until: how long it is kept.
        mine: lookup -> "user", "teacher", "speaker" or "email": which rows are a person's.
        fields: what is shown and given, by its path from the row.
        left_out: field -> why it is not given.
        labels: path -> its name, where the field has none in Dutch.
        brief: what a line of a list shows; nothing where each row is shown whole.
        read_with: what is read along, by select_related and prefetch_related.
    """

    code: str
    model: type[Model]
    title: StrOrPromise
    why: StrOrPromise
    until: StrOrPromise
    mine: Mapping[str, str]
    fields: tuple[str, ...]
    left_out: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, StrOrPromise] = field(default_factory=dict)
    brief: tuple[str, ...] = ()
    read_with: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())

    def rows(self, person: Person) -> QuerySet[Any]:
        """Give the rows of a person, in the order of their making."""
        mine = Q(pk__in=[])
        for lookup, whose in self.mine.items():
            own = person.own(whose)
            mine |= Q(**{f"{lookup}__in": [row.pk for row in own] if lookup == "pk" else own})
        related, many = self.read_with
        found = self.model._default_manager.filter(mine).prefetch_related(*many)
        if related:
            found = found.select_related(*related)
        return found.distinct().order_by("pk")

    def names(self) -> list[str]:
        """Give the fields of the model itself that hold something about a person."""
        own = [path.partition(".")[0] for path in self.fields]
        kept = [lookup.partition("__")[0] for lookup in self.mine if lookup != "pk"]
        return list(dict.fromkeys([*kept, *own, *self.left_out]))
