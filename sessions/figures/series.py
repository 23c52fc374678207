"""The totals of all periods in a row, in a fixed number of queries."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection

from django.db.models import Count, Q, Sum

from sessions.choices import SessionState
from sessions.figures.history import historic_total, seal_status
from sessions.figures.periods import YEAR_COLUMN, Kind, Period
from sessions.figures.results import Figures, PeriodFigures, Status
from sessions.models import ClassroomSession, HistoricFigure, SessionSpeaker, YearClosing

Origin = tuple[Status, Figures]

NOTHING: Origin = ("provisional", Figures())


def all_periods(kind: Kind, *, today: dt.date) -> tuple[PeriodFigures, ...]:
    """The totals of each period, from the first of which anything is known to that of today.

    Each is what `statistics` says of that period: a closed year reads its seal, a year without
    counted sessions its historic figures, an empty year has zeros. Four queries for calendar
    years, two for school years, however many there are. The states are told apart inside the
    sums, not in a condition before them: that keeps SQLite on the index by year, twice as fast.
    """
    sealed = _sealed() if kind == "calendar" else {}
    historic = _historic() if kind == "calendar" else {}
    known = {**historic, **_counted(kind, sealed), **sealed}
    last = Period.current(kind, today).year
    return tuple(
        _row(Period.of_year(kind, year), *known.get(year, NOTHING))
        for year in range(min([last, *known]), last + 1)
    )


def _row(period: Period, status: Status, figures: Figures) -> PeriodFigures:
    return PeriodFigures(
        period=period.label, start=period.start, end=period.end, status=status, figures=figures
    )


def _sealed() -> dict[int, Origin]:
    """The published figures of each closed year (counting rule 6): of its last revision."""
    rows = YearClosing.objects.order_by("year", "revision")
    columns = rows.values_list("year", "revision", "figures__figures")
    return {year: (seal_status(revision), Figures(**plain)) for year, revision, plain in columns}


def _historic() -> dict[int, Origin]:
    by_year = defaultdict(list)
    for row in HistoricFigure.objects.order_by("year", "id"):
        by_year[row.year].append(row)
    return {year: ("historic", historic_total(found)) for year, found in by_year.items()}


def _counted(kind: Kind, sealed: Collection[int]) -> dict[int, Origin]:
    """The figures of each period with counted sessions that is not sealed (rules 1, 2)."""
    year = YEAR_COLUMN[kind]
    counted = Q(state=SessionState.COUNTED)
    rows = (
        ClassroomSession.objects.exclude(**{f"{year}__in": sealed})
        .order_by()
        .values(year)
        .annotate(
            n=Count("pk", filter=counted),
            contacts=Sum("pupils", filter=counted),
            reached_before=Sum("already_reached", filter=counted),
            places=Count("school", distinct=True, filter=counted),
        )
        .filter(n__gt=0)
        .values_list(year, "n", "contacts", "reached_before", "places")
    )
    came = _came(year, sealed)
    return {
        key: (
            "provisional",
            Figures(n, contacts, contacts - before, places, *came.get(key, (0, 0))),
        )
        for key, n, contacts, before, places in rows
    }


def _came(year: str, sealed: Collection[int]) -> dict[int, tuple[int, int]]:
    """The cooperatives and speakers of each period with sessions.

    Read apart: joined to the rest, a duo session would count its pupils twice (rule 3).
    """
    counted = Q(session__state=SessionState.COUNTED)
    rows = (
        SessionSpeaker.objects.exclude(**{f"session__{year}__in": sealed})
        .order_by()
        .values(f"session__{year}")
        .annotate(
            cooperatives=Count("cooperative", distinct=True, filter=counted),
            speakers=Count("speaker", distinct=True, filter=counted),
        )
        .values_list(f"session__{year}", "cooperatives", "speakers")
    )
    return {key: (cooperatives, speakers) for key, cooperatives, speakers in rows}
