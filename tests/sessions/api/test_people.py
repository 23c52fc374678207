"""Cooperatives and speakers through the API."""

import pytest

from tests.factories import CooperativeFactory, SpeakerFactory

pytestmark = pytest.mark.django_db

SPEAKERS = "/api/v1/speakers/"
COOPERATIVES = "/api/v1/cooperatives/"


def patch(client, speaker, body):
    return client.patch(f"{SPEAKERS}{speaker.pk}/", body)


def fields(response):
    return [error["field"] for error in response.json()["errors"]]


def test_cooperative_is_shown_whole_to_everybody(api):
    shown = CooperativeFactory(name="Zonnewind", slug="zonnewind", themes=["energy"])

    assert api().get(f"{COOPERATIVES}{shown.pk}/").json() == {
        "id": shown.pk,
        "name": "Zonnewind",
        "slug": "zonnewind",
        "sector": "energy",
        "themes": ["energy"],
        "description": "",
        "website": "",
        "postal_code": "9000",
        "municipality": "Gent",
        "province": "oost-vlaanderen",
    }


def test_cooperative_that_waits_is_not_there(api):
    waiting = CooperativeFactory(approved_at=None)

    assert api().get(f"{COOPERATIVES}{waiting.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("", 2),
        ("sector=food", 1),
        ("theme=energy", 1),
        ("province=antwerpen", 1),
        ("search=zon", 1),
    ],
)
def test_cooperatives_are_filtered(api, query, number):
    CooperativeFactory(name="Zonnewind", themes=["energy"], province="antwerpen")
    CooperativeFactory(sector="food")

    assert api().get(f"{COOPERATIVES}?{query}").json()["count"] == number


def test_speaker_is_shown_whole_to_the_own_cooperative(api, speaker):
    speaker.availability.exclude(weekday=1).delete()
    speaker.unavailable.create(start="2027-02-08", end="2027-02-14")
    colleague = SpeakerFactory(cooperative=speaker.cooperative)

    assert api(colleague.user).get(f"{SPEAKERS}{speaker.pk}/").json() == {
        "id": speaker.pk,
        "cooperative": speaker.cooperative.pk,
        "name": "Speaker",
        "levels": ["so_3_do"],
        "languages": ["nl"],
        "formats": ["in_class"],
        "themes": ["energy"],
        "radius_km": 30,
        "max_sessions_per_school_year": 4,
        "max_sessions_per_day": 2,
        "postal_code": "9000",
        "active": True,
        "availability": [{"weekday": 1, "start": "08:00", "end": "18:00"}],
        "unavailable": [{"start": "2027-02-08", "end": "2027-02-14"}],
    }


def test_who_sees_speakers(api, coordinator, teacher, speaker):
    other = SpeakerFactory()

    assert api(coordinator).get(SPEAKERS).json()["count"] == 2
    assert [row["id"] for row in api(speaker.user).get(SPEAKERS).json()["results"]] == [speaker.pk]
    assert api(speaker.user).get(f"{SPEAKERS}{other.pk}/").status_code == 404
    assert api(teacher.user).get(SPEAKERS).status_code == 403
    assert api().get(SPEAKERS).status_code == 401


def test_speaker_changes_what_they_offer(api, speaker):
    changes = {
        "levels": ["so_1a", "so_1b"],
        "radius_km": 50,
        "postal_code": "2600",
        "availability": [{"weekday": 4, "start": "09:00", "end": "12:30"}],
        "unavailable": [{"start": "2027-03-01", "end": "2027-03-01"}],
    }

    answer = patch(api(speaker.user), speaker, changes)

    assert answer.status_code == 200
    assert {name: answer.json()[name] for name in changes} == changes
    speaker.refresh_from_db()
    assert (speaker.latitude, speaker.longitude) != (51.05, 3.7167)


def test_what_is_not_said_stays(api, speaker):
    patch(api(speaker.user), speaker, {"active": False})

    shown = api(speaker.user).get(f"{SPEAKERS}{speaker.pk}/").json()
    assert (shown["active"], shown["radius_km"], len(shown["availability"])) == (False, 30, 5)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"levels": ["so_9"]}, "levels.0"),
        ({"radius_km": -1}, "radius_km"),
        ({"radius_km": 301}, "radius_km"),
        ({"max_sessions_per_school_year": 0}, "max_sessions_per_school_year"),
        ({"postal_code": "9999"}, "postal_code"),
        ({"name": ""}, "name"),
        (
            {"availability": [{"weekday": 7, "start": "09:00", "end": "10:00"}]},
            "availability.0.weekday",
        ),
        (
            {"availability": [{"weekday": 1, "start": "10:00", "end": "09:00"}]},
            "availability.0.end",
        ),
        ({"unavailable": [{"start": "2027-03-02", "end": "2027-03-01"}]}, "unavailable.0.end"),
        ({"availability": [{"weekday": 1, "start": "10:00"}]}, "availability.0.end"),
        ({"unavailable": [{"end": "2027-03-01"}]}, "unavailable.0.start"),
        ({"cooperative": 1}, "cooperative"),
        ({"email": "x@y.example"}, "email"),
    ],
)
def test_wrong_change_is_refused_at_its_field(api, speaker, changes, field):
    answer = patch(api(speaker.user), speaker, changes)

    assert (answer.status_code, fields(answer)) == (400, [field])
    speaker.refresh_from_db()
    assert (speaker.radius_km, speaker.availability.count()) == (30, 5)


def test_who_may_change_a_speaker(api, coordinator, teacher, speaker):
    other = SpeakerFactory()

    assert patch(api(other.user), speaker, {"active": False}).status_code == 404
    assert patch(api(teacher.user), speaker, {"active": False}).status_code == 403
    assert patch(api(), speaker, {"active": False}).status_code == 401
    assert api(coordinator).put(f"{SPEAKERS}{speaker.pk}/", {}).status_code == 405
    assert patch(api(coordinator), speaker, {"active": False}).status_code == 200


@pytest.mark.parametrize("number", [1, 3])
def test_list_takes_the_same_queries_for_any_number(
    api, coordinator, number, django_assert_num_queries
):
    for _ in range(number):
        SpeakerFactory()
    client = api(coordinator)

    with django_assert_num_queries(4):
        assert client.get(SPEAKERS).json()["count"] == number


@pytest.mark.parametrize(("path", "number"), [("themes", 12), ("sectors", 11)])
def test_code_lists_have_labels(api, path, number):
    rows = api().get(f"/api/v1/{path}/").json()

    assert rows["count"] == number
    assert {"code": "energy", "label": "energie"} in rows["results"]
