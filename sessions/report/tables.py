"""The tables of the annual report (R3.4), as plain titles, cells and footnotes.

The page and every file format show the same tables. A cell is a number, a text, or None where
the number is unknown; 0 is none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Self

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from sessions.figures.notes import sources, sum_notes, unique_notes
from sessions.figures.results import (
    Completeness,
    Figures,
    PeriodFigures,
    PeriodStatistics,
    Status,
)
from sessions.models import ChannelReach, HistoricFigure

Cell = int | str | None

HISTORIC_MARK = "*"
FEW = 200  # a percentage of fewer has no decimals (R3.22)


@dataclass(frozen=True)
class Table:
    """A table of the report; `code` is its name for programs, the same in each language."""

    code: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    footnotes: tuple[str, ...] = ()

    def with_footnotes(self, *more: str) -> Self:
        """The same table with footnotes after its own."""
        return replace(self, footnotes=(*self.footnotes, *more))

    def as_dict(self) -> dict[str, Any]:
        """The table of the API, with plain lists."""
        return {
            "code": self.code,
            "title": self.title,
            "columns": list(self.columns),
            "rows": [list(row) for row in self.rows],
            "footnotes": list(self.footnotes),
        }


def figure_labels() -> dict[str, str]:
    """What each of the totals is called in a table."""
    return {
        "sessions": _("Sessies"),
        "pupils": _("Leerlingen"),
        "unique_pupils": _("Unieke leerlingen (bovengrens)"),
        "schools": _("Scholen"),
        "cooperatives": _("Coöperaties"),
        "speakers": _("Sprekers"),
    }


def status_labels() -> dict[Status, str]:
    """What each status is called in a table."""
    return {
        "historic": _("historisch"),
        "closed": _("afgesloten"),
        "revised": _("herzien"),
        "provisional": _("voorlopig"),
    }


def key_figures(statistics: PeriodStatistics, before: PeriodFigures | None) -> Table:
    """The totals beside those of the year before; what is unknown has no difference.

    Args:
        before: None when nothing is known of that year.
    """
    earlier = before.figures if before else Figures.unknown()
    rows = tuple(
        (label, *_compared(getattr(statistics.figures, name), getattr(earlier, name)))
        for name, label in figure_labels().items()
    )
    year_before = str(statistics.start.year - 1)
    columns = (_("Cijfer"), statistics.period, year_before, _("Verschil"))
    footnotes = unique_notes(statistics.figures, statistics.reached_unknown)
    return Table("key_figures", _("Kerncijfers"), columns, rows, footnotes)


def _compared(now: int | None, before: int | None) -> tuple[Cell, Cell, Cell]:
    difference = None if now is None or before is None else now - before
    return now, before, difference


def breakdown_tables(statistics: PeriodStatistics) -> list[Table]:
    """The sessions behind the totals, one dimension a table."""
    province, level = {"label": _("Provincie")}, {"label": _("Niveau")}
    programme = {"label": _("Project"), "partner": _("Partner")}
    numbers = ("sessions", "pupils", "schools")
    all_numbers = (*numbers, "cooperatives")
    return [
        _breakdown(statistics, "by_province", _("Per provincie"), province, all_numbers),
        _breakdown(statistics, "by_level", _("Per niveau"), level, all_numbers),
        _breakdown(
            statistics, "by_cooperative", _("Per coöperatie"), {"label": _("Coöperatie")}, numbers
        ),
        _breakdown(statistics, "by_programme", _("Per project"), programme, all_numbers),
    ]


def _breakdown(
    statistics: PeriodStatistics,
    name: str,
    title: str,
    texts: Mapping[str, str],
    numbers: Sequence[str],
) -> Table:
    """One breakdown with its total, and why the rows exceed that (counting rule 3).

    Args:
        texts, numbers: attributes of a row that come first, with their heads, and after them.
    """
    rows = statistics.tables()[name]
    labels = figure_labels()
    return Table(
        name,
        title,
        (*texts.values(), *(labels[number] for number in numbers)),
        (
            *(_cells(row, (*texts, *numbers)) for row in rows),
            (*_total(len(texts)), *_cells(statistics.figures, numbers)),
        ),
        tuple(sum_notes(name, rows, statistics.figures)),
    )


def _cells(row: object, attributes: Sequence[str]) -> tuple[Cell, ...]:
    return tuple(getattr(row, attribute) for attribute in attributes)


def _total(width: int) -> tuple[str, ...]:
    return (_("Totaal"), *[""] * (width - 1))


def historic_programmes(found: Sequence[HistoricFigure], total: Figures) -> Table:
    """What was imported for each programme; their sum is not always known (counting rule 2)."""
    numbers = ("sessions", "pupils", "schools", "cooperatives")
    labels = figure_labels()
    rows = (
        (row.programme.name, row.programme.partner, *_cells(row, numbers))
        for row in found
        if row.programme
    )
    return Table(
        "by_programme",
        _("Per project"),
        (_("Project"), _("Partner"), *(labels[number] for number in numbers)),
        (*rows, (*_total(2), *_cells(total, numbers))),
    )


def trend(
    periods: Sequence[PeriodFigures], historic: Mapping[str, Sequence[HistoricFigure]]
) -> Table:
    """One row a period; a historic one has a mark, and a footnote says where it comes from.

    Args:
        historic: the historic figures by period.
    """
    statuses = status_labels()
    rows = tuple(
        (_marked(row), *row.figures.as_dict().values(), statuses[row.status]) for row in periods
    )
    footnotes = tuple(
        f"{_marked(row)} {'; '.join(sources(historic[row.period]))}"
        for row in periods
        if row.status == "historic"
    )
    columns = (_("Jaar"), *figure_labels().values(), _("Toestand"))
    return Table("trend", _("Evolutie over vijf jaar"), columns, rows, footnotes)


def _marked(row: PeriodFigures) -> str:
    return row.period + (HISTORIC_MARK if row.status == "historic" else "")


def completeness(numbers: Completeness) -> Table:
    """How far the sessions of the period are counted, and how (R3.11)."""
    rows = (
        (_("Gegeven"), numbers.held, ""),
        (_("Waarvan geteld"), numbers.counted, share(numbers.counted, numbers.held)),
        (_("Waarvan geschat"), numbers.estimated, share(numbers.estimated, numbers.held)),
        (_("Nog te bevestigen"), numbers.open, ""),
        (_("Gepland"), numbers.planned, ""),
    )
    columns = (_("Sessies"), _("Aantal"), _("Aandeel"))
    return Table("completeness", _("Volledigheid"), columns, rows)


def share(part: int, whole: int) -> str:
    """A percentage as text, without decimals where the whole is small; of nothing, nothing."""
    if not whole:
        return ""
    decimals = 0 if whole < FEW else 1
    return f"{number_format(round(100 * part / whole, decimals), decimals)}%"


def channel_reach(rows: Sequence[ChannelReach]) -> Table:
    """Visitors and followers of each channel, as in the report of 2019."""
    return Table(
        "channel_reach",
        _("Bereik van de kanalen"),
        (_("Kanaal"), _("Adres"), _("Bezoekers"), _("Volgers")),
        tuple((row.name, row.address, row.visitors, row.followers) for row in rows),
    )
