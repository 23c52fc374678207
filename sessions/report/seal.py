"""What a report says of its seal and of each revision since (counting rule 6)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import Any, Self

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from sessions.models import YearClosing
from sessions.report.tables import figure_labels
from youth4coop.terms import local_date, local_time
from youth4coop.terms.in_words import date_in_words


@dataclass(frozen=True)
class Seal:
    """The seal that holds now. Who closed the year is not for everybody, so it is not here."""

    revision: int
    method_version: str
    sha256: str
    closed_at: dt.datetime

    @classmethod
    def of(cls, closing: YearClosing) -> Self:
        return cls(
            revision=closing.revision,
            method_version=closing.method_version,
            sha256=closing.sha256,
            closed_at=local_time(closing.closed_at),
        )

    def as_dict(self) -> dict[str, Any]:
        return {**asdict(self), "closed_at": self.closed_at.isoformat()}


@dataclass(frozen=True)
class Change:
    """One total that a revision changed; None is unknown."""

    figure: str
    label: str
    old: int | None
    new: int | None

    def __str__(self) -> str:
        return f"{self.label} {_number(self.old)} → {_number(self.new)}"


@dataclass(frozen=True)
class Revision:
    """A later seal of the same year: when, why, and each total old → new."""

    revision: int
    date: dt.date
    reason: str
    changes: tuple[Change, ...]
    sha256: str

    def __str__(self) -> str:
        """One sentence for under the report."""
        changes = ", ".join(str(change) for change in self.changes)
        return _("Herzien op %(date)s: %(changes)s. Reden: %(reason)s") % {
            "date": date_in_words(self.date),
            "changes": changes or _("de totalen bleven gelijk"),
            "reason": self.reason,
        }

    def as_dict(self) -> dict[str, Any]:
        """Plain lists and an ISO date, and the whole as one sentence."""
        return {
            **asdict(self),
            "date": self.date.isoformat(),
            "changes": [asdict(change) for change in self.changes],
            "text": str(self),
        }


def revisions_of(closings: Sequence[YearClosing]) -> tuple[Revision, ...]:
    """What each closing after the first changed.

    Args:
        closings: of one year, the first seal first.
    """
    return tuple(
        Revision(
            revision=closing.revision,
            date=local_date(closing.closed_at),
            reason=closing.reason,
            changes=_changes(before.figures["figures"], closing.figures["figures"]),
            sha256=closing.sha256,
        )
        for before, closing in pairwise(closings)
    )


def _changes(old: Mapping[str, int | None], new: Mapping[str, int | None]) -> tuple[Change, ...]:
    return tuple(
        Change(name, label, old[name], new[name])
        for name, label in figure_labels().items()
        if old[name] != new[name]
    )


def _number(number: int | None) -> str:
    return _("niet gekend") if number is None else number_format(number, force_grouping=True)
