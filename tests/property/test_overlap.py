"""A speaker is taken exactly when hours overlap; hours that touch do not."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sessions.models import SessionSpeaker
from sessions.operations.booking import Taken
from sessions.operations.meetings import enter_session
from tests.factories import MOMENT_START, NOW, SchoolFactory
from tests.property.examples import examples, undone
from tests.sessions.operations.wishes import entry

QUARTER = dt.timedelta(minutes=15)

hours = st.tuples(st.integers(0, 11), st.integers(1, 4)).map(
    lambda pair: (MOMENT_START + pair[0] * QUARTER, MOMENT_START + sum(pair) * QUARTER)
)


@pytest.fixture
def school(db):
    return SchoolFactory()


def overlap(one, other):
    """Tell whether two half-open intervals share a minute, by going over the quarters."""

    def quarters(start, end):
        return {start + n * QUARTER for n in range((end - start) // QUARTER)}

    return bool(quarters(*one) & quarters(*other))


@given(wanted=st.lists(hours, min_size=2, max_size=6))
@examples(30)
def test_hours_are_refused_exactly_when_they_overlap(school, speaker, coordinator, wanted):
    booked = []
    with undone():
        for start, end in wanted:
            session = entry(school, speaker, start=start, end=end)
            if any(overlap((start, end), other) for other in booked):
                with pytest.raises(Taken):
                    enter_session(session, who=coordinator, now=NOW)
            else:
                enter_session(session, who=coordinator, now=NOW)
                booked.append((start, end))
        assert list(SessionSpeaker.objects.values_list("start", "end")) == booked
