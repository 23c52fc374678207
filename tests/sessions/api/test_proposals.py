"""Other moments through the API, for the teacher who chooses."""

import pytest
import time_machine

from sessions.models import ClassroomSession
from tests.factories import NOW, InvitationFactory, ProposalFactory, RequestFactory

URL = "/api/v1/proposals/"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def proposal(teacher, speaker):
    request = RequestFactory(teacher=teacher, school=teacher.school, state="invited")
    return ProposalFactory(invitation=InvitationFactory(request=request, speaker=speaker))


def accept(client, proposal, moment=None):
    moment = moment or proposal.moments.get()
    return client.post(f"{URL}{proposal.pk}/accept/", {"moment": moment.pk})


def refuse(client, proposal):
    return client.post(f"{URL}{proposal.pk}/refuse/")


def test_teacher_sees_the_own_ones(api, teacher, speaker, proposal):
    ProposalFactory()

    answer = api(teacher.user).get(URL).json()

    assert (answer["count"], answer["results"][0]) == (
        1,
        {
            "id": proposal.pk,
            "invitation": proposal.invitation_id,
            "request": proposal.invitation.request_id,
            "speaker": speaker.pk,
            "moments": [
                {
                    "id": proposal.moments.get().pk,
                    "start": "2027-02-16T10:10:00+01:00",
                    "end": "2027-02-16T11:50:00+01:00",
                }
            ],
            "state": "open",
            "proposed_at": "2026-11-24T09:00:00+01:00",
            "expires_at": "2026-12-08T09:00:00+01:00",
            "answered_at": None,
        },
    )


def test_chosen_moment_plans_the_session(api, teacher, proposal):
    answer = accept(api(teacher.user), proposal).json()

    session = ClassroomSession.objects.get()
    assert (answer["state"], answer["session"]["id"]) == ("accepted", session.pk)
    assert answer["session"]["start"] == "2027-02-16T10:10:00+01:00"
    assert accept(api(teacher.user), proposal).json()["code"] == "wrong_state"


def test_none_leaves_the_invitation_open(api, coordinator, proposal):
    assert refuse(api(coordinator), proposal).json()["state"] == "refused"
    assert refuse(api(coordinator), proposal).status_code == 409
    proposal.invitation.refresh_from_db()
    assert proposal.invitation.state == "sent"


def test_moment_of_another_proposal_is_refused(api, teacher, proposal):
    answer = accept(api(teacher.user), proposal, ProposalFactory().moments.get())

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["code"] == "not_proposed"


@pytest.mark.parametrize("answer", [accept, refuse])
def test_others_do_not_answer(api, stranger, speaker, proposal, answer):
    assert answer(api(stranger.user), proposal).status_code == 404
    assert answer(api(speaker.user), proposal).status_code == 404
    assert answer(api(), proposal).status_code == 401


@pytest.mark.parametrize("verb", ["accept", "refuse"])
def test_answers_are_posted(api, teacher, proposal, verb):
    assert api(teacher.user).get(f"{URL}{proposal.pk}/{verb}/").status_code == 405


def test_list_is_filtered(api, coordinator, proposal):
    other = ProposalFactory(state="refused")
    client = api(coordinator)

    def found(query):
        return [row["id"] for row in client.get(f"{URL}?{query}").json()["results"]]

    assert found("state=refused") == [other.pk]
    assert found(f"request={proposal.invitation.request_id}") == [proposal.pk]


@pytest.mark.parametrize("number", [1, 3])
def test_list_takes_the_same_queries_for_any_number(
    api, coordinator, number, django_assert_num_queries
):
    ProposalFactory.create_batch(number)
    client = api(coordinator)

    with django_assert_num_queries(7):
        client.get(URL)
