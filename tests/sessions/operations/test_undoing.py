"""For a day, what was done can be undone; after it, and for somebody else, it cannot."""

import datetime as dt

import pytest

from sessions.choices import RequestState, SessionState
from sessions.models import ClassroomSession
from sessions.operations.booking import Taken
from sessions.operations.invitations import accept_invitation, decline_invitation, invite
from sessions.operations.meetings import (
    cancel_session,
    declare_held,
    declare_not_held,
    undo_not_held,
)
from sessions.operations.requests import reopen_request, withdraw_request
from sessions.operations.undoing import NotTheirs
from tests.factories import (
    MOMENT_END,
    MOMENT_START,
    NOW,
    InvitationFactory,
    RequestFactory,
    SessionFactory,
    SpeakerFactory,
)
from tests.sessions.operations.wishes import ONE_MINUTE
from tests.sessions.reading import told
from youth4coop.mail.models import OutboxMail
from youth4coop.refusals import WrongState

ONE_DAY = dt.timedelta(hours=24)
JUST_IN_TIME = ONE_DAY - dt.timedelta(microseconds=1)


@pytest.fixture
def invitation(speaker):
    return InvitationFactory(speaker=speaker)


@pytest.fixture
def withdrawn(invitation):
    """Gives a request that its teacher withdrew just now, with its invitation."""
    request = invitation.request
    return withdraw_request(request, who=request.teacher.user, now=NOW, reason="Exams.")


@pytest.fixture
def planned(invitation, speaker):
    return accept_invitation(invitation, invitation.moments.get(), who=speaker.user, now=NOW)


@pytest.fixture
def not_held(planned, speaker):
    """Gives a session that its speaker says did not take place."""
    return declare_not_held(planned, who=speaker.user, now=MOMENT_END, reason="Strike.")


def accept(invitation, now):
    moment = invitation.moments.get()
    return accept_invitation(invitation, moment, who=invitation.speaker.user, now=now)


def test_withdrawn_request_is_open_again(withdrawn, invitation):
    teacher = withdrawn.teacher.user
    mails = OutboxMail.objects.count()

    reopen_request(withdrawn, who=teacher, now=NOW + JUST_IN_TIME)

    last = ("withdrawn", "open", teacher.pk, NOW + JUST_IN_TIME, "")
    assert told(withdrawn)[-1] == last
    assert told(invitation)[-1][:2] == ("sent", "withdrawn")
    assert OutboxMail.objects.count() == mails


def test_withdrawal_is_final_after_a_day(withdrawn, coordinator):
    with pytest.raises(WrongState):
        reopen_request(withdrawn, who=coordinator, now=NOW + ONE_DAY)

    assert told(withdrawn)[-1][1] == "withdrawn"


def test_request_whose_moments_are_over_is_not_reopened(invitation, coordinator):
    just_before = MOMENT_START - ONE_MINUTE
    withdraw_request(invitation.request, who=coordinator, now=just_before, reason="Exams.")

    with pytest.raises(WrongState) as refused:
        reopen_request(invitation.request, who=coordinator, now=MOMENT_START)

    assert str(refused.value) == "Alle momenten van deze aanvraag zijn voorbij."


def test_request_that_went_with_its_session_comes_back_with_it(planned):
    teacher = planned.request.teacher.user
    cancel_session(planned, who=teacher, now=NOW, reason="Exams.")

    with pytest.raises(WrongState) as refused:
        reopen_request(planned.request, who=teacher, now=NOW)

    assert str(refused.value) == "De sessie is geannuleerd. Maak de annulering ongedaan."


@pytest.mark.parametrize("state", RequestState.values)
def test_only_what_was_withdrawn_by_somebody_is_reopened(db, coordinator, state):
    request = RequestFactory(state=state)

    with pytest.raises(WrongState):
        reopen_request(request, who=coordinator, now=NOW)

    assert told(request) == []


def test_no_becomes_yes(invitation, speaker):
    decline_invitation(invitation, who=speaker.user, now=NOW, reason="Ill.")

    session = accept(invitation, NOW + JUST_IN_TIME)

    invitation.refresh_from_db()
    assert (invitation.state, invitation.reason) == ("accepted", "")
    assert (session.state, session.request.state) == ("planned", "planned")
    assert told(invitation)[-1][:2] == ("declined", "accepted")


def test_no_is_final_after_a_day(invitation, speaker):
    decline_invitation(invitation, who=speaker.user, now=NOW)

    with pytest.raises(WrongState) as refused:
        accept(invitation, NOW + ONE_DAY)

    assert str(refused.value).startswith("Ongedaan maken kan tot 24 uur later.")
    assert not ClassroomSession.objects.exists()


def test_no_stays_no_when_somebody_else_comes(invitation, speaker):
    other = InvitationFactory(request=invitation.request)
    decline_invitation(invitation, who=speaker.user, now=NOW)
    accept(other, NOW)

    with pytest.raises(WrongState):
        accept(invitation, NOW)

    assert told(invitation)[-1][1] == "declined"


def test_who_was_asked_once_more_answers_that(invitation, speaker, coordinator):
    decline_invitation(invitation, who=speaker.user, now=NOW)
    moments = list(invitation.moments.all())
    invite(invitation.request, speaker, moments, who=coordinator, now=NOW, again=True)

    with pytest.raises(WrongState) as refused:
        accept(invitation, NOW)

    assert str(refused.value) == "Je kreeg hiervoor een nieuwe uitnodiging. Antwoord op die mail."


@pytest.mark.parametrize(("state", "of_request"), [("planned", "planned"), ("held", "done")])
def test_session_and_request_are_again_as_they_were(planned, speaker, state, of_request):
    if state == "held":
        declare_held(planned, who=speaker.user, now=MOMENT_END)
    declare_not_held(planned, who=speaker.user, now=MOMENT_END, reason="Strike.")

    undo_not_held(planned, who=speaker.user, now=MOMENT_END + JUST_IN_TIME)

    planned.refresh_from_db()
    assert (planned.state, planned.ended_reason, planned.ended_at) == (state, "", None)
    assert planned.session_speakers.get().booked is True
    assert told(planned.request)[-1][:2] == ("unfulfilled", of_request)
    assert told(planned.request.invitations.get())[-1][:2] == ("withdrawn", "accepted")


def test_not_held_is_final_after_a_day(not_held, speaker):
    with pytest.raises(WrongState):
        undo_not_held(not_held, who=speaker.user, now=MOMENT_END + ONE_DAY)

    assert told(not_held)[-1][1] == "not_held"


def test_other_side_does_not_undo_it_and_the_coordinator_does(not_held, coordinator):
    with pytest.raises(NotTheirs):
        undo_not_held(not_held, who=not_held.request.teacher.user, now=MOMENT_END)

    undo_not_held(not_held, who=coordinator, now=MOMENT_END)

    assert told(not_held)[-1][:2] == ("not_held", "planned")


def test_speaker_who_was_elsewhere_does_not_come_back(not_held, speaker):
    SessionFactory(speakers=[speaker])

    with pytest.raises(Taken):
        undo_not_held(not_held, who=speaker.user, now=MOMENT_END)

    assert told(not_held)[-1][1] == "not_held"


def test_the_invitation_that_led_to_it_is_accepted_again(not_held, speaker, coordinator):
    first = not_held.request.invitations.get()
    earlier = InvitationFactory(request=not_held.request, state="withdrawn")

    undo_not_held(not_held, who=coordinator, now=MOMENT_END)

    assert told(first)[-1][:2] == ("withdrawn", "accepted")
    assert told(earlier) == []


def test_session_without_request_is_undone_alone(coordinator):
    session = SessionFactory(speakers=[SpeakerFactory()])
    declare_not_held(session, who=coordinator, now=MOMENT_END, reason="Strike.")

    undo_not_held(session, who=coordinator, now=MOMENT_END)

    assert told(session)[-1] == ("not_held", "planned", coordinator.pk, MOMENT_END, "")


def test_request_that_went_on_stays_as_it_is(not_held, coordinator):
    not_held.request.state = "open"
    not_held.request.save()

    with pytest.raises(WrongState):
        undo_not_held(not_held, who=coordinator, now=MOMENT_END)

    assert told(not_held)[-1][1] == "not_held"


@pytest.mark.parametrize("state", SessionState.values)
def test_only_what_somebody_said_is_undone(coordinator, state):
    session = SessionFactory(state=state, pupils=20 if state in {"counted", "invalid"} else None)

    with pytest.raises(WrongState):
        undo_not_held(session, who=coordinator, now=MOMENT_END)

    assert told(session) == []
