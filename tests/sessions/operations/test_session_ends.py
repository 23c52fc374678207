import pytest
from django.core.exceptions import ValidationError

from sessions.models import ClassroomSession, Transition, YearClosing
from sessions.operations.invitations import accept_invitation, invite
from sessions.operations.meetings import (
    cancel_session,
    declare_held,
    declare_invalid,
    declare_not_held,
)
from tests.factories import (
    MOMENT_END,
    MOMENT_START,
    InvitationFactory,
    SessionFactory,
    SpeakerFactory,
)
from tests.sessions.operations.wishes import ONE_MINUTE
from tests.sessions.reading import codes, told
from youth4coop.mail.models import OutboxMail
from youth4coop.refusals import WrongState

BEFORE = MOMENT_START - ONE_MINUTE
ENDS = {cancel_session: "cancelled", declare_not_held: "not_held", declare_invalid: "invalid"}


@pytest.fixture
def planned(speaker, now):
    """Gives a session that the speaker accepted."""
    invitation = InvitationFactory(speaker=speaker)
    session = accept_invitation(invitation, invitation.moments.get(), who=speaker.user, now=now)
    OutboxMail.objects.all().delete()
    return session


def moment_for(end):
    return BEFORE if end is cancel_session else MOMENT_END


def in_state(state):
    return SessionFactory(state=state, pupils=20 if state in {"counted", "invalid"} else None)


def last(thing):
    return told(thing)[-1][:2]


def test_cancelling_keeps_who_when_and_why_and_frees_the_speaker(planned, speaker):
    cancel_session(planned, who=speaker.user, now=BEFORE, reason=" I am ill. ")

    planned.refresh_from_db()
    assert (planned.state, planned.ended_reason, planned.ended_at) == (
        "cancelled",
        "I am ill.",
        BEFORE,
    )
    assert told(planned)[1:] == [("planned", "cancelled", speaker.user_id, BEFORE, "I am ill.")]
    assert planned.session_speakers.get().booked is False
    assert told(planned.request.invitations.get())[1:] == [
        ("accepted", "withdrawn", speaker.user_id, BEFORE, "I am ill.")
    ]


@pytest.mark.parametrize(
    ("role", "state"), [("teacher", "withdrawn"), ("speaker", "open"), ("coordinator", "open")]
)
def test_the_request_opens_again_unless_the_teacher_cancelled(planned, coordinator, role, state):
    people = {
        "teacher": planned.request.teacher.user,
        "speaker": planned.speakers.get().user,
        "coordinator": coordinator,
    }

    cancel_session(planned, who=people[role], now=BEFORE, reason="Exams.")

    assert told(planned.request)[-1] == ("planned", state, people[role].pk, BEFORE, "Exams.")


@pytest.mark.parametrize("role", ["teacher", "speaker", "coordinator"])
def test_both_sides_hear_of_it_and_the_coordinator_unless_it_was_theirs(planned, coordinator, role):
    people = {
        "teacher": planned.request.teacher.user,
        "speaker": planned.speakers.get().user,
        "coordinator": coordinator,
    }

    cancel_session(planned, who=people[role], now=BEFORE, reason="Exams.")

    told_to = set(OutboxMail.objects.values_list("to", flat=True))
    unaware = set() if role == "coordinator" else {coordinator.email}
    assert told_to == {people["teacher"].email, people["speaker"].email} | unaware


def test_after_cancelling_another_speaker_can_come(planned, speaker, coordinator):
    request, moment = planned.request, planned.request.moments.get()
    cancel_session(planned, who=speaker.user, now=BEFORE, reason="Ill.")

    invitation = invite(request, SpeakerFactory(), [moment], who=coordinator, now=BEFORE)
    accept_invitation(invitation, moment, who=coordinator, now=BEFORE)

    assert list(request.sessions.order_by("pk").values_list("state", flat=True)) == [
        "cancelled",
        "planned",
    ]


@pytest.mark.parametrize("end", [declare_not_held, declare_held])
def test_before_it_begins_nobody_knows_whether_it_was_held(planned, coordinator, end):
    reason = {"reason": "Nobody came."} if end is declare_not_held else {}

    with pytest.raises(WrongState):
        end(planned, who=coordinator, now=BEFORE, **reason)

    assert last(planned) == ("", "planned")


def test_once_it_has_begun_it_is_not_cancelled(planned, coordinator):
    with pytest.raises(WrongState) as refused:
        cancel_session(planned, who=coordinator, now=MOMENT_START, reason="Ill.")

    assert str(refused.value) == "De sessie is al begonnen. Meld dat ze niet doorging."
    assert last(planned) == ("", "planned")


def test_somebodys_word_makes_a_session_held(planned, coordinator):
    declare_held(planned, who=coordinator, now=MOMENT_START)

    assert told(planned)[1:] == [("planned", "held", coordinator.pk, MOMENT_START, "")]
    assert told(planned.request)[-1] == ("planned", "done", coordinator.pk, MOMENT_START, "")


@pytest.mark.parametrize("held_first", [True, False])
def test_a_session_that_was_not_held_leaves_a_request_unfulfilled(planned, coordinator, held_first):
    if held_first:
        declare_held(planned, who=coordinator, now=MOMENT_START)

    declare_not_held(planned, who=coordinator, now=MOMENT_END, reason="Strike.")

    planned.refresh_from_db()
    assert (planned.ended_reason, planned.ended_at) == ("Strike.", MOMENT_END)
    assert planned.session_speakers.get().booked is False
    log = ("held" if held_first else "planned", "not_held", coordinator.pk, MOMENT_END, "Strike.")
    assert told(planned)[-1] == log
    assert last(planned.request) == ("done" if held_first else "planned", "unfulfilled")
    assert last(planned.request.invitations.get()) == ("accepted", "withdrawn")


def test_a_session_that_is_declared_invalid_keeps_its_counts(coordinator):
    session = in_state("counted")

    declare_invalid(session, who=coordinator, now=MOMENT_END, reason="Counted twice.")

    assert told(session) == [("counted", "invalid", coordinator.pk, MOMENT_END, "Counted twice.")]
    session.refresh_from_db()
    assert (session.pupils, session.ended_reason) == (20, "Counted twice.")
    assert session.session_speakers.get().booked is False
    assert session.counts.get().pupils == 20


def test_a_closed_year_can_be_corrected_since_there_is_a_reason(coordinator, now):
    session = in_state("counted")
    YearClosing.objects.create(year=2027, figures={}, sessions=[], closed_at=now)

    declare_invalid(session, who=coordinator, now=MOMENT_END, reason="Counted twice.")

    assert last(session) == ("counted", "invalid")


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize(("reason", "code"), [(" ", "required"), ("x" * 301, "max_length")])
def test_ending_a_session_needs_a_reason(end, reason, code, coordinator):
    session = in_state("counted" if end is declare_invalid else "planned")

    with pytest.raises(ValidationError) as refused:
        end(session, who=coordinator, now=moment_for(end), reason=reason)

    assert codes(refused.value) == {"reason": [code]}
    assert told(session) == []


@pytest.mark.parametrize(
    ("end", "states"),
    [
        (cancel_session, ["held", "counted", "cancelled", "not_held", "invalid"]),
        (declare_not_held, ["counted", "cancelled", "not_held", "invalid"]),
        (declare_invalid, ["planned", "held", "cancelled", "not_held", "invalid"]),
    ],
)
def test_a_session_that_ended_otherwise_stays_as_it_is(end, states, coordinator):
    for state in states:
        session = in_state(state)
        stale = ClassroomSession(pk=session.pk, state="planned")

        with pytest.raises(WrongState):
            end(stale, who=coordinator, now=moment_for(end), reason="Too late.")

        session.refresh_from_db()
        assert (session.state, session.ended_reason, told(session)) == (state, "", [])


@pytest.mark.parametrize("state", ["held", "counted", "cancelled", "not_held", "invalid"])
def test_a_session_becomes_held_once(state, coordinator):
    session = in_state(state)

    with pytest.raises(WrongState):
        declare_held(session, who=coordinator, now=MOMENT_END)

    assert told(session) == []


@pytest.mark.parametrize("end", [cancel_session, declare_not_held])
def test_a_session_without_a_request_ends_alone(end, coordinator):
    session = in_state("planned")
    now = moment_for(end)

    end(session, who=coordinator, now=now, reason="Ill.")

    assert told(session) == [("planned", ENDS[end], coordinator.pk, now, "Ill.")]
    assert Transition.objects.count() == 1
