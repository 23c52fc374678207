"""What a coordinator narrows figures down to, one by one and together."""

import datetime as dt

import pytest

from sessions.figures.filters import Filters, sessions_in
from sessions.figures.results import Completeness
from sessions.figures.statistics import statistics
from tests.factories import CooperativeFactory, ProgrammeFactory, SchoolFactory
from tests.sessions.figures.build import (
    MARCH,
    TODAY,
    YEAR,
    a_speaker,
    counted,
    counted_groups,
    figures,
    table,
)

pytestmark = pytest.mark.django_db


def numbers(**filters):
    found = figures(**filters)
    return found["sessions"], found["pupils"], found["unique_pupils"]


@pytest.fixture
def other():
    """A session that no filter of these tests lets through."""
    return counted(99, channel="event", school=SchoolFactory(province="brussel"))


def test_filter_on_programme(other):
    programme = ProgrammeFactory()
    counted(20, programme=programme)

    assert numbers(programme=programme.pk) == (1, 20, 20)


def test_filter_on_channel(other):
    counted(20, channel="vlajo")

    assert numbers(channel="vlajo") == (1, 20, 20)


def test_filter_on_province(other):
    counted(20, school=SchoolFactory(province="limburg"))

    assert numbers(province="limburg") == (1, 20, 20)


def test_filter_on_sector_lets_a_session_through_once(other):
    food = CooperativeFactory(sector="food")
    counted(20, speakers=[a_speaker(cooperative=food), a_speaker(cooperative=food)])

    assert numbers(sector="food") == (1, 20, 20)


def test_filter_on_level_counts_the_pupils_of_that_level_only(other):
    counted_groups([("so_3_do", 12, 2), ("so_1a", 8, 1), ("so_1a", 5, None)])

    assert numbers(level="so_1a") == (1, 13, 12)
    assert table("by_level", level="so_1a") == {"so_1a": (1, 13, 1, 1)}
    assert table("by_province", level="so_1a") == {"oost-vlaanderen": (1, 13, 1, 1)}
    assert table("by_cooperative", level="so_1a").popitem()[1] == (1, 13, 1, 1)


def test_filter_on_cooperative_keeps_the_whole_of_a_duo(other):
    first, second = a_speaker(), a_speaker()
    counted(20, speakers=[first, second])

    found = figures(cooperative=first.cooperative_id)
    assert (found["sessions"], found["pupils"], found["cooperatives"]) == (1, 20, 2)
    assert set(table("by_cooperative", cooperative=first.cooperative_id)) == {
        str(first.cooperative_id),
        str(second.cooperative_id),
    }


def test_filters_together_let_through_what_each_lets_through():
    food = a_speaker(cooperative=CooperativeFactory(sector="food"))
    limburg = SchoolFactory(province="limburg")
    wanted = {"channel": "vlajo", "programme": ProgrammeFactory(), "school": limburg}
    parts = [("so_1a", 10, 0), ("so_1b", 7, 0)]
    counted_groups(parts, speakers=[food, a_speaker()], **wanted)
    counted_groups(parts, speakers=[food], **wanted | {"channel": "direct"})
    counted_groups(parts, speakers=[food], **wanted | {"programme": None})
    counted_groups(parts, speakers=[food], **wanted | {"school": SchoolFactory()})
    counted_groups(parts[1:], speakers=[food], **wanted)
    counted_groups(parts, speakers=1, **wanted)

    assert numbers(
        programme=wanted["programme"].pk,
        channel="vlajo",
        province="limburg",
        level="so_1a",
        sector="food",
        cooperative=food.cooperative_id,
    ) == (1, 10, 10)


def test_filters_narrow_completeness_as_well():
    counted(20, channel="vlajo")
    counted(20, state="planned")

    narrow = statistics(YEAR, today=TODAY, filters=Filters(channel="vlajo"))
    assert narrow.completeness == Completeness(held=1, counted=1)


def test_filters_know_whether_they_are_set():
    assert not Filters().any
    assert Filters(level="okan").any
    assert Filters(programme=3).only_programme
    assert not Filters(programme=3, channel="cera").only_programme


def test_list_behind_each_row_has_as_many_sessions():
    counted_groups([("so_1a", 10, 0), ("so_1b", 7, 0)], speakers=2, day=MARCH)
    counted(20, channel="cera", programme=ProgrammeFactory(), day=dt.date(2026, 5, 4))

    for name in ("province", "level", "sector", "channel", "cooperative"):
        for code, row in table(f"by_{name}").items():
            behind = sessions_in(YEAR, Filters(**{name: code})).counted()
            assert behind.count() == row[0]
