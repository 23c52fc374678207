"""Requests through the API."""

import datetime as dt

import pytest
import time_machine

from schools.models import Teacher
from sessions.models import SessionRequest
from tests.factories import (
    MOMENT_END,
    MOMENT_START,
    NOW,
    CooperativeFactory,
    InvitationFactory,
    RequestFactory,
    SchoolFactory,
    SessionFactory,
    SpeakerFactory,
)

URL = "/api/v1/requests/"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(NOW, tick=False):
        yield


def body(school, **changes):
    return {
        "school": school.pk,
        "groups": [{"name": "5 ECO A", "level": "so_3_do", "expected_pupils": 24}],
        "moments": [{"start": MOMENT_START.isoformat(), "end": MOMENT_END.isoformat()}],
        "format": "in_class",
        "language": "nl",
        "themes": ["energy"],
        "preferred_cooperatives": [],
        "goal": "What makes a cooperative different.",
        "channel": "direct",
        "teacher_present": True,
    } | changes


def errors(response):
    return [(error["field"], error["code"]) for error in response.json()["errors"]]


def test_teacher_asks_and_reads_the_whole_answer(api, teacher):
    favourite = CooperativeFactory()
    answer = api(teacher.user).post(
        URL, body(teacher.school, preferred_cooperatives=[favourite.pk])
    )

    made = SessionRequest.objects.get()
    assert answer.status_code == 201
    assert answer.json() == {
        "id": made.pk,
        "reference": f"Y4C-2026-{made.pk:04d}",
        "state": "open",
        "school": teacher.school.pk,
        "teacher": {"id": teacher.pk, "name": "Teacher", "email": "teacher@test.example"},
        "groups": [
            {
                "id": made.groups.get().pk,
                "name": "5 ECO A",
                "level": "so_3_do",
                "expected_pupils": 24,
            }
        ],
        "moments": [
            {
                "id": made.moments.get().pk,
                "start": "2027-02-02T10:10:00+01:00",
                "end": "2027-02-02T11:50:00+01:00",
            }
        ],
        "format": "in_class",
        "language": "nl",
        "themes": ["energy"],
        "preferred_cooperatives": [favourite.pk],
        "excluded_cooperatives": [],
        "goal": "What makes a cooperative different.",
        "preferred_speaker": None,
        "channel": "direct",
        "programme": None,
        "teacher_present": True,
        "created_at": "2026-11-24T09:00:00+01:00",
        "urgency": "low",
    }
    assert api(teacher.user).get(f"{URL}{made.pk}/").json() == answer.json()


def test_request_without_login_waits_for_its_mail(api):
    asker = {"name": "An Voorbeeld", "email": "An@School.example"}

    answer = api().post(URL, body(SchoolFactory(), teacher=asker))

    assert (answer.status_code, answer.json()["state"]) == (201, "unconfirmed")
    assert Teacher.objects.get().email == "an@school.example"


def test_school_that_nobody_checked_is_asked_for_by_its_own_teacher_only(api, teacher, stranger):
    teacher.school.checked = False
    teacher.school.save()

    refused = api(stranger.user).post(URL, body(teacher.school))
    taken = api(teacher.user).post(URL, body(teacher.school))

    assert errors(refused) == [("school", "does_not_exist")]
    assert taken.status_code == 201


def test_coordinator_asks_for_a_teacher(api, coordinator):
    asker = {"name": "An Voorbeeld", "email": "an@school.example"}

    answer = api(coordinator).post(URL, body(SchoolFactory(), teacher=asker, channel="vlajo"))

    assert (answer.status_code, answer.json()["state"]) == (201, "open")


def test_speaker_who_asks_confirms_by_mail_too(api, speaker):
    asker = {"name": "An Voorbeeld", "email": "an@school.example"}

    answer = api(speaker.user).post(URL, body(SchoolFactory(), teacher=asker))

    assert answer.json()["state"] == "unconfirmed"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"teacher": {"name": "", "email": "no"}},
            {"teacher.name": "blank", "teacher.email": "invalid"},
        ),
        ({"school": 99999999}, {"school": "does_not_exist"}),
        ({"school": "x"}, {"school": "incorrect_type"}),
        ({"groups": []}, {"groups": "required"}),
        ({"groups": "x"}, {"groups": "not_a_list"}),
        (
            {"groups": [{"name": "5 A", "level": "so_9", "expected_pupils": 401}]},
            {"groups.0.level": "invalid_choice", "groups.0.expected_pupils": "max_value"},
        ),
        (
            {"groups": [{"name": "5 A", "level": "so_3_do", "expected_pupils": 20, "pupil": "An"}]},
            {"groups.0.pupil": "unknown_field"},
        ),
        ({"moments": []}, {"moments": "number_of_moments"}),
        (
            {"moments": [{"start": MOMENT_END.isoformat(), "end": MOMENT_START.isoformat()}]},
            {"moments.0.end": "end_before_start"},
        ),
        (
            {"moments": [{"start": "2027-02-02T10:10:00", "end": "2027-02-02T11:50:00+01:00"}]},
            {"moments.0.start": "naive"},
        ),
        (
            {
                "moments": [
                    {"start": "0001-01-01T00:00:00+14:00", "end": "9999-12-31T23:59:59-14:00"}
                ]
            },
            {"moments.0.start": "overflow", "moments.0.end": "overflow"},
        ),
        ({"themes": ["weather"]}, {"themes.0": "invalid_choice"}),
        ({"goal": "x" * 301}, {"goal": "max_length"}),
        ({"goal": "a\x00b"}, {"goal": "null_characters_not_allowed"}),
        ({"teacher_present": False}, {"teacher_present": "required"}),
        ({"surprise": 1}, {"surprise": "unknown_field"}),
        ({"preferred_cooperatives": [999]}, {"preferred_cooperatives": "does_not_exist"}),
    ],
)
def test_wrong_answer_is_refused_at_its_field(api, coordinator, changes, expected):
    asker = {"name": "An Voorbeeld", "email": "an@school.example"}

    answer = api(coordinator).post(URL, body(SchoolFactory(), teacher=asker) | changes)

    assert answer.status_code == 400
    assert dict(errors(answer)) == expected
    assert SessionRequest.objects.count() == 0
    assert Teacher.objects.count() == 0


def test_whoever_is_not_a_teacher_says_who_asks(api, coordinator):
    answer = api(coordinator).post(URL, body(SchoolFactory()))

    assert (answer.status_code, errors(answer)) == (400, [("teacher", "required")])


def test_teacher_cannot_ask_as_somebody_else(api, teacher):
    other = {"name": "An Voorbeeld", "email": "an@school.example"}

    answer = api(teacher.user).post(URL, body(teacher.school, teacher=other))

    assert (answer.status_code, errors(answer)) == (400, [("teacher.email", "somebody_else")])


def test_coordinator_sees_all_and_a_teacher_the_own_ones(api, coordinator, teacher, stranger):
    own = RequestFactory(teacher=teacher, school=teacher.school)
    other = RequestFactory()

    def seen(user):
        return {row["id"] for row in api(user).get(URL).json()["results"]}

    assert seen(coordinator) == {own.pk, other.pk}
    assert seen(teacher.user) == {own.pk}
    assert seen(stranger.user) == set()
    assert api().get(URL).status_code == 401
    assert api(stranger.user).get(f"{URL}{own.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("", 2),
        ("state=open", 1),
        ("province=antwerpen", 1),
        ("level=so_2_do", 1),
        ("channel=vlajo", 1),
        ("urgency=high", 1),
        ("urgency=low", 1),
        ("state=open&channel=vlajo", 0),
        ("search=lier", 1),
    ],
)
def test_list_is_filtered(api, coordinator, query, number):
    soon = NOW + dt.timedelta(days=7)
    school = SchoolFactory(province="antwerpen", municipality="Lier")
    RequestFactory(school=school, state="invited", channel="vlajo", moments=[soon])
    other = RequestFactory()
    other.groups.all().update(level="so_2_do")

    assert api(coordinator).get(f"{URL}?{query}").json()["count"] == number


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("colour=red", "colour"),
        ("state=lost", "state"),
        ("school=0", "school"),
        ("school=99999999999999999999", "school"),
        ("ordering=goal", "ordering"),
    ],
)
def test_unknown_filter_is_refused(api, coordinator, query, field):
    answer = api(coordinator).get(f"{URL}?{query}")

    assert answer.status_code == 400
    assert [name for name, _code in errors(answer)] == [field]


@pytest.mark.parametrize("number", [1, 3])
def test_list_takes_the_same_queries_for_any_number(
    api, coordinator, number, django_assert_num_queries
):
    for _ in range(number):
        RequestFactory().preferred_cooperatives.add(CooperativeFactory())
    client = api(coordinator)

    with django_assert_num_queries(6):
        assert client.get(URL).json()["count"] == number


def test_teacher_changes_the_own_request_and_reads_the_whole_answer(api, teacher):
    request = RequestFactory(teacher=teacher, school=teacher.school)
    client = api(teacher.user)
    before = client.get(f"{URL}{request.pk}/").json()
    groups = [{"name": "6 HW", "level": "so_3_du", "expected_pupils": 12}]
    later = [{"start": "2027-03-02T10:10:00+01:00", "end": "2027-03-02T11:00:00+01:00"}]
    changes = {"groups": groups, "moments": later, "goal": "Why they share."}

    answer = client.patch(f"{URL}{request.pk}/", changes)

    shown = answer.json()
    assert answer.status_code == 200
    for row in [*shown["groups"], *shown["moments"]]:
        del row["id"]
    assert shown == before | changes


def test_who_may_change_a_request(api, coordinator, speaker, stranger):
    path, goal = f"{URL}{RequestFactory().pk}/", {"goal": "Why they share."}
    people = [None, stranger.user, speaker.user, coordinator]

    assert [api(user).patch(path, goal).status_code for user in people] == [401, 404, 404, 200]
    assert api(coordinator).put(path, goal).status_code == 405


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"school": 1}, {"school": "unknown_field"}),
        ({"moments": []}, {"moments": "number_of_moments"}),
        (
            {"groups": [{"name": "5 A"}]},
            {"groups.0.level": "required", "groups.0.expected_pupils": "required"},
        ),
        ({"goal": ""}, {"goal": "blank"}),
    ],
)
def test_wrong_change_is_refused_at_its_field(api, coordinator, changes, expected):
    answer = api(coordinator).patch(f"{URL}{RequestFactory().pk}/", changes)

    assert (answer.status_code, dict(errors(answer))) == (400, expected)


def test_request_with_a_session_does_not_change_any_more(api, coordinator):
    request = RequestFactory(state="planned")

    answer = api(coordinator).patch(f"{URL}{request.pk}/", {"goal": "Why they share."})

    assert (answer.status_code, answer.json()["code"]) == (409, "wrong_state")


def withdraw(client, request):
    return client.post(f"{URL}{request.pk}/withdraw/", {"reason": "exams"})


def test_teacher_withdraws_once(api, teacher):
    request = RequestFactory(teacher=teacher)

    assert withdraw(api(teacher.user), request).json()["state"] == "withdrawn"
    again = withdraw(api(teacher.user), request)
    assert (again.status_code, again.json()["code"]) == (409, "wrong_state")


def test_who_may_withdraw(api, coordinator, speaker, stranger):
    request = RequestFactory()

    assert api(coordinator).get(f"{URL}{request.pk}/withdraw/").status_code == 405
    assert withdraw(api(stranger.user), request).status_code == 404
    assert withdraw(api(speaker.user), request).status_code == 404
    assert withdraw(api(), request).status_code == 401
    assert withdraw(api(coordinator), request).status_code == 200


def test_withdrawing_needs_a_reason(api, coordinator):
    answer = api(coordinator).post(f"{URL}{RequestFactory().pk}/withdraw/", {})

    assert (answer.status_code, errors(answer)) == (400, [("reason", "required")])


def test_coordinator_gives_up(api, coordinator, teacher):
    request = RequestFactory(teacher=teacher)
    path = f"{URL}{request.pk}/give-up/"

    assert api(teacher.user).post(path, {"reason": "nobody"}).status_code == 403
    answer = api(coordinator).post(path, {"reason": "nobody"})
    assert (answer.status_code, answer.json()["state"]) == (200, "unfulfilled")


def test_candidates_are_for_the_coordinator(api, coordinator, teacher):
    request = RequestFactory(teacher=teacher, themes=["energy"])
    able, taken = SpeakerFactory(), SpeakerFactory()
    SessionFactory(speakers=[taken])
    path = f"{URL}{request.pk}/candidates/"

    assert api(teacher.user).get(path).status_code == 403
    first, second = api(coordinator).get(path).json()
    assert first == {
        "speaker": able.pk,
        "name": able.name,
        "cooperative": able.cooperative.pk,
        "feasible": True,
        "moments": [request.moments.get().pk],
        "distance_km": 0.0,
        "score": 0.5,
        "reasons": [
            {"code": "theme", "text": "vertelt over energie"},
            {"code": "near", "text": "0 km van de school"},
            {"code": "not_asked_yet", "text": "dit schooljaar nog niet gevraagd"},
            {"code": "new_to_school", "text": "nieuw in deze school"},
        ],
        "obstacles": [],
        "warnings": [],
        "asked": None,
    }
    assert (second["speaker"], second["feasible"]) == (taken.pk, False)
    assert second["obstacles"] == [{"code": "taken", "text": "heeft dan al een sessie"}]


def test_key_makes_one_request_of_two(api, teacher):
    client, asked = api(teacher.user), body(teacher.school)

    first = client.post(URL, asked, headers={"Idempotency-Key": "one"})
    again = client.post(URL, asked, headers={"Idempotency-Key": "one"})

    assert (again.status_code, again.json()) == (201, first.json())
    assert SessionRequest.objects.count() == 1


def test_invited_request_says_so(api, coordinator):
    request = InvitationFactory().request

    assert api(coordinator).get(f"{URL}{request.pk}/").json()["state"] == "invited"
