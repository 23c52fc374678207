import datetime as dt

import pytest
from django.urls import reverse

from sessions.models import Availability, Unavailability
from tests.frontend.reading import problems, value, words

PAGE = reverse("speaker_availability")
TOWNS = reverse("speaker_towns")
ANSWERS = {
    "active": "on",
    "day_0": ["morning", "afternoon"],
    "day_3": ["morning"],
    "day_5": ["evening"],
    "evenings": ["1"],
    "hours-0-weekday": "3",
    "hours-0-start": "9u",
    "hours-0-end": "11.30",
    "postal_code": "3500",
    "radius_km": "45",
    "max_sessions_per_school_year": "6",
    "max_sessions_per_day": "1",
    "unavailable-0-start": "1/12/2026",
    "unavailable-0-end": "24/12/2026",
}
WEEK = [
    (0, dt.time(9), dt.time(16)),
    (1, dt.time(18), dt.time(22)),
    (3, dt.time(9), dt.time(11, 30)),
    (5, dt.time(18), dt.time(22)),
]


def _week(speaker):
    return [(part.weekday, part.start, part.end) for part in speaker.availability.all()]


def _with_week(speaker, *rows):
    speaker.availability.all().delete()
    for weekday, start, end in rows:
        Availability.objects.create(speaker=speaker, weekday=weekday, start=start, end=end)
    return speaker


def _answers_of(response):
    form = response.context["sheet"].main
    return {name: form[name].value() for name in form.fields if form[name].value()}


def test_parts_of_days_and_exact_hours_are_saved(page, speaker):
    response = page(speaker.user).post(PAGE, ANSWERS, follow=True)

    assert "Bewaard. We vragen je alleen wanneer je kunt." in words(response)
    speaker.refresh_from_db()
    assert _week(speaker) == WEEK
    assert (speaker.max_sessions_per_school_year, speaker.max_sessions_per_day) == (6, 1)
    assert (speaker.radius_km, round(speaker.longitude, 1)) == (45, 5.3)
    away = speaker.unavailable.get()
    assert (away.start, away.end) == (dt.date(2026, 12, 1), dt.date(2026, 12, 24))


def test_page_shows_what_is_stored(page, speaker):
    _with_week(speaker, *WEEK)
    Unavailability.objects.create(
        speaker=speaker, start=dt.date(2026, 12, 1), end=dt.date(2026, 12, 2)
    )

    response = page(speaker.user).get(PAGE)

    assert _answers_of(response) == {
        "active": True,
        "day_0": ["morning", "afternoon"],
        "day_5": ["evening"],
        "evenings": ["1"],
        "postal_code": "9000",
        "radius_km": 30,
        "max_sessions_per_school_year": 4,
        "max_sessions_per_day": 2,
    }
    shown = [value(response, name) for name in ["hours-0-end", "unavailable-0-end"]]
    assert shown == ["11.30", "2/12/2026"]
    assert "Nu juiste uren: 09.00–11.30." in words(response)


def test_saving_without_a_change_keeps_each_hour(page, speaker):
    browser, week = page(speaker.user), _week(speaker)
    response = browser.get(PAGE)
    sheet = response.context["sheet"]
    hours = {row[name].html_name: row[name].value() for row in sheet.hours for name in row.fields}

    shown = {name: row for name, row in hours.items() if row is not None}
    clocks = {
        name: f"{one:%H.%M}" if isinstance(one, dt.time) else one for name, one in shown.items()
    }
    browser.post(PAGE, {**_answers_of(response), **clocks})

    assert _week(speaker) == week


def test_holidays_are_known_already(page, speaker):
    shown = words(page(speaker.user).get(PAGE))

    assert "Vakanties en vrije dagen van scholen kennen we al." in shown
    assert "Kerstvakantie: ma 21 dec 2026 tot en met zo 3 jan 2027" in shown
    assert "Hemelvaart: do 6 mei 2027 Vrijdag" in shown


def test_speaker_can_pause(page, speaker):
    page(speaker.user).post(PAGE, {**ANSWERS, "active": ""})

    speaker.refresh_from_db()
    assert speaker.active is False


def test_week_without_any_time_says_what_it_means(page, speaker):
    empty = {
        name: "" if name.startswith("hours") else []
        for name in ANSWERS
        if name.startswith(("day", "evenings", "hours"))
    }

    response = page(speaker.user).post(PAGE, {**ANSWERS, **empty}, follow=True)

    assert "Je gaf nog geen tijden op. Zolang vraagt niemand je." in words(response)
    assert _week(speaker) == []


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        ({"radius_km": "301"}, "Vul een aantal in van 1 tot 300."),
        ({"postal_code": "0001"}, "Deze postcode bestaat niet."),
        ({"hours-0-end": "8u"}, "Kies een einduur na het beginuur."),
        ({"hours-0-weekday": ""}, "Kies een dag."),
        ({"hours-2-start": "9u"}, "Kies een dag."),
        ({"unavailable-0-end": "1/11/2026"}, "Kies een laatste dag na de eerste."),
        ({"max_sessions_per_day": "0"}, "Vul een aantal in van 1 tot 10."),
    ],
)
def test_what_cannot_be_is_kept_to_put_right(page, speaker, change, asked):
    week = _week(speaker)

    response = page(speaker.user).post(PAGE, {**ANSWERS, **change})

    assert problems(response)[0] == asked
    assert value(response, "max_sessions_per_school_year") == "6"
    assert value(response, "hours-0-start") == "9u"
    assert _answers_of(response)["day_0"] == ["morning", "afternoon"]
    speaker.refresh_from_db()
    assert (speaker.radius_km, _week(speaker)) == (30, week)


def test_days_away_that_are_over_disappear(page, speaker):
    Unavailability.objects.create(
        speaker=speaker, start=dt.date(2026, 11, 1), end=dt.date(2026, 11, 2)
    )
    browser = page(speaker.user)
    assert value(browser.get(PAGE), "unavailable-0-start") == ""

    browser.post(PAGE, {**ANSWERS, "unavailable-0-start": "", "unavailable-0-end": ""})

    assert not speaker.unavailable.exists()


def test_distance_is_said_in_towns(page, speaker):
    shown = words(page(speaker.user).get(PAGE))

    assert "Je komt vertellen in: Gent, Aalst, Dendermonde, Lokeren" in shown
    assert "en nog 39 gemeenten." in shown


def test_towns_of_what_is_typed_are_shown_without_saving(page, speaker):
    typed = {**ANSWERS, "radius_km": "10", "towns": "on"}

    response = page(speaker.user).post(PAGE, typed)

    shown = words(response)
    assert "Je komt vertellen in: Hasselt, Zonhoven, Diepenbeek, Alken ." in shown
    assert value(response, "unavailable-0-start") == "1/12/2026"
    speaker.refresh_from_db()
    assert speaker.radius_km == 30


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ({"postal_code": "9000", "radius_km": "1"}, "Je komt vertellen in: Gent ."),
        (
            {"postal_code": " 9000", "radius_km": "9"},
            "Gent, Evergem, Destelbergen, Merelbeke-Melle, Sint-Martens-Latem .",
        ),
        ({"postal_code": "9000", "radius_km": "300"}, "en nog 292 gemeenten"),
        ({"postal_code": "4000", "radius_km": "5"}, "Zo dichtbij ligt geen enkele gemeente."),
        ({"postal_code": "0001", "radius_km": "9"}, "Vul een postcode en een afstand in."),
        ({"postal_code": "9000", "radius_km": "veel"}, "Vul een postcode en een afstand in."),
        ({}, "Vul een postcode en een afstand in."),
    ],
)
def test_towns_follow_what_is_typed(page, speaker, typed, shown):
    assert shown in words(page(speaker.user).get(TOWNS, typed))


def test_towns_are_only_looked_at(page, speaker):
    assert page(speaker.user).post(TOWNS).status_code == 405


@pytest.mark.parametrize("address", [PAGE, TOWNS])
def test_pages_are_for_speakers_only(page, teacher, coordinator, address):
    assert page(teacher.user).get(address).status_code == 403
    assert page(coordinator).get(address).status_code == 403


def test_account_without_a_speaker_finds_nothing(page, speaker):
    speaker.user.speaker.delete()

    assert page(speaker.user).get(PAGE).status_code == 404


def test_page_takes_no_other_method(page, speaker):
    assert page(speaker.user).delete(PAGE).status_code == 405


@pytest.mark.parametrize("rows", [1, 3])
def test_page_takes_the_same_number_of_queries(page, speaker, django_assert_num_queries, rows):
    _with_week(speaker, *WEEK[:rows])
    for day in range(rows):
        date = dt.date(2026, 12, 1 + day)
        Unavailability.objects.create(speaker=speaker, start=date, end=date)
    browser = page(speaker.user)

    with django_assert_num_queries(5):
        browser.get(PAGE)
