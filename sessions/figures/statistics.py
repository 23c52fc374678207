"""All figures of one period; `series` has the totals of all periods."""

import datetime as dt
from dataclasses import replace

from django.db.models import Count, Q

from sessions.choices import CountMethod, SessionState
from sessions.figures.breakdowns import breakdowns, totals
from sessions.figures.facts import read_facts
from sessions.figures.filters import Filters, sessions_in
from sessions.figures.history import (
    historic_figures,
    historic_total,
    latest_seal,
    seal_status,
    sealed_statistics,
)
from sessions.figures.notes import historic_beside_note, historic_notes, live_notes, seal_note
from sessions.figures.periods import Period
from sessions.figures.results import Completeness, Figures, PeriodStatistics

NO_FILTERS = Filters()


def statistics(
    period: Period, *, today: dt.date, filters: Filters = NO_FILTERS
) -> PeriodStatistics:
    """All figures of a period, in at most nine queries whatever happened in it.

    A closed year answers from its seal (counting rule 6); a year of which only historic
    figures are known from those (rule 7); any other year from its counted sessions.

    Args:
        today: sessions before it that are not counted are open.
        filters: narrow the figures down; a closed year is then counted anew.
    """
    seal = latest_seal(period)
    if seal and not filters.any:
        return sealed_statistics(seal, period)
    live = _live(period, today, filters)
    if seal:
        notes = (seal_note(), *live.notes)
        return replace(live, status=seal_status(seal.revision), notes=notes)
    return _with_history(live, period, filters)


def _live(period: Period, today: dt.date, filters: Filters) -> PeriodStatistics:
    facts = read_facts(period, filters)
    figures, tables = totals(facts), breakdowns(facts, period)
    return PeriodStatistics(
        period=period.label,
        start=period.start,
        end=period.end,
        status="provisional",
        figures=figures,
        completeness=_completeness(period, today, filters),
        reached_unknown=facts.reached_unknown,
        notes=live_notes(figures, tables, facts.reached_unknown),
        **vars(tables),
    )


def _completeness(period: Period, today: dt.date, filters: Filters) -> Completeness:
    took_place = Q(state__in=[SessionState.HELD, SessionState.COUNTED])
    counted = Q(state=SessionState.COUNTED)
    over = Q(state=SessionState.HELD) | Q(state=SessionState.PLANNED, day__lt=today)
    numbers = sessions_in(period, filters).aggregate(
        planned=Count("pk", filter=Q(state=SessionState.PLANNED, day__gte=today)),
        held=Count("pk", filter=took_place),
        counted=Count("pk", filter=counted & Q(count_method=CountMethod.COUNTED)),
        estimated=Count("pk", filter=counted & Q(count_method=CountMethod.ESTIMATED)),
        open=Count("pk", filter=over),
    )
    return Completeness(**numbers)


def _with_history(live: PeriodStatistics, period: Period, filters: Filters) -> PeriodStatistics:
    """The historic figures of a year without counted sessions; never mixed with sessions (rule 7).

    Only the programme is known of a historic figure: any other filter makes it unknown.
    """
    found = historic_figures(period, filters)
    if not found:
        return live
    if live.figures.sessions:
        return replace(live, notes=(*live.notes, historic_beside_note(found)))
    if filters.any and sessions_in(period, NO_FILTERS).counted().exists():
        return live
    figures = historic_total(found) if filters.only_programme else Figures.unknown()
    return replace(live, status="historic", figures=figures, notes=historic_notes(found))
