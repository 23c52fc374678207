import pytest
from django.core.exceptions import ValidationError

from sessions.models import Invitation
from sessions.operations.booking import Taken
from sessions.operations.invitations import AlreadyAsked, invite
from tests.factories import (
    MOMENT_END,
    MOMENT_START,
    InvitationFactory,
    RequestFactory,
    SessionFactory,
    SpeakerFactory,
)
from tests.sessions.operations.wishes import ONE_DAY
from tests.sessions.reading import codes, told
from youth4coop.mail.models import OutboxMail
from youth4coop.refusals import WrongState


@pytest.fixture
def request_(db):
    """Gives an open request with two moments, a day apart."""
    return RequestFactory(moments=[MOMENT_START, MOMENT_START + ONE_DAY])


def ask(request, speaker, coordinator, now, moments=None, **extra):
    moments = list(request.moments.all()) if moments is None else moments
    return invite(request, speaker, moments, who=coordinator, now=now, **extra)


def test_inviting_asks_the_speaker_and_moves_the_request(request_, speaker, coordinator, now):
    moment = request_.moments.last()

    invitation = ask(request_, speaker, coordinator, now, [moment])

    invitation.refresh_from_db()
    assert (invitation.request, invitation.speaker) == (request_, speaker)
    assert list(invitation.moments.all()) == [moment]
    assert (invitation.sent_at, invitation.answered_at, invitation.reason) == (now, None, "")
    assert told(invitation) == [("", "sent", coordinator.pk, now, "")]
    assert told(request_) == [("open", "invited", coordinator.pk, now, "")]
    mail = OutboxMail.objects.get()
    assert (mail.once, mail.to) == (
        f"invitation_sent:invitation:{invitation.pk}:speaker-{speaker.pk}:0",
        speaker.email,
    )


def test_a_second_speaker_can_be_asked_as_well(request_, speaker, coordinator, now):
    ask(request_, SpeakerFactory(), coordinator, now)
    ask(request_, speaker, coordinator, now)

    assert request_.invitations.unanswered().count() == 2
    assert told(request_) == [("open", "invited", coordinator.pk, now, "")]


@pytest.mark.parametrize("state", ["unconfirmed", "planned", "done", "withdrawn", "unfulfilled"])
def test_a_request_that_wants_nobody_invites_nobody(state, speaker, coordinator, now):
    request = RequestFactory(state=state)

    with pytest.raises(WrongState):
        ask(request, speaker, coordinator, now)

    assert not Invitation.objects.exists()


@pytest.mark.parametrize("state", ["sent", "accepted"])
@pytest.mark.parametrize("again", [True, False])
def test_nobody_is_asked_twice(request_, speaker, coordinator, now, state, again):
    InvitationFactory(request=request_, speaker=speaker, state=state)

    with pytest.raises(AlreadyAsked):
        ask(request_, speaker, coordinator, now, again=again)

    assert Invitation.objects.count() == 1


def test_who_said_no_is_asked_again_only_on_purpose(request_, speaker, coordinator, now):
    InvitationFactory(request=request_, speaker=speaker, state="declined")

    with pytest.raises(AlreadyAsked):
        ask(request_, speaker, coordinator, now)

    assert ask(request_, speaker, coordinator, now, again=True).state == "sent"


@pytest.mark.parametrize("state", ["expired", "withdrawn"])
def test_who_did_not_answer_can_be_asked_again(request_, speaker, coordinator, now, state):
    InvitationFactory(request=request_, speaker=speaker, state=state)

    assert ask(request_, speaker, coordinator, now).state == "sent"


def test_a_speaker_who_is_busy_at_each_moment_is_not_asked(request_, speaker, coordinator, now):
    first, second = request_.moments.all()
    SessionFactory(speakers=[speaker])

    with pytest.raises(Taken):
        ask(request_, speaker, coordinator, now, [first])

    assert list(ask(request_, speaker, coordinator, now).moments.all()) == [first, second]


def test_a_speaker_who_does_not_come_now_is_not_asked(request_, coordinator, now):
    idle = SpeakerFactory(active=False)
    not_approved = SpeakerFactory(cooperative__approved_at=None)

    for speaker in [idle, not_approved]:
        with pytest.raises(ValidationError) as refused:
            ask(request_, speaker, coordinator, now)
        assert codes(refused.value) == {"speaker": ["inactive"]}


def test_the_moments_have_to_be_of_this_request(request_, speaker, coordinator, now):
    moments = [request_.moments.first(), RequestFactory().moments.get()]

    with pytest.raises(ValidationError) as refused:
        ask(request_, speaker, coordinator, now, moments)

    assert codes(refused.value) == {"moments.1": ["other_request"]}


def test_an_invitation_has_a_moment_and_none_that_has_begun(request_, speaker, coordinator):
    for moments, expected in [
        ([], {"moments": ["required"]}),
        (None, {"moments.0": ["in_the_past"]}),
    ]:
        with pytest.raises(ValidationError) as refused:
            ask(request_, speaker, coordinator, MOMENT_START, moments)
        assert codes(refused.value) == expected
    assert not Invitation.objects.exists()


def test_a_moment_that_is_named_twice_counts_once(request_, speaker, coordinator, now):
    moment = request_.moments.first()

    invitation = ask(request_, speaker, coordinator, now, [moment, moment])

    assert list(invitation.moments.values_list("start", "end")) == [(MOMENT_START, MOMENT_END)]
