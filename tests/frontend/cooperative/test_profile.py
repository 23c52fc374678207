import datetime as dt

import pytest
from django.urls import reverse

from sessions.models import Unavailability
from tests.frontend.reading import problems, value, words

PROFILE = reverse("speaker_profile")
ANSWERS = {
    "active": "on",
    "themes": ["energy"],
    "levels": ["so_3_do", "okan"],
    "languages": ["nl", "fr"],
    "formats": ["in_class"],
    "postal_code": "3500",
    "radius_km": "45",
    "max_sessions_per_school_year": "6",
    "max_sessions_per_day": "1",
    "availability-0-weekday": "1",
    "availability-0-start": "9u",
    "availability-0-end": "12.30",
    "unavailable-0-start": "1/12/2026",
    "unavailable-0-end": "24/12/2026",
}


def _week(speaker):
    return [(part.weekday, part.start, part.end) for part in speaker.availability.all()]


def test_profile_shows_what_is_stored(page, speaker):
    Unavailability.objects.create(
        speaker=speaker, start=dt.date(2026, 12, 1), end=dt.date(2026, 12, 2)
    )

    response = page(speaker.user).get(PROFILE)

    shown = [value(response, name) for name in
             ["radius_km", "availability-4-start", "unavailable-0-end"]]  # fmt: skip
    assert shown == ["30", "08.00", "2/12/2026"]


def test_profile_is_saved(page, speaker):
    response = page(speaker.user).post(PROFILE, ANSWERS, follow=True)

    assert "Je profiel is bewaard." in words(response)
    speaker.refresh_from_db()
    assert (speaker.levels, speaker.languages, speaker.radius_km) == (
        ["so_3_do", "okan"], ["nl", "fr"], 45,
    )  # fmt: skip
    assert (speaker.max_sessions_per_school_year, speaker.max_sessions_per_day) == (6, 1)
    assert round(speaker.longitude, 1) == 5.3
    assert _week(speaker) == [(1, dt.time(9), dt.time(12, 30))]
    away = speaker.unavailable.get()
    assert (away.start, away.end) == (dt.date(2026, 12, 1), dt.date(2026, 12, 24))


def test_speaker_can_pause(page, speaker):
    page(speaker.user).post(PROFILE, {**ANSWERS, "active": ""})

    speaker.refresh_from_db()
    assert speaker.active is False


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        ({"levels": []}, "Kies minstens één niveau."),
        ({"radius_km": "301"}, "Vul een aantal in van 1 tot 300."),
        ({"postal_code": "0001"}, "Deze postcode bestaat niet."),
        ({"availability-0-end": "8u"}, "Kies een einduur na het beginuur."),
        ({"availability-0-weekday": ""}, "Kies een dag."),
        ({"unavailable-0-end": "1/11/2026"}, "Kies een laatste dag na de eerste."),
    ],
)
def test_profile_that_cannot_be_is_kept_to_put_right(page, speaker, change, asked):
    week = _week(speaker)

    response = page(speaker.user).post(PROFILE, {**ANSWERS, **change})

    assert problems(response) == [asked]
    assert value(response, "max_sessions_per_school_year") == "6"
    assert value(response, "availability-0-start") == "9u"
    speaker.refresh_from_db()
    assert (speaker.radius_km, _week(speaker)) == (30, week)


def test_row_that_was_added_and_is_wrong_is_shown_again(page, speaker):
    extra = {"availability-9-weekday": "2", "availability-9-start": "9u"}

    response = page(speaker.user).post(PROFILE, {**ANSWERS, **extra})

    assert problems(response) == ["Vul in tot hoe laat."]
    assert value(response, "availability-9-start") == "9u"


def test_days_away_that_are_over_disappear(page, speaker):
    Unavailability.objects.create(
        speaker=speaker, start=dt.date(2026, 11, 1), end=dt.date(2026, 11, 2)
    )
    browser = page(speaker.user)
    assert value(browser.get(PROFILE), "unavailable-0-start") == ""

    browser.post(PROFILE, {**ANSWERS, "unavailable-0-start": "", "unavailable-0-end": ""})

    assert not speaker.unavailable.exists()


def test_profile_takes_no_other_method(page, speaker):
    assert page(speaker.user).delete(PROFILE).status_code == 405
