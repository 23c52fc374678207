import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from sessions.models import Speaker
from sessions.operations.speakers import MOST_ROWS, DaysAway, update_speaker
from sessions.week import WeekHours
from tests.sessions.reading import codes

NINE, TEN = dt.time(9), dt.time(10)
MONDAY, TUESDAY = dt.date(2027, 2, 1), dt.date(2027, 2, 2)


def calendar(speaker):
    """Give the week and the days away as they are stored."""
    week = list(speaker.availability.values_list("weekday", "start", "end"))
    return week, list(speaker.unavailable.values_list("start", "end"))


def test_what_is_given_changes_and_the_rest_stays(speaker):
    week, _away = calendar(speaker)

    update_speaker(speaker, {"name": "An", "themes": ["food"], "radius_km": 0, "active": False})

    speaker.refresh_from_db()
    assert (speaker.name, speaker.themes) == ("An", ["food"])
    assert (speaker.radius_km, speaker.active) == (0, False)
    assert (speaker.levels, speaker.email) == (["so_3_do"], "speaker@test.example")
    assert calendar(speaker) == (week, [])


def test_a_new_week_replaces_the_old_one(speaker):
    update_speaker(speaker, {"availability": [WeekHours(2, NINE, TEN)]})
    update_speaker(speaker, {"unavailable": [DaysAway(MONDAY, TUESDAY), DaysAway(MONDAY, MONDAY)]})

    assert calendar(speaker) == ([(2, NINE, TEN)], [(MONDAY, TUESDAY), (MONDAY, MONDAY)])

    update_speaker(speaker, {"availability": [], "unavailable": []})

    assert calendar(speaker) == ([], [])


def test_a_speaker_lives_where_the_postal_code_is(speaker):
    update_speaker(speaker, {"postal_code": "8000"})

    speaker.refresh_from_db()
    assert speaker.postal_code == "8000"
    assert (round(speaker.latitude, 1), round(speaker.longitude, 1)) == (51.2, 3.2)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"name": ""}, {"name": ["blank"]}),
        ({"levels": ["phd"]}, {"levels": ["unknown_code"]}),
        ({"languages": ["nl", "nl"]}, {"languages": ["double"]}),
        ({"radius_km": 301}, {"radius_km": ["max_value"]}),
        ({"max_sessions_per_school_year": 0}, {"max_sessions_per_school_year": ["min_value"]}),
        ({"max_sessions_per_day": 11}, {"max_sessions_per_day": ["max_value"]}),
        ({"postal_code": "0000"}, {"postal_code": ["unknown_postal_code"]}),
        (
            {"availability": [WeekHours(7, NINE, TEN), WeekHours(0, TEN, TEN)]},
            {"availability.0.weekday": ["invalid_choice"], "availability.1.end": [None]},
        ),
        ({"unavailable": [DaysAway(TUESDAY, MONDAY)]}, {"unavailable.0.end": [None]}),
        (
            {"unavailable": [DaysAway(MONDAY, MONDAY)] * (MOST_ROWS + 1)},
            {"unavailable": ["too_many"]},
        ),
    ],
)
def test_what_cannot_be_is_named_at_its_field_and_nothing_changes(speaker, changes, expected):
    before = (Speaker.objects.values().get(), calendar(speaker))

    with pytest.raises(ValidationError) as refused:
        update_speaker(speaker, {"active": False, **changes})

    assert codes(refused.value) == expected
    assert (Speaker.objects.values().get(), calendar(speaker)) == before
