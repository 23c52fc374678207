import pytest
from django.core.exceptions import ValidationError

from sessions.choices import RequestState
from sessions.models import Transition
from sessions.operations.requests import confirm_request, give_up_request, withdraw_request
from tests.factories import MOMENT_START, InvitationFactory, RequestFactory
from tests.sessions.operations.wishes import ONE_DAY, ONE_MINUTE
from tests.sessions.reading import codes, told
from youth4coop.mail.models import OutboxMail
from youth4coop.refusals import WrongState

pytestmark = pytest.mark.django_db

ENDS = {withdraw_request: "withdrawn", give_up_request: "unfulfilled"}


def test_confirming_opens_a_request(now):
    request = RequestFactory(state="unconfirmed")

    confirm_request(request, who=None, now=now)

    assert told(request) == [("unconfirmed", "open", None, now, "")]
    assert OutboxMail.objects.get().once == f"request_receipt:request:{request.pk}:teacher:0"


@pytest.mark.parametrize("state", RequestState.values[1:])
def test_what_was_confirmed_before_is_not_confirmed_again(state, now):
    request = RequestFactory(state=state)

    with pytest.raises(WrongState):
        confirm_request(request, who=None, now=now)

    request.refresh_from_db()
    assert (request.state, told(request)) == (state, [])
    assert not OutboxMail.objects.exists()


def test_one_moment_to_come_is_enough_to_confirm():
    request = RequestFactory(state="unconfirmed", moments=[MOMENT_START, MOMENT_START + ONE_DAY])

    confirm_request(request, who=None, now=MOMENT_START)

    assert told(request) == [("unconfirmed", "open", None, MOMENT_START, "")]


def test_confirming_after_the_last_moment_is_too_late():
    request = RequestFactory(state="unconfirmed")

    with pytest.raises(WrongState):
        confirm_request(request, who=None, now=MOMENT_START)

    assert told(request) == []


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("state", ["open", "invited"])
def test_a_request_can_end_before_a_session_is_planned(end, state, coordinator, now):
    request = RequestFactory(state=state)

    end(request, who=coordinator, now=now, reason=" Nobody came. ")

    assert told(request) == [(state, ENDS[end], coordinator.pk, now, "Nobody came.")]


def test_an_unconfirmed_request_can_be_withdrawn_and_not_given_up(coordinator, now):
    request = RequestFactory(state="unconfirmed")

    with pytest.raises(WrongState):
        give_up_request(request, who=coordinator, now=now, reason="Nobody came.")
    withdraw_request(request, who=None, now=now, reason="By mistake.")

    assert told(request) == [("unconfirmed", "withdrawn", None, now, "By mistake.")]


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("state", ["planned", "done", "withdrawn", "unfulfilled"])
def test_a_request_with_a_session_or_an_end_stays_as_it_is(end, state, coordinator, now):
    request = RequestFactory(state=state)

    with pytest.raises(WrongState):
        end(request, who=coordinator, now=now, reason="Nobody came.")

    request.refresh_from_db()
    assert (request.state, told(request)) == (state, [])
    assert not OutboxMail.objects.exists()


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize(("reason", "code"), [(" ", "required"), ("x" * 301, "max_length")])
def test_ending_a_request_needs_a_reason(end, reason, code, coordinator, now):
    request = RequestFactory()

    with pytest.raises(ValidationError) as refused:
        end(request, who=coordinator, now=now, reason=reason)

    assert codes(refused.value) == {"reason": [code]}
    assert not Transition.objects.exists()


@pytest.mark.parametrize("end", ENDS)
def test_open_invitations_end_with_their_request(end, coordinator, now):
    request = RequestFactory(state="invited")
    open_one = InvitationFactory(request=request)
    declined = InvitationFactory(request=request, state="declined")

    end(request, who=coordinator, now=now, reason="Nobody came.")

    assert told(open_one) == [("sent", "withdrawn", coordinator.pk, now, "Nobody came.")]
    assert told(declined) == []
    mailed = set(OutboxMail.objects.values_list("once", flat=True))
    assert (
        f"invitation_withdrawn:invitation:{open_one.pk}:speaker-{open_one.speaker_id}:0" in mailed
    )
    assert not any(f":invitation:{declined.pk}:" in once for once in mailed)


def test_the_teacher_hears_that_no_speaker_was_found(coordinator, now):
    request = RequestFactory()

    give_up_request(request, who=coordinator, now=now + ONE_MINUTE, reason="Nobody came.")

    mail = OutboxMail.objects.get()
    assert (mail.once, mail.to) == (
        f"request_unfulfilled:request:{request.pk}:teacher:0",
        request.teacher.email,
    )
