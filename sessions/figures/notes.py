"""Sentences for under the tables: what a reader must know to read the figures right."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sessions.figures.results import Breakdowns, Figures, Row
from sessions.models import HistoricFigure


def live_notes(figures: Figures, tables: Breakdowns, reached_unknown: int) -> tuple[str, ...]:
    """What a reader must know of figures that were counted session by session."""
    every = (sum_notes(name, rows, figures) for name, rows in tables.tables().items())
    sums = dict.fromkeys(note for table in every for note in table)
    return (*sums, *unique_notes(figures, reached_unknown))


def unique_notes(figures: Figures, reached_unknown: int) -> tuple[str, ...]:
    """What the unique pupils are: an upper bound, the more so where nobody was asked (R3.04)."""
    notes = []
    if figures.unique_pupils:
        notes.append(_("Unieke leerlingen is een bovengrens."))
    if reached_unknown:
        notes.append(
            ngettext(
                "Bij %(n)s sessie is niet gezegd hoeveel leerlingen al eerder een les kregen.",
                "Bij %(n)s sessies is niet gezegd hoeveel leerlingen al eerder een les kregen.",
                reached_unknown,
            )
            % {"n": reached_unknown}
        )
    return tuple(notes)


def sum_notes(table: str, rows: Sequence[Row], figures: Figures) -> Iterator[str]:
    """One sentence for each way in which the rows of this table exceed the totals (R3.05)."""
    if _exceeds(rows, "schools", figures) or _exceeds(rows, "cooperatives", figures):
        yield _("Een school of coöperatie kan in meer dan één rij voorkomen.")
    if not _exceeds(rows, "sessions", figures):
        return
    if table == "by_level":
        yield _(
            "Een sessie met klassen van verschillende niveaus staat bij elk niveau, met alleen "
            "de leerlingen van dat niveau."
        )
    else:
        yield _(
            "Een sessie met twee coöperaties telt één keer in het totaal en helemaal bij elke "
            "coöperatie en elke sector."
        )


def _exceeds(rows: Sequence[Row], column: str, figures: Figures) -> bool:
    total = getattr(figures, column)
    return total is not None and sum(getattr(row, column) for row in rows) > total


def historic_notes(found: Sequence[HistoricFigure]) -> tuple[str, ...]:
    """Where the figures come from (counting rule 7) and that there is nothing behind them."""
    return (
        *sources(found),
        _(
            "Van dit jaar kennen we alleen de totalen, niet de sessies. "
            "De telmethode is niet gekend."
        ),
    )


def historic_beside_note(found: Sequence[HistoricFigure]) -> str:
    """For a year with counted sessions: its historic figures exist and are not added to them."""
    return _(
        "Van dit jaar zijn er ook historische cijfers. Die tellen hier niet mee: %(sources)s"
    ) % {"sources": "; ".join(sources(found))}


def sources(found: Sequence[HistoricFigure]) -> list[str]:
    """Where historic figures come from, each source once."""
    return sorted({row.source for row in found})


def seal_note() -> str:
    """For filtered figures of a closed year, which no seal holds."""
    return _("Met een filter zie je de sessies van vandaag, niet de cijfers van de jaarafsluiting.")
