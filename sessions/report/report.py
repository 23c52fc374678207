"""The annual report of a calendar year: sentence, tables, seal and revisions."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from sessions.figures.breakdowns import NO_PROGRAMME
from sessions.figures.filters import Filters
from sessions.figures.history import historic_figures
from sessions.figures.notes import historic_beside_note, historic_notes
from sessions.figures.periods import Period
from sessions.figures.results import (
    METHOD_VERSION,
    Figures,
    PeriodFigures,
    PeriodStatistics,
    Row,
    Status,
)
from sessions.figures.series import all_periods
from sessions.figures.statistics import statistics
from sessions.models import ChannelReach, HistoricFigure, YearClosing
from sessions.report import tables
from sessions.report.seal import Revision, Seal, revisions_of
from sessions.report.sentence import ProgrammeReach, Reach, Sentences, report_sentences
from sessions.report.tables import Table
from youth4coop.terms.in_words import date_in_words

TREND_YEARS = 5


@dataclass(frozen=True)
class AnnualReport:
    """What is reported of one year; `seal` is None until the year is closed (counting rule 6)."""

    year: int
    status: Status
    sentence: Sentences
    tables: tuple[Table, ...]
    seal: Seal | None
    revisions: tuple[Revision, ...]

    @property
    def is_public(self) -> bool:
        """True when everybody may read it; figures that still change are the coordinator's."""
        return self.status != "provisional"

    def as_dict(self) -> dict[str, Any]:
        """The answer of the API, with plain lists and ISO dates."""
        return {
            "year": self.year,
            "status": self.status,
            "sentence": self.sentence.as_dict(),
            "tables": [table.as_dict() for table in self.tables],
            "seal": self.seal.as_dict() if self.seal else None,
            "revisions": [revision.as_dict() for revision in self.revisions],
        }


def annual_report(year: int, *, today: dt.date) -> AnnualReport:
    """The report of a calendar year, in a fixed number of queries.

    Args:
        today: sessions before it that are not counted are open; the date of provisional figures.
    """
    period = Period.calendar_year(year)
    figures = statistics(period, today=today)
    closings = list(YearClosing.objects.filter(year=year).defer("sessions").order_by("revision"))
    seal = Seal.of(closings[-1]) if closings else None
    revisions = revisions_of(closings)
    return AnnualReport(
        year=year,
        status=figures.status,
        sentence=period_sentences(period, figures),
        tables=_tables(figures, revisions, origin_note(figures, seal, today), today),
        seal=seal,
        revisions=revisions,
    )


def period_sentences(period: Period, figures: PeriodStatistics) -> Sentences:
    """The report sentence of a calendar year or a school year, for each programme and in total.

    Args:
        figures: what `statistics` says of the whole period, without filters.
    """
    if figures.status == "historic":
        rows = historic_figures(period, Filters())
        programmes = [
            ProgrammeReach(_reach(row), row.programme.name, row.programme.partner)
            for row in rows
            if row.programme
        ]
    else:
        programmes = [
            ProgrammeReach(_reach(row), "" if row.code == NO_PROGRAMME else row.label, row.partner)
            for row in figures.by_programme
        ]
    return report_sentences(period, programmes, _reach(figures.figures))


def _reach(source: Figures | Row | HistoricFigure) -> Reach:
    return Reach(source.cooperatives, source.pupils, source.schools)


def origin_note(figures: PeriodStatistics, seal: Seal | None, today: dt.date) -> str:
    """The period, where its figures come from and when, and the version of the counting rules."""
    texts = {
        "provisional": _("voorlopige cijfers van %(day)s, telmethode %(version)s"),
        "closed": _("afgesloten op %(day)s, telmethode %(version)s"),
        "revised": _("herzien op %(day)s, telmethode %(version)s"),
        "historic": _("historische cijfers, telmethode niet gekend"),
    }
    values = {
        "day": date_in_words(seal.closed_at if seal else today),
        "version": seal.method_version if seal else METHOD_VERSION,
    }
    return _("Van %(start)s tot en met %(end)s: %(origin)s.") % {
        "start": date_in_words(figures.start),
        "end": date_in_words(figures.end),
        "origin": texts[figures.status] % values,
    }


def _tables(
    figures: PeriodStatistics, revisions: Sequence[Revision], origin: str, today: dt.date
) -> tuple[Table, ...]:
    year = figures.start.year
    years = range(year - TREND_YEARS + 1, year + 1)
    series = [row for row in all_periods("calendar", today=today) if row.start.year in years]
    before = next((row for row in series if row.start.year == year - 1), None)
    historic = _historic_by_period(years)
    found = historic[figures.period]
    own = [_key_figures(figures, before, found), *_details(figures, revisions, found)]
    return (
        *(table.with_footnotes(origin) for table in own),
        tables.trend(series, historic),
        *_channel_reach(year),
    )


def _historic_by_period(years: range) -> defaultdict[str, list[HistoricFigure]]:
    by_period = defaultdict(list)
    for row in HistoricFigure.objects.filter(year__in=years).select_related("programme"):
        by_period[str(row.year)].append(row)
    return by_period


def _key_figures(
    figures: PeriodStatistics, before: PeriodFigures | None, found: Sequence[HistoricFigure]
) -> Table:
    table = tables.key_figures(figures, before)
    if figures.status == "historic":
        return table.with_footnotes(*historic_notes(found))
    return table.with_footnotes(historic_beside_note(found)) if found else table


def _details(
    figures: PeriodStatistics, revisions: Sequence[Revision], found: Sequence[HistoricFigure]
) -> list[Table]:
    """What lies behind the totals: sessions, or in a historic year at most the programmes."""
    if figures.status == "historic":
        known = any(row.programme for row in found)
        return [tables.historic_programmes(found, figures.figures)] if known else []
    completeness = tables.completeness(figures.completeness)
    return [
        *tables.breakdown_tables(figures),
        completeness.with_footnotes(*(str(revision) for revision in revisions)),
    ]


def _channel_reach(year: int) -> list[Table]:
    rows = list(ChannelReach.objects.filter(year=year))
    return [tables.channel_reach(rows)] if rows else []
