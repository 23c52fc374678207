"""Sessions for figures: counted ones on a given day, with the groups that a test is about."""

import datetime as dt
import itertools

from sessions.figures.filters import Filters
from sessions.figures.periods import Period
from sessions.figures.results import METHOD_VERSION
from sessions.figures.statistics import statistics
from sessions.models import HistoricFigure, PupilCount, YearClosing
from tests.factories import (
    NOW,
    ClassGroupFactory,
    SchoolFactory,
    SessionFactory,
    SpeakerFactory,
)
from youth4coop.terms import BRUSSELS

TODAY = dt.date(2026, 11, 24)
YEAR = Period.calendar_year(2026)
SCHOOL_YEAR = Period.school_year(2025)
MARCH = dt.date(2026, 3, 10)

# Nobody is in two places at once: each session has a minute of the day of its own.
minutes = itertools.cycle(dt.timedelta(minutes=n) for n in range(600))


def counted(pupils=20, *, day=MARCH, speakers=1, **fields):
    """A counted session of one group; `speakers` is how many, or which."""
    if isinstance(speakers, int):
        speakers = [a_speaker() for _ in range(speakers)]
    start = dt.datetime.combine(day, dt.time(8), tzinfo=BRUSSELS) + next(minutes)
    end = start + dt.timedelta(minutes=1)
    return SessionFactory(start=start, end=end, pupils=pupils, speakers=speakers, **fields)


def counted_groups(parts, *, already_reached=0, **fields):
    """A counted session of several groups.

    Args:
        parts: tuples of level, pupils, and how many of those were reached before or None.
    """
    school = fields.pop("school", None) or SchoolFactory()
    groups = [ClassGroupFactory(school=school, level=level) for level, _, _ in parts]
    session = counted(
        sum(pupils for _, pupils, _ in parts),
        already_reached=sum(earlier or 0 for _, _, earlier in parts),
        school=school,
        groups=groups,
        **fields,
    )
    for group, (_, pupils, earlier) in zip(groups, parts, strict=True):
        PupilCount.objects.create(
            session=session,
            group=group,
            version=1,
            pupils=pupils,
            already_reached=earlier,
            source="teacher",
            method=session.count_method,
            counted_at=session.end,
        )
    return session


def a_speaker(**fields):
    return SpeakerFactory(availability=[], user=None, **fields)


def historic(year=2019, **fields):
    source = fields.pop("source", f"Uit het jaarverslag {year}")
    return HistoricFigure.objects.create(year=year, source=source, **fields)


def seal(period=YEAR, *, revision=0):
    """Close a year with the figures of the moment; a filter looks past an earlier seal."""
    found = statistics(period, today=TODAY, filters=Filters(channel="direct"))
    return YearClosing.objects.create(
        year=period.year,
        revision=revision,
        figures=found.as_dict(),
        sessions=[],
        method_version=METHOD_VERSION,
        sha256=f"{revision}" * 64,
        closed_at=NOW,
        reason="klaslijst nagekeken" if revision else "",
    )


def figures(period=YEAR, *, today=TODAY, **filters):
    """The totals as the API gives them."""
    return statistics(period, today=today, filters=Filters(**filters)).figures.as_dict()


def table(name, period=YEAR, **filters):
    """The rows of one breakdown that hold sessions, by code, without code and label."""
    found = statistics(period, today=TODAY, filters=Filters(**filters)).tables()[name]
    return {
        row.code: (row.sessions, row.pupils, row.schools, row.cooperatives)
        for row in found
        if row.sessions
    }
