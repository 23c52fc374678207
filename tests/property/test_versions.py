"""However often a session is counted, one version of each group holds (counting rules 4 and 5)."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.operations.counts import CountReport, GroupCount, report_counts
from tests.factories import MOMENT_END, ClassGroupFactory, SessionFactory
from tests.property.examples import examples, undone

STRONGEST_FIRST = ["coordinator", "teacher", "speaker"]

reports = st.tuples(
    st.sampled_from(STRONGEST_FIRST), st.lists(st.integers(1, 9), min_size=2, max_size=2)
)


@pytest.fixture
def session(db):
    return SessionFactory(groups=ClassGroupFactory.create_batch(2))


def last_of(told, source):
    """Give the last numbers of a source with the place of that report, or None."""
    places = [place for place, (who, _numbers) in enumerate(told) if who == source]
    return (places[-1], told[places[-1]][1]) if places else None


def expected_conflict(told):
    teacher, speaker = last_of(told, "teacher"), last_of(told, "speaker")
    if not teacher or not speaker:
        return False
    decided = last_of(told, "coordinator")
    if decided and decided[0] > max(teacher[0], speaker[0]):
        return False
    return abs(sum(teacher[1]) - sum(speaker[1])) > 2


@given(told=st.lists(reports, min_size=1, max_size=5))
@examples(30)
def test_the_last_word_of_the_strongest_source_holds(session, told):
    groups = list(session.groups.values_list("pk", flat=True))
    with undone():
        for minute, (source, numbers) in enumerate(told):
            counts = [GroupCount(*pair) for pair in zip(groups, numbers, strict=True)]
            now = MOMENT_END + dt.timedelta(minutes=minute)
            report_counts(session, CountReport(counts, "counted", source), who=None, now=now)
        session.refresh_from_db()
        holding = list(session.counts.filter(holds=True).values_list("group", "source", "pupils"))
        versions = list(session.counts.values_list("group", "version"))

    strongest = next(source for source in STRONGEST_FIRST if last_of(told, source))
    numbers = last_of(told, strongest)[1]
    assert holding == [
        (group, strongest, number) for group, number in zip(groups, numbers, strict=True)
    ]
    assert versions == [(group, n + 1) for group in groups for n in range(len(told))]
    assert (session.state, session.pupils) == ("counted", sum(numbers))
    assert session.count_in_conflict is expected_conflict(told)
