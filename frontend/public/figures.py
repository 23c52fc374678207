"""The figures of one year, and of all years in a row."""

import datetime as dt
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from frontend.access import allow
from frontend.public.about import About, Words, about
from sessions.choices import SessionState
from sessions.figures.breakdowns import NO_PROGRAMME
from sessions.figures.periods import Kind, Period
from sessions.figures.results import PeriodFigures, PeriodStatistics, Row
from sessions.figures.series import all_periods
from sessions.figures.statistics import statistics
from sessions.report.report import period_sentences
from youth4coop.terms import local_date

KINDS: dict[str, Kind] = {"kalenderjaar": "calendar", "schooljaar": "school"}
KIND_NAMES: dict[Kind, Words] = {
    "calendar": gettext_lazy("Kalenderjaar"),
    "school": gettext_lazy("Schooljaar"),
}

# breakdown -> its caption, its first column, and the filter of the list of sessions
TABLES: dict[str, tuple[Words, Words, str]] = {
    "by_province": (gettext_lazy("Per provincie"), gettext_lazy("Provincie"), "province"),
    "by_level": (gettext_lazy("Per niveau"), gettext_lazy("Niveau"), "level"),
    "by_sector": (gettext_lazy("Per sector"), gettext_lazy("Sector"), "sector"),
    "by_cooperative": (gettext_lazy("Per coöperatie"), gettext_lazy("Coöperatie"), "cooperative"),
    "by_month": (gettext_lazy("Per maand"), gettext_lazy("Maand"), ""),
    "by_programme": (gettext_lazy("Per project"), gettext_lazy("Project"), "programme"),
    "by_channel": (gettext_lazy("Per kanaal"), gettext_lazy("Kanaal"), "channel"),
}


@dataclass(frozen=True)
class Table:
    """One breakdown; each line has the address of the sessions behind it, or none."""

    caption: Words
    column: Words
    lines: list[tuple[Row, str]]


@dataclass(frozen=True)
class Bar:
    """One year of the trend; `width` is that of an SVG, in percent of the widest."""

    row: PeriodFigures
    url: str
    width: str


@login_not_required
@allow("GET")
def figures_now(request: HttpRequest) -> HttpResponse:
    """The figures of this calendar year."""
    today = local_date(timezone.now())
    return _page(request, Period.current("calendar", today), today)


@login_not_required
@allow("GET")
def figures(request: HttpRequest, kind: str, label: str) -> HttpResponse:
    """The figures of a calendar year or a school year."""
    try:
        period = Period.parse(KINDS[kind], label)
    except (KeyError, ValueError):
        raise Http404 from None
    return _page(request, period, local_date(timezone.now()))


def published_sentence(period: Period, found: PeriodStatistics) -> str:
    """Give the sentence of the annual report in the reader's language; none for an open year."""
    if found.status == "provisional":
        return ""
    sentences = period_sentences(period, found).as_dict()
    return sentences.get(get_language() or "", sentences["nl"])


def _page(request: HttpRequest, period: Period, today: dt.date) -> HttpResponse:
    found = statistics(period, today=today)
    sees_sessions = request.user.is_authenticated and request.user.is_coordinator
    # Sessions behind a seal may have changed since; behind historic figures there are none.
    linked = sees_sessions and found.status == "provisional"
    context = {
        "about": _about(request, period),
        "found": found,
        "period": period,
        "sentence": published_sentence(period, found),
        "tables": _tables(found, period, linked=linked),
        "sessions_url": _sessions_url(period) if linked else "",
        "kinds": _kinds(period, today),
        "trend": _trend(period, today),
    }
    return render(request, "frontend/figures.html", context)


def _about(request: HttpRequest, period: Period) -> About:
    name = period.label
    if period.kind == "school":
        name = _("het schooljaar %(years)s") % {"years": period.label}
    description = _(
        "Hoeveel leerlingen in %(name)s een ondernemer uit een coöperatie in de klas kregen."
    )
    return about(request, _("Cijfers van %(name)s") % {"name": name}, description % {"name": name})


def _tables(found: PeriodStatistics, period: Period, *, linked: bool) -> list[Table]:
    tables: list[Table] = []
    if found.status == "historic":  # only the totals are known
        return tables
    for name, rows in found.tables().items():
        caption, column, narrowing = TABLES[name]
        lines = [(row, _behind(row, period, narrowing) if linked else "") for row in rows]
        tables.append(Table(caption, column, lines))
    return [table for table in tables if table.lines]


def _behind(row: Row, period: Period, narrowing: str) -> str:
    """Give the address of the sessions behind a row, where a filter can find exactly those."""
    if not narrowing or row.code == NO_PROGRAMME or not row.sessions:
        return ""
    return _sessions_url(period, **{narrowing: row.code})


def _sessions_url(period: Period, **narrowing: str) -> str:
    query = {"state": SessionState.COUNTED, "period": period.label, **narrowing}
    return f"{reverse('session_list')}?{urlencode(query)}"


def _kinds(period: Period, today: dt.date) -> list[tuple[Words, str, bool]]:
    """Give each kind of year: its name, its address, and whether this page is of that kind."""
    return [
        (name, _url(Period.current(kind, today)), period.kind == kind)
        for kind, name in KIND_NAMES.items()
    ]


def _trend(period: Period, today: dt.date) -> list[Bar]:
    """Give all years of this kind, the oldest first; an unknown number has no bar."""
    rows = all_periods(period.kind, today=today)
    widest = max([row.figures.pupils or 0 for row in rows] or [0]) or 1
    return [
        Bar(
            row=row,
            url=_url(Period.parse(period.kind, row.period)),
            width=f"{100 * (row.figures.pupils or 0) / widest:.1f}%" if row.figures.pupils else "",
        )
        for row in rows
    ]


def _url(period: Period) -> str:
    kind = next(name for name, kind in KINDS.items() if kind == period.kind)
    return reverse("figures", args=[kind, period.label])
