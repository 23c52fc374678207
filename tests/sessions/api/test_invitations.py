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
            "contact": None,
            "passed_on_by": None,
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


# A colleague, and other moments

OTHER = {"start": "2027-02-16T10:10:00+01:00", "end": "2027-02-16T11:50:00+01:00"}


@pytest.fixture
def contact(speaker):
    return SpeakerFactory(cooperative=speaker.cooperative, is_contact=True)


def pass_on(client, invitation, colleague):
    return client.post(f"{URL}{invitation.pk}/pass-on/", {"speaker": colleague.pk})


def propose(client, invitation, *moments):
    return client.post(f"{URL}{invitation.pk}/propose/", {"moments": moments or [OTHER]})


def test_contact_person_passes_on(api, invitation, contact):
    answer = pass_on(api(contact.user), invitation, contact)

    assert answer.status_code == 200
    body = answer.json()
    assert (body["speaker"], body["contact"], body["passed_on_by"]) == (
        contact.pk,
        None,
        contact.pk,
    )
    assert pass_on(api(contact.user), invitation, contact).json()["errors"][0]["code"] == "same"


def test_only_the_contact_person_and_the_coordinator_pass_on(
    api, coordinator, invitation, speaker, contact, teacher
):
    colleague = SpeakerFactory(cooperative=speaker.cooperative)

    assert pass_on(api(speaker.user), invitation, colleague).status_code == 403
    assert pass_on(api(teacher.user), invitation, colleague).status_code == 404
    assert pass_on(api(), invitation, colleague).status_code == 401
    assert api(coordinator).get(f"{URL}{invitation.pk}/pass-on/").status_code == 405
    assert pass_on(api(coordinator), invitation, SpeakerFactory()).status_code == 400
    assert pass_on(api(coordinator), invitation, colleague).status_code == 200


def test_contact_person_who_has_it_says_no_but_not_yes(api, invitation, contact):
    invitation.contact = contact
    invitation.save()

    assert accept(api(contact.user), invitation).status_code == 409
    assert decline(api(contact.user), invitation).json()["state"] == "declined"


def test_speaker_proposes_other_moments(api, invitation, speaker):
    answer = propose(api(speaker.user), invitation)

    proposal = invitation.proposals.get()
    assert (answer.status_code, answer.json()) == (
        201,
        {
            "id": proposal.pk,
            "invitation": invitation.pk,
            "request": invitation.request_id,
            "speaker": speaker.pk,
            "moments": [{"id": proposal.moments.get().pk, **OTHER}],
            "state": "open",
            "proposed_at": "2026-11-24T09:00:00+01:00",
            "expires_at": "2026-12-08T09:00:00+01:00",
            "answered_at": None,
        },
    )
    assert propose(api(speaker.user), invitation).json()["code"] == "already_proposed"


def test_only_who_is_asked_proposes(api, invitation, contact, teacher):
    assert propose(api(contact.user), invitation).status_code == 403
    assert propose(api(teacher.user), invitation).status_code == 404
    assert propose(api(), invitation).status_code == 401
    assert api(contact.user).get(f"{URL}{invitation.pk}/propose/").status_code == 405


def test_what_cannot_be_proposed_names_its_field(api, invitation, speaker):
    moment = {"start": OTHER["end"], "end": OTHER["start"]}

    answer = propose(api(speaker.user), invitation, moment)

    assert answer.status_code == 400
    assert [error["field"] for error in answer.json()["errors"]] == ["moments.0.end"]
