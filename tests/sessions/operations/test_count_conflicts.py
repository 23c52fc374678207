"""Counting rule 4: where teacher and speaker differ by more than 2, the coordinator decides."""

import pytest

from sessions.models import PupilCount
from sessions.operations.counts import in_conflict, report_counts
from tests.factories import MOMENT_END, SessionFactory
from tests.sessions.operations.wishes import ONE_MINUTE, report


@pytest.fixture
def session(db):
    return SessionFactory()


def count(session, source, *pupils, later=0):
    now = MOMENT_END + later * ONE_MINUTE
    report_counts(session, report(session, *pupils, source=source), who=None, now=now)
    session.refresh_from_db()
    return session.pupils, session.count_in_conflict


def holding(session):
    return list(session.counts.filter(holds=True).values_list("source", "pupils"))


@pytest.mark.parametrize(
    ("speakers", "conflict"), [(20, False), (22, False), (18, False), (23, True), (17, True)]
)
@pytest.mark.parametrize("first", ["teacher", "speaker"])
def test_the_teachers_number_holds_whoever_counts_first(session, speakers, conflict, first):
    numbers = {"teacher": 20, "speaker": speakers}
    then = "speaker" if first == "teacher" else "teacher"

    count(session, first, numbers[first])

    assert count(session, then, numbers[then], later=1) == (20, conflict)
    assert holding(session) == [("teacher", 20)]
    assert session.counts.count() == 2


def test_alone_the_speakers_number_holds(session):
    assert count(session, "speaker", 25) == (25, False)


def test_the_coordinator_decides(session):
    count(session, "teacher", 20)
    count(session, "speaker", 25, later=1)

    assert count(session, "coordinator", 24, later=2) == (24, False)
    assert holding(session) == [("coordinator", 24)]


def test_after_the_decision_another_number_asks_for_another_decision(session):
    count(session, "teacher", 20)
    count(session, "speaker", 25, later=1)
    count(session, "coordinator", 24, later=2)

    assert count(session, "teacher", 19, later=3) == (24, True)
    assert count(session, "coordinator", 23, later=4) == (23, False)


def test_giving_in_ends_the_conflict(session):
    count(session, "teacher", 20)
    count(session, "speaker", 25, later=1)

    assert count(session, "speaker", 21, later=2) == (20, False)


def counted(source, group, pupils, *, later=0):
    """Give a count of a group, which the rule knows by its key only."""
    counted_at = MOMENT_END + later * ONE_MINUTE
    return PupilCount(source=source, group_id=group, pupils=pupils, counted_at=counted_at)


def test_the_groups_are_compared_together():
    rows = [counted("teacher", 1, 20), counted("teacher", 2, 20), counted("speaker", 1, 22)]

    assert not in_conflict([*rows, counted("speaker", 2, 20)])
    assert in_conflict([*rows, counted("speaker", 2, 21)])


def test_a_decision_is_about_the_groups_that_it_counts():
    rows = [counted("teacher", 1, 20), counted("teacher", 2, 20)]
    rows += [counted("speaker", 1, 25), counted("speaker", 2, 20)]

    assert in_conflict([*rows, counted("coordinator", 2, 21, later=1)])
    assert not in_conflict([*rows, counted("coordinator", 1, 21, later=1)])
    assert in_conflict([*rows, counted("coordinator", 1, 21, later=-1)])


def test_what_only_one_of_them_counted_is_no_conflict():
    assert not in_conflict([counted("teacher", 1, 20), counted("speaker", 2, 30)])
