"""Figures of a calendar year that do not come from its sessions: historic ones, and seals."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sessions.figures.breakdowns import code_labels
from sessions.figures.filters import Filters
from sessions.figures.notes import live_notes
from sessions.figures.periods import Period
from sessions.figures.results import Figures, PeriodStatistics, Status
from sessions.models import HistoricFigure, YearClosing

ADDITIVE = ("sessions", "pupils", "unique_pupils")
DISTINCT = ("schools", "cooperatives", "speakers")


def historic_figures(period: Period, filters: Filters) -> list[HistoricFigure]:
    """What was imported for the year, of the programme that the filters ask for (rule 7)."""
    if period.kind == "school":
        return []
    found = HistoricFigure.objects.filter(year=period.year).select_related("programme")
    if filters.programme is not None:
        found = found.filter(programme=filters.programme)
    return list(found)


def historic_total(found: Sequence[HistoricFigure]) -> Figures:
    """The year's total: the row without a programme, or else the sum of the programmes.

    A number that one programme lacks is unknown. Schools, cooperatives and speakers of
    several programmes may be the same ones, so that sum is unknown too (counting rule 2).
    """
    whole_year = [row for row in found if row.programme_id is None]
    chosen = whole_year or found
    if len(chosen) == 1:
        return figures_of(chosen[0])
    sums = {name: _sum(getattr(row, name) for row in chosen) for name in ADDITIVE}
    return replace(Figures.unknown(), **sums)


def figures_of(row: HistoricFigure) -> Figures:
    """The figures as they were imported."""
    return Figures(**{name: getattr(row, name) for name in (*ADDITIVE, *DISTINCT)})


def _sum(numbers: Iterable[int | None]) -> int | None:
    known = list(numbers)
    return None if None in known else sum(number for number in known if number is not None)


def latest_seal(period: Period) -> YearClosing | None:
    """The closing whose figures are published now, or None while the year is open (rule 6)."""
    if period.kind == "school":
        return None
    closings = YearClosing.objects.filter(year=period.year).order_by("-revision")
    return closings.defer("sessions").first()


def seal_status(revision: int) -> Status:
    """The first seal closes a year, each later one revises it."""
    return "revised" if revision else "closed"


def sealed_statistics(seal: YearClosing, period: Period) -> PeriodStatistics:
    """What was sealed, with the status that it has now, and texts in the reader's language."""
    sealed = PeriodStatistics.from_dict(seal.figures)
    labels = code_labels(period)
    tables: dict[str, Any] = {
        name: tuple(replace(row, label=str(labels[name].get(row.code, row.label))) for row in rows)
        for name, rows in sealed.tables().items()
    }
    return replace(
        sealed,
        status=seal_status(seal.revision),
        notes=live_notes(sealed.figures, sealed, sealed.reached_unknown),
        **tables,
    )
