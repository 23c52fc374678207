"""Invitations through the API."""

import pytest
import time_machine

from sessions.models import ClassroomSession, Invitation
from tests.factories import (
    NOW,
    InvitationFactory,
    RequestFactory,
    SessionFactory,
    SpeakerFactory,
)

URL = "/api/v1/invitations/"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def invitation(speaker):
    return InvitationFactory(speaker=speaker)


def invite(client, request, speaker, **extra):
    moments = [moment.pk for moment in request.moments.all()]
    body = {"request": request.pk, "speaker": speaker.pk, "moments": moments}
    return client.post(URL, body | extra)


def accept(client, invitation, moment=None):
    moment = moment or invitation.moments.get()
    return client.post(f"{URL}{invitation.pk}/accept/", {"moment": moment.pk})


def decline(client, invitation, **body):
    return client.post(f"{URL}{invitation.pk}/decline/", body)


def test_coordinator_invites(api, coordinator, speaker):
    request = RequestFactory()

    answer = invite(api(coordinator), request, speaker)

    assert (answer.status_code, answer.json()) == (
        201,
        {
            "id": Invitation.objects.get().pk,
            "request": request.pk,
            "speaker": speaker.pk,
            "moments": [request.moments.get().pk],
            "state": "sent",
            "sent_at": "2026-11-24T09:00:00+01:00",
            "answered_at": None,
            "reason": "",
        },
    )


def test_only_the_coordinator_invites(api, coordinator, teacher, speaker):
    request = RequestFactory(teacher=teacher)

    assert invite(api(speaker.user), request, speaker).status_code == 403
    assert invite(api(teacher.user), request, speaker).status_code == 403
    assert invite(api(), request, speaker).status_code == 401
    assert api(coordinator).put(URL, {}).status_code == 405


def test_nobody_is_asked_twice_by_accident(api, coordinator, speaker, invitation):
    client, request = api(coordinator), invitation.request

    assert invite(client, request, speaker).json()["code"] == "already_asked"
    assert invite(client, request, speaker, again=True).status_code == 409
    decline(client, invitation)
    assert invite(client, request, speaker).status_code == 409
    assert invite(client, request, speaker, again=True).status_code == 201


def test_invitation_without_moments_is_refused_at_its_field(api, coordinator, speaker):
    answer = invite(api(coordinator), RequestFactory(), speaker, moments=[])

    assert answer.status_code == 400
    assert [error["field"] for error in answer.json()["errors"]] == ["moments"]


def test_accepting_plans_the_session(api, speaker, invitation):
    other = InvitationFactory(request=invitation.request)

    answer = accept(api(speaker.user), invitation)

    session = ClassroomSession.objects.get()
    assert answer.status_code == 200
    assert (answer.json()["state"], answer.json()["session"]["id"]) == ("accepted", session.pk)
    assert answer.json()["session"]["start"] == "2027-02-02T10:10:00+01:00"
    other.refresh_from_db()
    assert other.state == "withdrawn"


def test_colleague_sees_and_does_not_answer(api, speaker, invitation):
    colleague = SpeakerFactory(cooperative=speaker.cooperative)
    client = api(colleague.user)

    assert client.get(f"{URL}{invitation.pk}/").status_code == 200
    assert accept(client, invitation).status_code == 403
    assert decline(client, invitation).status_code == 403


def test_who_may_answer(api, coordinator, teacher, invitation):
    other = SpeakerFactory()

    for answer in (accept, decline):
        assert answer(api(), invitation).status_code == 401
        assert answer(api(teacher.user), invitation).status_code in {403, 404}
        assert answer(api(other.user), invitation).status_code == 404
    assert api(coordinator).get(f"{URL}{invitation.pk}/accept/").status_code == 405
    assert accept(api(coordinator), invitation).status_code == 200


def test_answer_that_comes_too_late_is_409(api, coordinator, speaker, invitation):
    other = InvitationFactory(request=invitation.request)
    accept(api(coordinator), other)

    assert accept(api(speaker.user), invitation).status_code == 409
    assert decline(api(speaker.user), invitation).status_code == 409


def test_booked_speaker_cannot_accept(api, speaker, invitation):
    SessionFactory(speakers=[speaker])

    answer = accept(api(speaker.user), invitation)

    assert (answer.status_code, answer.json()["code"]) == (409, "taken")


def test_moment_of_another_request_is_refused(api, speaker, invitation):
    answer = accept(api(speaker.user), invitation, RequestFactory().moments.get())

    assert answer.status_code == 400
    assert [error["field"] for error in answer.json()["errors"]] == ["moment"]


def test_declining_needs_no_reason_and_opens_the_request(api, speaker, invitation):
    answer = decline(api(speaker.user), invitation)

    assert (answer.status_code, answer.json()["state"]) == (200, "declined")
    invitation.request.refresh_from_db()
    assert invitation.request.state == "open"


def test_coordinator_takes_an_invitation_back(api, coordinator, speaker, invitation):
    path = f"{URL}{invitation.pk}/withdraw/"

    assert api(speaker.user).post(path, {}).status_code == 403
    assert api(coordinator).post(path, {}).json()["state"] == "withdrawn"
    assert api(coordinator).post(path, {}).status_code == 409


def test_list_shows_those_of_the_own_cooperative(api, coordinator, teacher, speaker, invitation):
    InvitationFactory()

    assert api(coordinator).get(URL).json()["count"] == 2
    assert [row["id"] for row in api(speaker.user).get(URL).json()["results"]] == [invitation.pk]
    assert api(coordinator).get(f"{URL}?state=sent&speaker={speaker.pk}").json()["count"] == 1
    assert api(teacher.user).get(URL).status_code == 403
    assert api().get(URL).status_code == 401


@pytest.mark.parametrize("number", [1, 3])
def test_list_takes_the_same_queries_for_any_number(
    api, coordinator, number, django_assert_num_queries
):
    for _ in range(number):
        InvitationFactory()
    client = api(coordinator)

    with django_assert_num_queries(5):
        assert client.get(URL).json()["count"] == number
