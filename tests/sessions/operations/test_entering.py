import datetime as dt
from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError

from schools.models import ClassGroup
from schools.operations import GroupWish
from sessions.models import ClassroomSession, HistoricFigure, YearClosing
from sessions.operations.booking import Taken
from sessions.operations.closing import HistoricYear, YearClosed
from sessions.operations.meetings import enter_session
from tests.factories import (
    MOMENT_END,
    MOMENT_START,
    ProgrammeFactory,
    SchoolFactory,
    SessionFactory,
    SpeakerFactory,
)
from tests.sessions.operations.wishes import GROUP, ONE_DAY, entry
from tests.sessions.reading import codes, told

LAST_YEAR = {"start": MOMENT_START - 365 * ONE_DAY, "end": MOMENT_END - 365 * ONE_DAY}


@pytest.fixture
def school(db):
    return SchoolFactory()


def test_a_session_that_was_arranged_otherwise_is_entered(school, speaker, coordinator, now):
    answers = {"format": "online", "channel": "event", "programme": ProgrammeFactory()}

    session = enter_session(entry(school, speaker, **answers), who=coordinator, now=now)

    session.refresh_from_db()
    assert (session.state, session.school, session.request) == ("planned", school, None)
    assert (session.start, session.end) == (MOMENT_START, MOMENT_END)
    assert {name: getattr(session, name) for name in answers} == answers
    assert told(session) == [("", "planned", coordinator.pk, now, "")]


def test_its_groups_and_speakers_are_entered_with_it(school, speaker, coordinator, now):
    colleague = SpeakerFactory()
    groups = [GROUP, GroupWish("6 HW", "so_3_du", 12)]

    session = enter_session(
        entry(school, speaker, colleague, groups=groups), who=coordinator, now=now
    )

    assert list(session.groups.values_list("name", "school", "school_year")) == [
        ("5 ECO A", school.pk, 2026),
        ("6 HW", school.pk, 2026),
    ]
    assert list(session.session_speakers.values_list("speaker", "cooperative", "start")) == [
        (speaker.pk, speaker.cooperative_id, MOMENT_START),
        (colleague.pk, colleague.cooperative_id, MOMENT_START),
    ]


def test_a_session_in_the_past_can_be_entered(school, speaker, coordinator, now):
    session = enter_session(entry(school, speaker, **LAST_YEAR), who=coordinator, now=now)

    assert (session.day, session.calendar_year) == (dt.date(2026, 2, 2), 2026)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"speakers": []}, {"speakers": ["required"]}),
        ({"end": MOMENT_START}, {"end": ["end_before_start"]}),
        ({"end": MOMENT_END + ONE_DAY}, {"end": ["too_long"]}),
        ({"start": MOMENT_START.replace(tzinfo=None)}, {"start": ["naive"]}),
        ({"start": MOMENT_START.replace(year=1)}, {"start": ["out_of_range"]}),
        ({"format": "by_mail"}, {"format": ["invalid_choice"]}),
        ({"channel": "pigeon"}, {"channel": ["invalid_choice"]}),
        ({"reason": "x" * 301}, {"reason": ["max_length"]}),
        ({"groups": []}, {"groups": ["required"]}),
        (
            {"groups": [GROUP, GroupWish("x" * 61, "so_3_do", 401)]},
            {"groups.1.name": ["max_length"], "groups.1.expected_pupils": ["max_value"]},
        ),
    ],
)
def test_a_wrong_answer_is_named_at_its_field(school, speaker, coordinator, now, changes, expected):
    with pytest.raises(ValidationError) as refused:
        enter_session(replace(entry(school, speaker), **changes), who=coordinator, now=now)

    assert codes(refused.value) == expected
    assert not ClassroomSession.objects.exists()
    assert not ClassGroup.objects.exists()


def test_a_speaker_stands_in_a_session_once(school, speaker, coordinator, now):
    with pytest.raises(ValidationError) as refused:
        enter_session(entry(school, speaker, speaker), who=coordinator, now=now)

    assert codes(refused.value) == {"speakers": ["double"]}


def test_one_of_the_speakers_who_is_taken_is_enough_to_refuse(school, speaker, coordinator, now):
    SessionFactory(speakers=[speaker])

    with pytest.raises(Taken):
        enter_session(entry(school, SpeakerFactory(), speaker), who=coordinator, now=now)

    assert ClassroomSession.objects.count() == 1


def test_a_closed_year_takes_a_forgotten_session_with_a_reason(school, speaker, coordinator, now):
    YearClosing.objects.create(year=2026, figures={}, sessions=[], closed_at=now)

    with pytest.raises(YearClosed) as refused:
        enter_session(entry(school, speaker, **LAST_YEAR), who=coordinator, now=now)
    assert str(refused.value).startswith("Het jaar 2026 is afgesloten.")
    assert not ClassroomSession.objects.exists()

    late = entry(school, speaker, **LAST_YEAR, reason=" Found in an old list. ")
    session = enter_session(late, who=coordinator, now=now)
    assert told(session) == [("", "planned", coordinator.pk, now, "Found in an old list.")]


def test_a_historic_year_keeps_its_figures_unless_there_is_a_reason(
    school, speaker, coordinator, now
):
    HistoricFigure.objects.create(year=2026, pupils=675, source="Report")

    with pytest.raises(HistoricYear):
        enter_session(entry(school, speaker, **LAST_YEAR), who=coordinator, now=now)
    assert not ClassroomSession.objects.exists()

    known = entry(school, speaker, **LAST_YEAR, reason="The whole list was found.")
    assert enter_session(known, who=coordinator, now=now).calendar_year == 2026


def test_another_year_stays_open(school, speaker, coordinator, now):
    YearClosing.objects.create(year=2026, figures={}, sessions=[], closed_at=now)

    assert enter_session(entry(school, speaker), who=coordinator, now=now).calendar_year == 2027
