"""The shapes that figures come in: frozen, and exactly what the API promises."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal, Self

Status = Literal["historic", "closed", "revised", "provisional"]


@dataclass(frozen=True)
class Figures:
    """The totals of a period; None is unknown, 0 is none.

    `pupils` are contacts; `unique_pupils` is an upper bound (counting rule 2).
    """

    sessions: int | None = 0
    pupils: int | None = 0
    unique_pupils: int | None = 0
    schools: int | None = 0
    cooperatives: int | None = 0
    speakers: int | None = 0

    @classmethod
    def unknown(cls) -> Self:
        return cls(None, None, None, None, None, None)

    def as_dict(self) -> dict[str, int | None]:
        return asdict(self)


@dataclass(frozen=True)
class Completeness:
    """How far the sessions of a period are counted (R3.11).

    `planned` are still to come, `held` took place, `counted` and `estimated` say how
    (counting rule 4), `open` are over by the calendar and not counted yet.
    """

    planned: int = 0
    held: int = 0
    counted: int = 0
    estimated: int = 0
    open: int = 0


@dataclass(frozen=True)
class Row:
    """One line of a breakdown; `code` is the value that the filter of that name takes."""

    code: str
    label: str
    sessions: int = 0
    pupils: int = 0
    schools: int = 0
    cooperatives: int = 0


@dataclass(frozen=True)
class Breakdowns:
    """The same sessions, one dimension at a time, so nothing needs hiding (counting rule 8)."""

    by_province: tuple[Row, ...] = ()
    by_level: tuple[Row, ...] = ()
    by_sector: tuple[Row, ...] = ()
    by_month: tuple[Row, ...] = ()
    by_programme: tuple[Row, ...] = ()
    by_channel: tuple[Row, ...] = ()
    by_cooperative: tuple[Row, ...] = ()

    def tables(self) -> dict[str, tuple[Row, ...]]:
        """The rows of each breakdown by its name, in the order of the API."""
        return {field.name: getattr(self, field.name) for field in fields(Breakdowns)}


@dataclass(frozen=True, kw_only=True)
class PeriodStatistics(Breakdowns):
    """Everything that is known about one period.

    `notes` are sentences for under the tables: where rows do not add up (counting rule 3),
    what is unknown, where a historic figure comes from (counting rule 7).
    """

    period: str
    start: dt.date
    end: dt.date
    status: Status
    figures: Figures
    completeness: Completeness
    notes: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The answer of the API, with plain lists and ISO dates; also what a seal keeps."""
        return {
            "period": self.period,
            "start": self.start.isoformat(),
            "end": self.end.isoformat(),
            "status": self.status,
            "figures": asdict(self.figures),
            "completeness": asdict(self.completeness),
            **{name: [asdict(row) for row in rows] for name, rows in self.tables().items()},
            "notes": list(self.notes),
        }

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> Self:
        """What `as_dict` made, as a seal keeps it."""
        tables = {
            field.name: tuple(Row(**row) for row in plain.get(field.name, ()))
            for field in fields(Breakdowns)
        }
        return cls(
            period=plain["period"],
            start=dt.date.fromisoformat(plain["start"]),
            end=dt.date.fromisoformat(plain["end"]),
            status=plain["status"],
            figures=Figures(**plain["figures"]),
            completeness=Completeness(**plain["completeness"]),
            notes=tuple(plain.get("notes", ())),
            **tables,
        )
