"""Sessions and counts through the API."""

import datetime as dt

import pytest
import time_machine

from sessions.models import ClassroomSession
from tests.factories import (
    MOMENT_END,
    MOMENT_START,
    NOW,
    ClassGroupFactory,
    ProgrammeFactory,
    RequestFactory,
    SchoolFactory,
    SessionFactory,
    SpeakerFactory,
)

URL = "/api/v1/sessions/"
YESTERDAY = NOW - dt.timedelta(days=1)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def past(teacher, speaker):
    """A session of yesterday that nobody counted yet."""
    request = RequestFactory(teacher=teacher, school=teacher.school, state="planned")
    return SessionFactory(
        request=request, school=teacher.school, speakers=[speaker], start=YESTERDAY
    )


def entry(school, speakers, **changes):
    return {
        "school": school.pk,
        "speakers": [speaker.pk for speaker in speakers],
        "start": MOMENT_START.isoformat(),
        "end": MOMENT_END.isoformat(),
        "groups": [{"name": "6 MT", "level": "so_3_du", "expected_pupils": 20}],
        "format": "in_class",
    } | changes


def count(client, session, pupils=20, **extra):
    row = {"group": session.groups.get().pk, "pupils": pupils}
    body = {"counts": [row | extra.pop("row", {})], "method": "counted"} | extra
    return client.post(f"{URL}{session.pk}/counts/", body)


def fields(response):
    return [error["field"] for error in response.json()["errors"]]


def test_coordinator_enters_a_session(api, coordinator):
    school, first, second = SchoolFactory(), SpeakerFactory(), SpeakerFactory()
    programme = ProgrammeFactory()

    answer = api(coordinator).post(
        URL, entry(school, [first, second], programme=programme.pk, channel="cera")
    )

    made = ClassroomSession.objects.get()
    assert (answer.status_code, answer.json()) == (
        201,
        {
            "id": made.pk,
            "state": "planned",
            "school": school.pk,
            "start": "2027-02-02T10:10:00+01:00",
            "end": "2027-02-02T11:50:00+01:00",
            "format": "in_class",
            "speakers": [first.pk, second.pk],
            "cooperatives": [first.cooperative.pk, second.cooperative.pk],
            "groups": [
                {
                    "id": made.groups.get().pk,
                    "name": "6 MT",
                    "level": "so_3_du",
                    "expected_pupils": 20,
                }
            ],
            "programme": programme.pk,
            "channel": "cera",
            "request": None,
            "pupils": None,
            "already_reached": 0,
            "expected_pupils": 20,
            "count_method": "",
            "count_in_conflict": False,
            "ended_reason": "",
        },
    )


def test_two_speakers_of_one_cooperative_are_one_cooperative(api, coordinator):
    speaker = SpeakerFactory()
    colleague = SpeakerFactory(cooperative=speaker.cooperative)

    answer = api(coordinator).post(URL, entry(SchoolFactory(), [speaker, colleague]))

    assert answer.json()["cooperatives"] == [speaker.cooperative.pk]


def test_only_the_coordinator_enters(api, coordinator, teacher, speaker):
    for user in (teacher.user, speaker.user):
        assert api(user).post(URL, entry(teacher.school, [speaker])).status_code == 403
    assert api().post(URL, entry(teacher.school, [speaker])).status_code == 401
    assert api(coordinator).delete(URL).status_code == 405


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"end": MOMENT_START.isoformat()}, "end"),
        ({"start": "2027-02-02T10:10"}, "start"),
        ({"speakers": []}, "speakers"),
        ({"groups": []}, "groups"),
        ({"school": 0}, "school"),
        ({"format": "by_post"}, "format"),
        ({"surprise": 1}, "surprise"),
    ],
)
def test_wrong_entry_is_refused_at_its_field(api, coordinator, speaker, changes, field):
    answer = api(coordinator).post(URL, entry(SchoolFactory(), [speaker]) | changes)

    assert (answer.status_code, fields(answer)) == (400, [field])


def test_speaker_is_not_booked_twice(api, coordinator, speaker):
    SessionFactory(speakers=[speaker])

    answer = api(coordinator).post(URL, entry(SchoolFactory(), [speaker]))

    assert (answer.status_code, answer.json()["code"]) == (409, "taken")


@pytest.mark.parametrize("role", ["coordinator", "teacher", "speaker"])
def test_everybody_concerned_counts(api, past, role, request):
    person = request.getfixturevalue(role)

    answer = count(api(getattr(person, "user", person)), past, row={"already_reached": 2})

    assert answer.status_code == 200
    shown = {name: answer.json()[name] for name in ("state", "pupils", "already_reached")}
    assert shown == {"state": "counted", "pupils": 20, "already_reached": 2}
    assert list(past.counts.values_list("source", "version")) == [(role, 1)]


def test_who_may_count(api, coordinator, stranger, past):
    assert count(api(stranger.user), past).status_code == 404
    assert count(api(SpeakerFactory().user), past).status_code == 404
    assert count(api(), past).status_code == 401
    assert api(coordinator).get(f"{URL}{past.pk}/counts/").status_code == 405


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ({"pupils": -1}, "counts.0.pupils"),
        ({"pupils": 401}, "counts.0.pupils"),
        ({"pupils": None}, "counts.0.pupils"),
        ({"pupils": 10, "already_reached": 11}, "counts.0.already_reached"),
        ({"pupils": 10, "already_reached": -1}, "counts.0.already_reached"),
        ({"group": 999}, "counts.0.group"),
        ({"names": "An"}, "counts.0.names"),
    ],
)
def test_wrong_count_is_refused_at_its_field(api, coordinator, past, row, field):
    answer = count(api(coordinator), past, row=row)

    assert (answer.status_code, fields(answer)) == (400, [field])
    past.refresh_from_db()
    assert (past.state, past.pupils) == ("planned", None)


def test_second_count_is_a_new_version(api, coordinator, past):
    count(api(coordinator), past, 22)

    assert count(api(coordinator), past, 19).json()["pupils"] == 19
    assert list(past.counts.values_list("version", "pupils", "holds")) == [
        (1, 22, False),
        (2, 19, True),
    ]


def test_counting_before_it_begins_is_too_early(api, coordinator):
    assert count(api(coordinator), SessionFactory()).status_code == 409


def test_teacher_cancels_with_a_reason(api, teacher):
    request = RequestFactory(teacher=teacher, state="planned")
    session = SessionFactory(request=request)
    path = f"{URL}{session.pk}/cancel/"

    assert fields(api(teacher.user).post(path, {})) == ["reason"]
    answer = api(teacher.user).post(path, {"reason": "ill"})
    assert (answer.status_code, answer.json()["state"]) == (200, "cancelled")
    assert answer.json()["ended_reason"] == "ill"
    assert api(teacher.user).post(path, {"reason": "ill"}).status_code == 409


@pytest.mark.parametrize("verb", ["cancel", "not-held"])
def test_who_may_end_a_session(api, coordinator, stranger, past, verb):
    path = f"{URL}{past.pk}/{verb}/"

    assert api(stranger.user).post(path, {"reason": "x"}).status_code == 404
    assert api().post(path, {"reason": "x"}).status_code == 401
    assert api(coordinator).get(path).status_code == 405


def test_session_that_did_not_take_place(api, teacher, past):
    answer = api(teacher.user).post(f"{URL}{past.pk}/not-held/", {"reason": "strike"})

    assert (answer.status_code, answer.json()["state"]) == (200, "not_held")


def test_word_that_it_took_place_is_enough_for_held(api, speaker, past):
    answer = api(speaker.user).post(f"{URL}{past.pk}/held/", {})

    assert (answer.status_code, answer.json()["state"]) == (200, "held")


def test_only_the_coordinator_declares_invalid(api, coordinator, teacher, past):
    count(api(teacher.user), past)
    path = f"{URL}{past.pk}/invalid/"

    assert api(teacher.user).post(path, {"reason": "x"}).status_code == 403
    assert api(coordinator).post(path, {"reason": "wrong school"}).json()["state"] == "invalid"


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("", 3),
        ("state=counted", 2),
        ("year=2026", 2),
        ("school_year=2025-2026", 1),
        ("school_year=2026-2027&state=counted", 1),
        ("date_after=2026-11-23", 2),
        ("date_before=2026-11-22", 1),
        ("province=antwerpen", 1),
        ("level=so_2_do", 1),
        ("sector=food", 1),
        ("channel=vlajo", 1),
        ("search=lier", 1),
    ],
)
def test_list_is_filtered(api, coordinator, query, number):
    lier = SchoolFactory(province="antwerpen", municipality="Lier")
    SessionFactory(school=lier, channel="vlajo")
    old = SessionFactory(start=NOW - dt.timedelta(days=200), pupils=10)
    old.groups.set([ClassGroupFactory(level="so_2_do"), ClassGroupFactory(level="so_2_do")])
    recent = SessionFactory(start=YESTERDAY, pupils=10)
    for row in recent.session_speakers.all():
        type(row.cooperative).objects.filter(pk=row.cooperative_id).update(sector="food")

    assert api(coordinator).get(f"{URL}?{query}").json()["count"] == number


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("colour=red", "colour"),
        ("year=0", "year"),
        ("year=2019-2020", "year"),
        ("school_year=2019", "school_year"),
        ("date_after=yesterday", "date_after"),
        ("cooperative=99999999999999999999", "cooperative"),
        ("state=lost", "state"),
    ],
)
def test_unknown_filter_is_refused(api, coordinator, query, field):
    answer = api(coordinator).get(f"{URL}?{query}")

    assert (answer.status_code, fields(answer)) == (400, [field])


def test_everybody_sees_the_own_ones(api, coordinator, teacher, speaker, stranger, past):
    SessionFactory()

    def seen(user):
        return api(user).get(URL).json()["count"]

    assert [seen(user) for user in (coordinator, teacher.user, speaker.user)] == [2, 1, 1]
    assert seen(stranger.user) == 0
    assert api(stranger.user).get(f"{URL}{past.pk}/").status_code == 404
    assert api().get(URL).status_code == 401


@pytest.mark.parametrize("number", [1, 3])
def test_list_takes_the_same_queries_for_any_number(
    api, coordinator, number, django_assert_num_queries
):
    for _ in range(number):
        SessionFactory()
    client = api(coordinator)

    with django_assert_num_queries(6):
        assert client.get(URL).json()["count"] == number
