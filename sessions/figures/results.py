"""The shapes that figures come in: frozen, and exactly what the API promises."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any, Literal, Self

# Which version of the counting rules made the figures; a seal keeps it.
METHOD_VERSION = "1"

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
    (counting rule 4), `open` took place or should have, and are not counted yet.
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
class ProgrammeRow(Row):
    """The line of a programme, with the partner that the report names; "" is none."""

    partner: str = ""


@dataclass(frozen=True)
class Breakdowns:
    """The same sessions, one dimension at a time, so nothing needs hiding (counting rule 8)."""

    by_province: tuple[Row, ...] = ()
    by_level: tuple[Row, ...] = ()
    by_sector: tuple[Row, ...] = ()
    by_month: tuple[Row, ...] = ()
    by_programme: tuple[ProgrammeRow, ...] = ()
    by_channel: tuple[Row, ...] = ()
    by_cooperative: tuple[Row, ...] = ()

    def tables(self) -> dict[str, tuple[Row, ...]]:
        """The rows of each breakdown by its name, in the order of the API."""
        return {field.name: getattr(self, field.name) for field in fields(Breakdowns)}


@dataclass(frozen=True, kw_only=True)
class PeriodFigures:
    """The totals of one period, and where they come from."""

    period: str
    start: dt.date
    end: dt.date
    status: Status
    figures: Figures

    def as_dict(self) -> dict[str, Any]:
        """A row of the API's list, with ISO dates."""
        return {
            "period": self.period,
            "start": self.start.isoformat(),
            "end": self.end.isoformat(),
            "status": self.status,
            "figures": asdict(self.figures),
        }


@dataclass(frozen=True, kw_only=True)
class PeriodStatistics(PeriodFigures, Breakdowns):
    """Everything that is known about one period.

    `notes` are sentences for under the tables: where rows do not add up (counting rule 3),
    what is unknown, where a historic figure comes from (counting rule 7). `reached_unknown`
    is the number of counted sessions where nobody said how many pupils had been reached
    before (R3.04).
    """

    completeness: Completeness
    reached_unknown: int = 0
    notes: tuple[str, ...] = ()

    @property
    def totals(self) -> PeriodFigures:
        """Without the tables: the period as a row among others."""
        return PeriodFigures(
            period=self.period,
            start=self.start,
            end=self.end,
            status=self.status,
            figures=self.figures,
        )

    def as_dict(self) -> dict[str, Any]:
        """The answer of the API, with plain lists and ISO dates; also what a seal keeps."""
        return {
            **super().as_dict(),
            "completeness": asdict(self.completeness),
            **{name: [asdict(row) for row in rows] for name, rows in self.tables().items()},
            "reached_unknown": self.reached_unknown,
            "notes": list(self.notes),
        }

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> Self:
        """What `as_dict` made, as a seal keeps it."""
        tables: dict[str, Any] = {
            field.name: tuple(_row_class(field.name)(**row) for row in plain.get(field.name, ()))
            for field in fields(Breakdowns)
        }
        return cls(
            period=plain["period"],
            start=dt.date.fromisoformat(plain["start"]),
            end=dt.date.fromisoformat(plain["end"]),
            status=plain["status"],
            figures=Figures(**plain["figures"]),
            completeness=Completeness(**plain["completeness"]),
            reached_unknown=plain.get("reached_unknown", 0),
            notes=tuple(plain.get("notes", ())),
            **tables,
        )


def _row_class(table: str) -> type[Row]:
    return ProgrammeRow if table == "by_programme" else Row
