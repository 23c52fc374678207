import pytest
from django.core.exceptions import ValidationError

from sessions.choices import InvitationState
from sessions.models import ClassroomSession, Invitation, SessionSpeaker
from sessions.operations.booking import Taken
from sessions.operations.invitations import (
    accept_invitation,
    decline_invitation,
    expire_invitation,
    withdraw_invitation,
)
from tests.factories import (
    MOMENT_END,
    MOMENT_START,
    InvitationFactory,
    ProgrammeFactory,
    RequestFactory,
    SessionFactory,
)
from tests.sessions.operations.wishes import ONE_DAY
from tests.sessions.reading import codes, told
from youth4coop.mail.models import OutboxMail
from youth4coop.refusals import WrongState


@pytest.fixture
def invitation(speaker):
    """Gives an invitation of the speaker on two moments, a day apart."""
    request = RequestFactory(
        state="invited",
        moments=[MOMENT_START, MOMENT_START + ONE_DAY],
        format="online",
        channel="cera",
        programme=ProgrammeFactory(),
    )
    return InvitationFactory(request=request, speaker=speaker)


def accept(invitation, now, moment=None):
    moment = moment or invitation.moments.first()
    return accept_invitation(invitation, moment, who=invitation.speaker.user, now=now)


def decline(invitation, now, reason=""):
    return decline_invitation(invitation, who=invitation.speaker.user, now=now, reason=reason)


def withdraw(invitation, now, reason=""):
    return withdraw_invitation(invitation, who=invitation.speaker.user, now=now, reason=reason)


def expire(invitation, now):
    return expire_invitation(invitation, now=now)


ANSWERS = {accept: "accepted", decline: "declined", withdraw: "withdrawn", expire: "expired"}


def test_accepting_plans_the_session_as_it_was_asked(invitation, now):
    request = invitation.request

    session = accept(invitation, now, invitation.moments.last())

    session.refresh_from_db()
    assert (session.state, session.request, session.school) == ("planned", request, request.school)
    assert (session.start, session.end) == (MOMENT_START + ONE_DAY, MOMENT_END + ONE_DAY)
    assert (session.format, session.channel, session.goal) == ("online", "cera", request.goal)
    assert session.programme == request.programme
    assert list(session.groups.all()) == list(request.groups.all())
    assert list(session.session_speakers.values_list("speaker", "cooperative", "booked")) == [
        (invitation.speaker_id, invitation.speaker.cooperative_id, True)
    ]


def test_accepting_is_logged_for_all_three(invitation, speaker, now):
    session = accept(invitation, now)

    invitation.refresh_from_db()
    assert (invitation.state, invitation.answered_at) == ("accepted", now)
    assert told(invitation) == [("sent", "accepted", speaker.user_id, now, "")]
    assert told(invitation.request) == [("invited", "planned", speaker.user_id, now, "")]
    assert told(session) == [("", "planned", speaker.user_id, now, "")]
    teacher = invitation.request.teacher
    assert set(OutboxMail.objects.values_list("once", "to")) == {
        (f"session_planned_teacher:session:{session.pk}:teacher:0", teacher.email),
        (f"session_planned_speaker:session:{session.pk}:speaker-{speaker.pk}:0", speaker.email),
    }


def test_the_other_open_invitations_are_withdrawn(invitation, speaker, now):
    other = InvitationFactory(request=invitation.request)
    declined = InvitationFactory(request=invitation.request, state="declined")
    elsewhere = InvitationFactory()

    accept(invitation, now)

    assert told(other) == [("sent", "withdrawn", speaker.user_id, now, "")]
    assert told(declined) == told(elsewhere) == []
    mail = OutboxMail.objects.get(to=other.speaker.email)
    assert mail.once == f"invitation_withdrawn:invitation:{other.pk}:speaker-{other.speaker_id}:0"


def test_declining_needs_no_reason_and_opens_the_request(invitation, speaker, now):
    decline(invitation, now)

    invitation.refresh_from_db()
    assert (invitation.answered_at, invitation.reason) == (now, "")
    assert told(invitation) == [("sent", "declined", speaker.user_id, now, "")]
    assert told(invitation.request) == [("invited", "open", speaker.user_id, now, "")]


@pytest.mark.parametrize("answer", [decline, withdraw])
def test_a_reason_is_kept_with_the_invitation(invitation, answer, speaker, now):
    answer(invitation, now, reason=" Too far. ")

    invitation.refresh_from_db()
    assert invitation.reason == "Too far."
    assert told(invitation) == [("sent", ANSWERS[answer], speaker.user_id, now, "Too far.")]


@pytest.mark.parametrize("answer", [decline, withdraw])
def test_a_reason_that_is_too_long_is_refused(invitation, answer, now):
    with pytest.raises(ValidationError) as refused:
        answer(invitation, now, reason="x" * 301)

    assert codes(refused.value) == {"reason": ["max_length"]}
    assert told(invitation) == []


@pytest.mark.parametrize("answer", [decline, withdraw, expire])
def test_the_request_waits_on_for_whoever_else_is_asked(invitation, answer, now):
    InvitationFactory(request=invitation.request)

    answer(invitation, now)

    assert told(invitation.request) == []


def test_expiring_is_nobodys_doing_and_no_answer(invitation, now):
    expire(invitation, now)

    invitation.refresh_from_db()
    assert invitation.answered_at is None
    assert told(invitation) == [("sent", "expired", None, now, "")]
    assert told(invitation.request) == [("invited", "open", None, now, "")]


def test_the_speaker_hears_that_no_answer_is_needed(invitation, now):
    withdraw(invitation, now)

    invitation.refresh_from_db()
    assert invitation.answered_at is None
    mail = OutboxMail.objects.get()
    assert (mail.once, mail.to) == (
        f"invitation_withdrawn:invitation:{invitation.pk}:speaker-{invitation.speaker_id}:0",
        invitation.speaker.email,
    )


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("state", InvitationState.values[1:])
def test_what_was_answered_is_not_answered_again(invitation, answer, state, now):
    Invitation.objects.filter(pk=invitation.pk).update(state=state)
    assert invitation.state == "sent"  # as whoever acts read it a moment ago

    with pytest.raises(WrongState):
        answer(invitation, now)

    invitation.refresh_from_db()
    assert (invitation.state, told(invitation), told(invitation.request)) == (state, [], [])
    assert not ClassroomSession.objects.exists()
    assert not OutboxMail.objects.exists()


@pytest.mark.parametrize("state", ["planned", "done", "withdrawn", "unfulfilled"])
def test_a_request_that_is_no_longer_free_is_not_accepted(invitation, state, now):
    request = invitation.request
    request.state = state
    request.save()

    with pytest.raises(WrongState):
        accept(invitation, now)

    assert not ClassroomSession.objects.exists()


def test_accepting_a_moment_that_has_begun_is_too_late(invitation):
    first, second = invitation.moments.all()

    with pytest.raises(WrongState):
        accept(invitation, MOMENT_START, first)

    assert accept(invitation, MOMENT_START, second).start == second.start


def test_only_a_moment_of_the_invitation_can_be_accepted(invitation, now):
    first, second = invitation.moments.all()
    invitation.moments.set([second])

    with pytest.raises(ValidationError) as refused:
        accept(invitation, now, first)

    assert codes(refused.value) == {"moment": ["not_offered"]}
    assert told(invitation) == []


def test_a_speaker_is_in_one_place_at_a_time(invitation, speaker, now):
    SessionFactory(speakers=[speaker])
    first, second = invitation.moments.all()

    with pytest.raises(Taken) as refused:
        accept(invitation, now, first)

    assert str(refused.value) == "Speaker heeft dan al een sessie."
    assert told(invitation) == []
    assert accept(invitation, now, second).start == second.start


@pytest.mark.parametrize("state", ["cancelled", "not_held", "invalid"])
def test_a_session_that_did_not_happen_takes_no_hours(invitation, speaker, state, now):
    SessionFactory(speakers=[speaker], state=state)

    accept(invitation, now)

    assert SessionSpeaker.objects.filter(booked=True).count() == 1
