"""Sentences for under the tables: what a reader must know to read the figures right."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sessions.figures.facts import Facts
from sessions.figures.results import Breakdowns, Figures, Row
from sessions.models import HistoricFigure


def live_notes(facts: Facts, figures: Figures, tables: Breakdowns) -> tuple[str, ...]:
    """Why rows do not add up (counting rule 3) and what the unique pupils are (R3.04)."""
    notes = list(_sums(figures, tables))
    if facts.schools:
        notes.append(_("Unieke leerlingen is een bovengrens."))
    if facts.silent:
        notes.append(
            ngettext(
                "Bij %(n)s sessie is niet gezegd hoeveel leerlingen al eerder een les kregen.",
                "Bij %(n)s sessies is niet gezegd hoeveel leerlingen al eerder een les kregen.",
                facts.silent,
            )
            % {"n": facts.silent}
        )
    return tuple(notes)


def _sums(figures: Figures, tables: Breakdowns) -> Iterable[str]:
    """One sentence for each way in which the rows of some table exceed the totals."""
    every = tables.tables().values()
    if any(_exceeds(rows, "schools", figures.schools) for rows in every) or any(
        _exceeds(rows, "cooperatives", figures.cooperatives) for rows in every
    ):
        yield _("Een school of coöperatie kan in meer dan één rij voorkomen.")
    if _exceeds(tables.by_cooperative, "sessions", figures.sessions):
        yield _(
            "Een sessie met twee coöperaties telt één keer in het totaal en helemaal bij elke "
            "coöperatie en elke sector."
        )
    if _exceeds(tables.by_level, "sessions", figures.sessions):
        yield _(
            "Een sessie met klassen van verschillende niveaus staat bij elk niveau, met alleen "
            "de leerlingen van dat niveau."
        )


def _exceeds(rows: Sequence[Row], column: str, total: int | None) -> bool:
    return total is not None and sum(getattr(row, column) for row in rows) > total


def historic_notes(found: Sequence[HistoricFigure]) -> tuple[str, ...]:
    """Where the figures come from (counting rule 7) and that there is nothing behind them."""
    sources = sorted({row.source for row in found})
    return (
        *sources,
        _(
            "Van dit jaar kennen we alleen de totalen, niet de sessies. "
            "De telmethode is niet gekend."
        ),
    )


def seal_note() -> str:
    """For filtered figures of a closed year, which no seal holds."""
    return _("Met een filter zie je de sessies van vandaag, niet de cijfers van de jaarafsluiting.")
