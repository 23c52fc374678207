"""What one cooperative or one speaker reached, year by year."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Sum

from sessions.choices import SessionState
from sessions.figures.history import seal_status
from sessions.figures.periods import YEAR_COLUMN, Kind, Period
from sessions.figures.results import Status
from sessions.models import ClassroomSession, Cooperative, SessionSpeaker, Speaker, YearClosing
from sessions.querysets.sessions import ClassroomSessionQuerySet

type Who = Cooperative | Speaker


@dataclass(frozen=True)
class OwnReach:
    """Counted sessions of a period in which somebody told; a duo session counts fully (rule 3)."""

    period: Period
    status: Status = "provisional"
    sessions: int = 0
    pupils: int = 0
    schools: int = 0


def own_sessions(who: Who, period: Period) -> ClassroomSessionQuerySet:
    """Give the counted sessions of a period in which somebody told, in their order."""
    found = _sessions_of(who).filter(**{period.column: period.year})
    return found.select_related("school").order_by("start", "pk")


def own_reach(who: Who, period: Period, *, today: dt.date) -> OwnReach:
    """Give the row of one period, as `own_history` has it."""
    rows = own_history(who, period.kind, today=today)
    return next((row for row in rows if row.period == period), OwnReach(period))


def own_history(who: Who, kind: Kind, *, today: dt.date) -> tuple[OwnReach, ...]:
    """Give each period from the first in which somebody told to that of today, in two queries.

    A closed year says of a cooperative what its seal says (counting rule 6); a seal says nothing
    of a single speaker.
    """
    known = _counted(who, kind)
    if kind == "calendar" and isinstance(who, Cooperative):
        known |= _sealed(who)
    last = Period.current(kind, today).year
    told = [year for year, row in known.items() if row.sessions]
    years = range(min([last, *told]), max([last, *told]) + 1)
    return tuple(known.get(year) or OwnReach(Period.of_year(kind, year)) for year in years)


def _sessions_of(who: Who) -> ClassroomSessionQuerySet:
    came = SessionSpeaker.objects.filter(session=OuterRef("pk"))
    own = came.filter(cooperative=who) if isinstance(who, Cooperative) else came.filter(speaker=who)
    return ClassroomSession.objects.filter(Exists(own), state=SessionState.COUNTED)


def _counted(who: Who, kind: Kind) -> dict[int, OwnReach]:
    year = YEAR_COLUMN[kind]
    rows = (
        _sessions_of(who)
        .order_by()
        .values(year)
        .annotate(n=Count("pk"), contacts=Sum("pupils"), places=Count("school", distinct=True))
        .values_list(year, "n", "contacts", "places")
    )
    return {
        key: OwnReach(Period.of_year(kind, key), "provisional", n, contacts, places)
        for key, n, contacts, places in rows
    }


def _sealed(cooperative: Cooperative) -> dict[int, OwnReach]:
    rows = YearClosing.objects.order_by("year", "revision")
    tables = rows.values_list("year", "revision", "figures__by_cooperative")
    return {
        year: _of_seal(Period.calendar_year(year), seal_status(revision), table or [], cooperative)
        for year, revision, table in tables
    }


def _of_seal(
    period: Period, status: Status, table: list[dict[str, Any]], cooperative: Cooperative
) -> OwnReach:
    code = str(cooperative.pk)
    row = next((row for row in table if row["code"] == code), None)
    if row is None:
        return OwnReach(period, status)
    return OwnReach(period, status, row["sessions"], row["pupils"], row["schools"])
