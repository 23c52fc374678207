"""Who sees what; what somebody does not see does not exist for them."""

import pytest
from django.contrib.auth.models import AnonymousUser

from sessions.models import (
    ClassroomSession,
    Cooperative,
    Invitation,
    MomentProposal,
    Registration,
    SessionRequest,
    Speaker,
)
from tests.factories import (
    CooperativeFactory,
    InvitationFactory,
    ProposalFactory,
    RegistrationFactory,
    RequestFactory,
    SessionFactory,
    SpeakerFactory,
)


@pytest.fixture
def cast(coordinator, teacher, speaker, stranger):
    """Gives everybody by name, with a colleague and a competitor of the speaker."""
    return {
        "coordinator": coordinator,
        "teacher": teacher.user,
        "stranger": stranger.user,
        "speaker": speaker.user,
        "colleague": SpeakerFactory(cooperative=speaker.cooperative, name="Colleague").user,
        "competitor": SpeakerFactory(name="Competitor").user,
        "nobody": AnonymousUser(),
    }


def seen(model, cast):
    """Give who sees something of this model, with the rows in the order of their keys."""
    answers = {
        name: list(model.objects.visible_to(user).order_by("pk")) for name, user in cast.items()
    }
    return {name: rows for name, rows in answers.items() if rows}


def test_a_request_is_seen_by_its_teacher(cast, teacher, stranger):
    asked = RequestFactory(teacher=teacher)
    other = RequestFactory(teacher=stranger)

    assert seen(SessionRequest, cast) == {
        "coordinator": [asked, other],
        "teacher": [asked],
        "stranger": [other],
    }


def test_an_invitation_is_seen_by_the_speaker_and_their_colleagues(cast, teacher, speaker):
    invitation = InvitationFactory(speaker=speaker, request__teacher=teacher)
    other = InvitationFactory(speaker=Speaker.objects.get(name="Competitor"))

    assert seen(Invitation, cast) == {
        "coordinator": [invitation, other],
        "speaker": [invitation],
        "colleague": [invitation],
        "competitor": [other],
    }


def test_a_session_is_seen_by_its_teacher_and_its_cooperatives(cast, teacher, speaker):
    colleague, competitor = Speaker.objects.filter(name__startswith="Co").order_by("pk")
    asked = RequestFactory(teacher=teacher)
    duo = SessionFactory(request=asked, speakers=[speaker, competitor])
    colleagues = SessionFactory(speakers=[colleague])
    SessionFactory()

    assert seen(ClassroomSession, cast) == {
        "coordinator": list(ClassroomSession.objects.order_by("pk")),
        "teacher": [duo],
        "speaker": [duo, colleagues],
        "colleague": [duo, colleagues],
        "competitor": [duo],
    }


def test_two_colleagues_in_one_session_see_it_once(speaker):
    colleague = SpeakerFactory(cooperative=speaker.cooperative)
    session = SessionFactory(speakers=[speaker, colleague])

    assert list(ClassroomSession.objects.visible_to(speaker.user)) == [session]


def test_a_session_belongs_to_whom_it_was_given_for(cast, speaker):
    session = SessionFactory(speakers=[speaker])
    speaker.cooperative = CooperativeFactory()
    speaker.save()

    assert seen(ClassroomSession, cast) == {"coordinator": [session], "colleague": [session]}


def test_a_speaker_is_seen_by_their_colleagues(cast, speaker):
    colleague, competitor = Speaker.objects.filter(name__startswith="Co").order_by("pk")

    assert seen(Speaker, cast) == {
        "coordinator": [speaker, colleague, competitor],
        "speaker": [speaker, colleague],
        "colleague": [speaker, colleague],
        "competitor": [competitor],
    }


def test_a_cooperative_is_seen_by_all_once_it_is_approved(cast, speaker):
    own, competitors = Cooperative.objects.order_by("pk")
    new = CooperativeFactory(approved_at=None)

    everybody = {key: [own, competitors] for key in cast}
    assert seen(Cooperative, cast) == {**everybody, "coordinator": [own, competitors, new]}


@pytest.mark.parametrize("change", [{"approved_at": None}, {"active": False}])
def test_a_cooperative_that_takes_no_part_is_seen_by_its_speakers(cast, speaker, change):
    own, competitors = Cooperative.objects.order_by("pk")
    Cooperative.objects.filter(pk=own.pk).update(**change)

    assert seen(Cooperative, cast) == {
        **{key: [competitors] for key in cast},
        **{key: [own, competitors] for key in ["coordinator", "speaker", "colleague"]},
    }


def test_a_proposal_is_seen_by_the_teacher_who_answers(cast, teacher, stranger):
    proposal = ProposalFactory(invitation__request__teacher=teacher)
    other = ProposalFactory(invitation__request__teacher=stranger)

    assert seen(MomentProposal, cast) == {
        "coordinator": [proposal, other],
        "teacher": [proposal],
        "stranger": [other],
    }


def test_who_asks_to_join_is_seen_by_the_contact_person_once_confirmed(cast, speaker):
    Speaker.objects.filter(pk=speaker.pk).update(is_contact=True)
    asks = {"asks_access": True, "cooperative": speaker.cooperative}
    joining = RegistrationFactory(**asks)
    RegistrationFactory(**asks, state="unconfirmed")
    RegistrationFactory(asks_access=True, cooperative=CooperativeFactory())
    RegistrationFactory()

    people = {name: cast[name] for name in ["coordinator", "teacher", "speaker", "colleague"]}
    assert seen(Registration, people) == {
        "coordinator": list(Registration.objects.filter(state="waiting").order_by("pk")),
        "speaker": [joining],
    }
