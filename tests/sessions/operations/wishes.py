"""What a teacher or coordinator fills in, right unless the test says otherwise."""

import datetime as dt

from schools.operations import GroupWish
from sessions.operations.counts import CountReport, GroupCount
from sessions.operations.meetings import SessionEntry
from sessions.operations.requests import Moment, RequestWish
from tests.factories import MOMENT_END, MOMENT_START

MOMENT = Moment(MOMENT_START, MOMENT_END)
GROUP = GroupWish("5 ECO A", "so_3_do", 24)
ONE_DAY = dt.timedelta(days=1)
ONE_MINUTE = dt.timedelta(minutes=1)


def days_later(n: int) -> Moment:
    return Moment(MOMENT_START + n * ONE_DAY, MOMENT_END + n * ONE_DAY)


def wish(**changes) -> RequestWish:
    answers = {"groups": [GROUP], "moments": [MOMENT], "goal": "What a cooperative is."}
    return RequestWish(**answers | changes)


def entry(school, *speakers, **changes) -> SessionEntry:
    answers = {"start": MOMENT_START, "end": MOMENT_END, "groups": [GROUP]}
    return SessionEntry(school=school, speakers=list(speakers), **answers | changes)


def report(session, *pupils, source="teacher", method="counted", reason="", reached=None):
    """Give a count of the session's groups, in order; fewer numbers leave groups out."""
    groups = session.groups.order_by("pk")
    counts = [GroupCount(group.pk, n, reached) for group, n in zip(groups, pupils, strict=False)]
    return CountReport(counts, method, source, reason)
