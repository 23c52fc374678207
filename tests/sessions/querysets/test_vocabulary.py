import pytest

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
    MOMENT_END,
    MOMENT_START,
    NOW,
    ConsentFactory,
    CooperativeFactory,
    InvitationFactory,
    ProposalFactory,
    RegistrationFactory,
    RequestFactory,
    SessionFactory,
    SpeakerFactory,
)
from tests.sessions.operations.wishes import ONE_DAY, ONE_MINUTE

pytestmark = pytest.mark.django_db

SESSION_STATES = ["planned", "held", "counted", "cancelled", "not_held", "invalid"]


@pytest.fixture
def one_of_each():
    """Gives one session in each state."""
    return [SessionFactory(state=state, pupils=20) for state in SESSION_STATES]


def states(sessions):
    return list(sessions.order_by("pk").values_list("state", flat=True))


def test_only_counted_sessions_enter_figures(one_of_each):
    assert states(ClassroomSession.objects.counted()) == ["counted"]


def test_upcoming_is_planned_and_not_begun(one_of_each):
    sessions = ClassroomSession.objects

    assert states(sessions.upcoming(MOMENT_START - ONE_MINUTE)) == ["planned"]
    assert states(sessions.upcoming(MOMENT_START)) == []


def test_awaiting_a_count_is_over_and_not_counted(one_of_each):
    sessions = ClassroomSession.objects

    assert states(sessions.awaiting_count(MOMENT_END)) == ["planned", "held"]
    assert states(sessions.awaiting_count(MOMENT_END - ONE_MINUTE)) == []


def test_wanting_a_speaker_is_open_or_invited():
    for state in ["unconfirmed", "open", "invited", "planned", "done", "withdrawn", "unfulfilled"]:
        RequestFactory(state=state)

    assert states(SessionRequest.objects.wanting_speaker()) == ["open", "invited"]


def test_unanswered_is_sent():
    for state in ["sent", "accepted", "declined", "expired", "withdrawn"]:
        InvitationFactory(state=state)

    assert states(Invitation.objects.unanswered()) == ["sent"]


@pytest.mark.parametrize(
    ("days", "urgency"), [(-1, "high"), (20, "high"), (21, "medium"), (41, "medium"), (42, "low")]
)
def test_urgency_follows_from_the_first_moment(days, urgency):
    RequestFactory(moments=[NOW + 90 * ONE_DAY, NOW + days * ONE_DAY])

    request = SessionRequest.objects.with_urgency(NOW).get()

    assert (request.first_moment, request.urgency) == (NOW + days * ONE_DAY, urgency)


def test_a_speaker_can_be_asked_when_active_and_approved():
    SpeakerFactory(active=False)
    SpeakerFactory(cooperative=CooperativeFactory(approved_at=None))
    SpeakerFactory(cooperative=CooperativeFactory(active=False))
    speaker = SpeakerFactory()

    assert list(Speaker.objects.active()) == [speaker]
    assert Cooperative.objects.approved().count() == 2
    assert [one.takes_part for one in Cooperative.objects.order_by("pk")] == [
        True,
        False,
        False,
        True,
    ]


def test_speaker_is_public_while_they_agree_and_take_part():
    shown = ConsentFactory().speaker
    ConsentFactory(withdrawn_at=NOW)
    ConsentFactory(kind="volunteer_info")
    ConsentFactory(speaker__active=False)
    ConsentFactory(speaker__cooperative__active=False)
    SpeakerFactory()

    assert list(Speaker.objects.with_public_profile()) == [shown]


def test_who_changes_a_speaker(coordinator, teacher, speaker):
    contact = SpeakerFactory(cooperative=speaker.cooperative, is_contact=True)
    other = SpeakerFactory()

    def managed(user):
        return list(Speaker.objects.managed_by(user).order_by("pk"))

    assert managed(coordinator) == [speaker, contact, other]
    assert managed(contact.user) == [speaker, contact]
    assert managed(speaker.user) == [speaker]
    assert managed(teacher.user) == []


def test_contact_person_decides_on_who_asks_to_join():
    contact = SpeakerFactory(is_contact=True, active=False)
    RegistrationFactory(asks_access=True, cooperative=contact.cooperative)
    orphan = RegistrationFactory(asks_access=True, cooperative=SpeakerFactory().cooperative)
    new = RegistrationFactory()
    RegistrationFactory(state="unconfirmed")

    waiting = Registration.objects.waiting().decided_by_coordinator()

    assert list(waiting.order_by("pk")) == [orphan, new]


def test_proposal_is_open_until_it_is_answered():
    for state in ["open", "accepted", "refused", "expired", "withdrawn"]:
        ProposalFactory(state=state)

    assert states(MomentProposal.objects.open()) == ["open"]


def read_session(session):
    yield from [session.school.name, session.programme, session.request]
    yield from [group.name for group in session.groups.all()]
    yield from [row.speaker.name + row.cooperative.name for row in session.session_speakers.all()]


def read_request(request):
    yield from [request.school.name, request.teacher.name, request.programme]
    yield from [*request.groups.all(), *request.moments.all()]
    yield from [*request.preferred_cooperatives.all(), *request.excluded_cooperatives.all()]


def read_invitation(invitation):
    yield from [invitation.speaker.cooperative.name, invitation.request.school.name]
    yield from [*invitation.moments.all(), *invitation.request.groups.all()]


def read_proposal(proposal):
    invitation = proposal.invitation
    yield from [invitation.speaker.cooperative.name, invitation.request.teacher.name]
    yield from [*proposal.moments.all(), *invitation.request.groups.all()]


def read_speaker(speaker):
    yield speaker.cooperative.name
    yield from [*speaker.availability.all(), *speaker.unavailable.all()]


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(
    ("factory", "vocabulary", "read", "facts", "queries"),
    [
        (SessionFactory, "with_details", read_session, 5, 5),
        (RequestFactory, "with_details", read_request, 5, 5),
        (InvitationFactory, "with_details", read_invitation, 4, 4),
        (ProposalFactory, "with_details", read_proposal, 4, 6),
        (SpeakerFactory, "with_calendar", read_speaker, 6, 3),
    ],
)
def test_a_list_takes_as_many_queries_for_three_as_for_one(
    django_assert_num_queries, number, factory, vocabulary, read, facts, queries
):
    rows = factory.create_batch(number)

    with django_assert_num_queries(queries):
        found = [list(read(row)) for row in getattr(type(rows[0]).objects, vocabulary)()]
    assert [len(one) for one in found] == [facts] * number
