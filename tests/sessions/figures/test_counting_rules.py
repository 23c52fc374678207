"""Each counting rule on its own, in totals and rows."""

import datetime as dt

import pytest

from sessions.choices import SessionState
from sessions.figures.periods import Period
from sessions.models import PupilCount
from tests.factories import CooperativeFactory, ProgrammeFactory, SchoolFactory, SessionFactory
from tests.sessions.figures.build import (
    MARCH,
    SCHOOL_YEAR,
    YEAR,
    a_speaker,
    counted,
    counted_groups,
    figures,
    table,
)

pytestmark = pytest.mark.django_db

ZEROS = dict.fromkeys(
    ["sessions", "pupils", "unique_pupils", "schools", "cooperatives", "speakers"], 0
)


def test_counted_session_is_in_every_total():
    counted(20, already_reached=3)

    assert figures() == {
        "sessions": 1,
        "pupils": 20,
        "unique_pupils": 17,
        "schools": 1,
        "cooperatives": 1,
        "speakers": 1,
    }


@pytest.mark.parametrize("period", [YEAR, SCHOOL_YEAR], ids=str)
@pytest.mark.parametrize("state", [s for s in SessionState.values if s != "counted"])
def test_session_in_another_state_changes_no_figure(state, period):
    counted(20, state=state)

    assert figures(period) == ZEROS
    assert table("by_cooperative", period) == table("by_level", period) == {}


@pytest.mark.parametrize(
    ("moment", "calendar_year", "school_year"),
    [
        ("2015-12-31T22:30:00Z", 2015, 2015),
        ("2015-12-31T23:30:00Z", 2016, 2015),
        ("2016-08-31T21:30:00Z", 2016, 2015),
        ("2016-08-31T22:30:00Z", 2016, 2016),
    ],
)
def test_local_day_decides_the_period(moment, calendar_year, school_year):
    SessionFactory(start=dt.datetime.fromisoformat(moment), pupils=20)

    years = range(2014, 2018)
    assert [y for y in years if figures(Period.calendar_year(y))["pupils"]] == [calendar_year]
    assert [y for y in years if figures(Period.school_year(y))["pupils"]] == [school_year]


def test_duo_session_counts_its_pupils_once_and_fully_in_each_row():
    first, second = a_speaker(), a_speaker()
    counted(25, speakers=[first, second])
    counted(20, speakers=[first])

    assert figures() | {"unique_pupils": None} == {
        "sessions": 2,
        "pupils": 45,
        "unique_pupils": None,
        "schools": 2,
        "cooperatives": 2,
        "speakers": 2,
    }
    assert table("by_cooperative") == {
        str(first.cooperative_id): (2, 45, 2, 1),
        str(second.cooperative_id): (1, 25, 1, 1),
    }


def test_two_speakers_of_one_cooperative_count_once_in_its_row():
    cooperative = CooperativeFactory()
    counted(25, speakers=[a_speaker(cooperative=cooperative), a_speaker(cooperative=cooperative)])

    assert table("by_cooperative") == {str(cooperative.pk): (1, 25, 1, 1)}
    assert table("by_sector") == {"energy": (1, 25, 1, 1)}
    assert (figures()["cooperatives"], figures()["speakers"]) == (1, 2)


def test_duo_of_one_sector_counts_once_in_its_row_with_both_cooperatives():
    counted(25, speakers=2)

    assert table("by_sector") == {"energy": (1, 25, 1, 2)}


def test_cooperative_is_the_one_the_speaker_came_for():
    speaker = a_speaker()
    came_for = speaker.cooperative
    counted(25, speakers=[speaker])
    speaker.cooperative = CooperativeFactory()
    speaker.save()

    assert table("by_cooperative") == {str(came_for.pk): (1, 25, 1, 1)}


def test_two_sessions_at_one_school_are_one_school():
    school = SchoolFactory(province="limburg")
    counted(20, school=school)
    counted(30, school=school)

    assert (figures()["sessions"], figures()["schools"]) == (2, 1)
    assert table("by_province") == {"limburg": (2, 50, 1, 2)}


def test_mixed_session_gives_each_level_its_own_pupils_only():
    counted_groups([("so_3_do", 12, 0), ("so_3_du", 8, 0), ("so_3_do", 5, 0)])

    assert table("by_level") == {"so_3_do": (1, 17, 1, 1), "so_3_du": (1, 8, 1, 1)}
    assert (figures()["sessions"], figures()["pupils"]) == (1, 25)


def test_only_the_version_that_holds_counts():
    session = counted_groups([("so_3_do", 25, 0)])
    PupilCount.objects.create(
        session=session,
        group=session.groups.get(),
        version=2,
        pupils=99,
        source="speaker",
        method="counted",
        counted_at=session.end,
        holds=False,
    )

    assert table("by_level") == {"so_3_do": (1, 25, 1, 1)}


def test_series_counts_contacts_twice_and_pupils_once():
    counted(25)
    counted(25, already_reached=25)

    assert (figures()["pupils"], figures()["unique_pupils"]) == (50, 25)


def test_session_is_in_the_row_of_its_month_channel_and_programme():
    programme = ProgrammeFactory()
    counted(20, day=MARCH, channel="vlajo", programme=programme)
    counted(10, day=dt.date(2026, 4, 1))

    assert table("by_month") == {"2026-03": (1, 20, 1, 1), "2026-04": (1, 10, 1, 1)}
    assert table("by_channel") == {"vlajo": (1, 20, 1, 1), "direct": (1, 10, 1, 1)}
    assert table("by_programme") == {str(programme.pk): (1, 20, 1, 1), "none": (1, 10, 1, 1)}


def test_autumn_and_spring_make_the_school_year():
    counted(20, day=dt.date(2025, 9, 1))
    counted(30, day=dt.date(2026, 8, 31))
    counted(7, day=dt.date(2026, 9, 1))
    counted(7, day=dt.date(2025, 8, 31))

    assert figures(SCHOOL_YEAR)["pupils"] == 50
    assert list(table("by_month", SCHOOL_YEAR)) == ["2025-09", "2026-08"]
