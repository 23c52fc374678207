import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from sessions import notices
from sessions.models import ClassroomSession
from sessions.operations.booking import Taken, rebook
from sessions.operations.invitations import accept_invitation, invite
from sessions.operations.meetings import cancel_session, declare_not_held
from sessions.operations.moving import move_session, restore_session
from sessions.operations.requests import Moment, withdraw_request
from tests.factories import (
    MOMENT_END,
    MOMENT_START,
    InvitationFactory,
    SessionFactory,
    SpeakerFactory,
)
from tests.sessions.operations.wishes import ONE_DAY, ONE_MINUTE, days_later
from tests.sessions.reading import codes, told
from youth4coop.mail.models import OutboxMail
from youth4coop.refusals import WrongState

BEFORE = MOMENT_START - ONE_MINUTE
LATER = days_later(1)
WEEK = dt.timedelta(days=7)


@pytest.fixture
def heard(monkeypatch):
    """Gives what people are told, in place of mails."""
    told_of = []
    for name in ["session_moved", "session_restored"]:
        monkeypatch.setattr(
            notices, name, lambda session, name=name, **rest: told_of.append((name, session, rest))
        )
    return told_of


@pytest.fixture
def planned(speaker, now):
    """Gives a session that the speaker accepted."""
    invitation = InvitationFactory(speaker=speaker)
    return accept_invitation(invitation, invitation.moments.get(), who=speaker.user, now=now)


@pytest.fixture
def cancelled(planned, speaker):
    """Gives that session, cancelled by its speaker just before it begins."""
    return cancel_session(planned, who=speaker.user, now=BEFORE, reason="Ill.")


def move(session, moment=LATER, **changes):
    rest = {"who": None, "now": BEFORE, **changes}
    return move_session(session, moment.start, moment.end, **rest)


def hours(session):
    session.refresh_from_db()
    booking = session.session_speakers.get()
    assert (booking.start, booking.end, booking.booked) == (session.start, session.end, True)
    return Moment(session.start, session.end)


def unchanged(session):
    return (hours(session), session.sequence, told(session)) == (
        Moment(MOMENT_START, MOMENT_END),
        0,
        [],
    )


def test_moving_gives_session_and_speakers_other_hours(planned, speaker, heard):
    old = Moment(MOMENT_START, MOMENT_END)

    moved = move(planned, who=speaker.user, reason=" The hall is taken. ")

    assert hours(planned) == LATER
    assert (planned.state, planned.sequence) == ("planned", 1)
    reason = "Was di 2 feb 2027, 10.10 – 11.50 u. The hall is taken."
    assert told(planned)[1:] == [("planned", "planned", speaker.user_id, BEFORE, reason)]
    rest = {"old": old, "who": speaker.user, "now": BEFORE}
    assert heard == [("session_moved", moved, rest)]
    assert moved.start == LATER.start


def test_moving_counts_the_session_on_its_new_day(heard, db):
    session = SessionFactory(start=dt.datetime(2027, 12, 31, 9, tzinfo=dt.UTC))
    late = dt.datetime(2028, 8, 31, 22, 30, tzinfo=dt.UTC)  # 1 September in Belgium

    move(session, Moment(late, late + ONE_MINUTE))

    session.refresh_from_db()
    assert (str(session.day), session.calendar_year, session.school_year) == (
        "2028-09-01",
        2028,
        2028,
    )


def test_each_move_goes_up_by_one_and_says_what_it_was(heard, db):
    session = SessionFactory()
    move(session)

    move(session, days_later(2))

    session.refresh_from_db()
    assert session.sequence == 2
    assert [reason for *_rest, reason in told(session)] == [
        "Was di 2 feb 2027, 10.10 – 11.50 u.",
        "Was wo 3 feb 2027, 10.10 – 11.50 u.",
    ]


def test_session_can_be_moved_into_its_own_hours(heard, db):
    session = SessionFactory()

    move(session, Moment(MOMENT_START + ONE_MINUTE, MOMENT_END + ONE_MINUTE))

    assert hours(session).start == MOMENT_START + ONE_MINUTE


def test_session_is_not_moved_onto_another_of_its_speaker(heard, speaker):
    other = SpeakerFactory()
    SessionFactory(speakers=[other], start=LATER.start)
    session = SessionFactory(speakers=[speaker])
    session.session_speakers.create(
        speaker=other, cooperative=other.cooperative, start=MOMENT_START, end=MOMENT_END
    )

    with pytest.raises(Taken) as refused:
        move(session)

    assert str(refused.value) == f"{other.name} heeft dan al een sessie."
    assert (told(session), heard) == ([], [])


def test_day_limit_of_a_speaker_does_not_refuse(heard, db):
    speaker = SpeakerFactory(max_sessions_per_day=1)
    SessionFactory(speakers=[speaker], start=LATER.end)
    session = SessionFactory(speakers=[speaker])

    move(session)

    assert hours(session) == LATER


@pytest.mark.parametrize(
    ("moment", "field", "code"),
    [
        (Moment(BEFORE, MOMENT_END), "start", "in_the_past"),
        (Moment(MOMENT_START, MOMENT_END), "start", "same"),
        (Moment(MOMENT_END, MOMENT_START), "end", "end_before_start"),
        (Moment(LATER.start.replace(tzinfo=None), LATER.end), "start", "naive"),
    ],
)
def test_hours_that_cannot_be_are_refused(heard, db, moment, field, code):
    session = SessionFactory()

    with pytest.raises(ValidationError) as refused:
        move(session, moment)

    assert codes(refused.value) == {field: [code]}
    assert unchanged(session)


def test_reason_leaves_room_for_the_old_moment(heard, db):
    session = SessionFactory()
    with pytest.raises(ValidationError) as refused:
        move(session, reason="x" * 201)
    assert codes(refused.value) == {"reason": ["max_length"]}

    move(session, reason="x" * 200)

    assert told(session)[0][-1].endswith("x" * 200)


def test_session_that_has_begun_is_not_moved(heard, db):
    session = SessionFactory()

    with pytest.raises(WrongState) as refused:
        move(session, now=MOMENT_START)

    assert str(refused.value) == "Dat kan niet meer: het moment van deze sessie is voorbij."
    assert unchanged(session)


@pytest.mark.parametrize("state", ["held", "counted", "cancelled", "not_held", "invalid"])
def test_only_a_planned_session_is_moved(heard, db, state):
    session = SessionFactory(state=state, pupils=20 if state in {"counted", "invalid"} else None)
    stale = ClassroomSession(pk=session.pk, state="planned")

    with pytest.raises(WrongState):
        move(stale)

    assert (told(session), heard) == ([], [])


def test_cancelling_is_a_change_that_calendars_follow(cancelled):
    cancelled.refresh_from_db()

    assert cancelled.sequence == 1


def test_restoring_undoes_all_that_cancelling_did(cancelled, speaker, heard):
    restored = restore_session(cancelled, who=speaker.user, now=BEFORE)

    assert hours(restored) == Moment(MOMENT_START, MOMENT_END)
    assert (restored.state, restored.sequence) == ("planned", 2)
    assert (restored.ended_reason, restored.ended_at) == ("", None)
    line = ("planned", speaker.user_id, BEFORE, "")
    assert told(restored)[-1] == ("cancelled", *line)
    assert told(restored.request)[-1] == ("open", *line)
    invitation = restored.request.invitations.get()
    assert told(invitation)[-1] == ("withdrawn", "accepted", speaker.user_id, BEFORE, "")
    assert heard == [("session_restored", restored, {"who": speaker.user, "now": BEFORE})]


def test_teacher_who_cancelled_takes_it_back(planned, heard):
    teacher = planned.request.teacher.user
    cancel_session(planned, who=teacher, now=BEFORE, reason="Exams.")

    restore_session(planned, who=teacher, now=BEFORE)

    assert told(planned.request)[-1][:2] == ("withdrawn", "planned")


def test_session_without_a_request_is_restored_alone(coordinator, heard):
    session = SessionFactory()
    cancel_session(session, who=coordinator, now=BEFORE, reason="Ill.")

    restore_session(session, who=coordinator, now=BEFORE)

    assert hours(session) == Moment(MOMENT_START, MOMENT_END)


def test_who_was_asked_instead_need_not_answer_any_more(cancelled, speaker, coordinator, heard):
    request, moment = cancelled.request, cancelled.request.moments.get()
    for other in (SpeakerFactory(), speaker):
        invite(request, other, [moment], who=coordinator, now=BEFORE)
    OutboxMail.objects.all().delete()

    restore_session(cancelled, who=coordinator, now=BEFORE)

    states = request.invitations.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["accepted", "withdrawn", "withdrawn"]
    assert OutboxMail.objects.filter(purpose="invitation_withdrawn").count() == 2


def test_request_that_went_to_another_session_stays_there(cancelled, coordinator, heard):
    request, moment = cancelled.request, cancelled.request.moments.get()
    invitation = invite(request, SpeakerFactory(), [moment], who=coordinator, now=BEFORE)
    other = accept_invitation(invitation, moment, who=coordinator, now=BEFORE)

    for _time in range(2):
        with pytest.raises(WrongState) as refused:
            restore_session(cancelled, who=coordinator, now=BEFORE)
        assert str(refused.value) == "Deze aanvraag kreeg intussen een andere sessie."
        ClassroomSession.objects.filter(pk=other.pk).update(state="cancelled")
    assert heard == []


def test_request_that_the_teacher_withdrew_afterwards_stays_so(cancelled, coordinator, heard):
    withdraw_request(cancelled.request, who=None, now=BEFORE, reason="Not any more.")

    with pytest.raises(WrongState) as refused:
        restore_session(cancelled, who=coordinator, now=BEFORE)

    assert str(refused.value) == "Dat kan niet meer: de aanvraag is nu “ingetrokken”."
    cancelled.refresh_from_db()
    assert cancelled.state == "cancelled"


def test_speaker_who_has_something_else_by_now_is_not_booked_twice(cancelled, speaker, heard):
    SessionFactory(speakers=[speaker], start=MOMENT_START + ONE_MINUTE)

    with pytest.raises(Taken):
        restore_session(cancelled, who=None, now=BEFORE)

    cancelled.refresh_from_db()
    assert (cancelled.state, cancelled.session_speakers.get().booked) == ("cancelled", False)


@pytest.mark.parametrize(("late", "possible"), [(dt.timedelta(), True), (ONE_MINUTE, False)])
def test_cancelling_is_undone_within_a_day(planned, coordinator, heard, late, possible):
    cancel_session(planned, who=coordinator, now=MOMENT_START - WEEK, reason="Ill.")
    now = MOMENT_START - WEEK + ONE_DAY + late

    if possible:
        restore_session(planned, who=coordinator, now=now)
    else:
        with pytest.raises(WrongState, match="tot 24 uur na het annuleren"):
            restore_session(planned, who=coordinator, now=now)

    planned.refresh_from_db()
    assert planned.state == ("planned" if possible else "cancelled")


def test_session_whose_time_has_come_is_not_restored(cancelled, heard):
    with pytest.raises(WrongState, match="het moment van deze sessie is voorbij"):
        restore_session(cancelled, who=None, now=MOMENT_START)


def test_session_that_is_not_cancelled_is_not_restored(planned, coordinator, heard):
    with pytest.raises(WrongState, match="gepland"):
        restore_session(planned, who=coordinator, now=BEFORE)
    declare_not_held(planned, who=coordinator, now=MOMENT_END, reason="Strike.")

    with pytest.raises(WrongState, match="niet doorgegaan"):
        restore_session(planned, who=coordinator, now=MOMENT_END)

    assert heard == []


def test_the_database_has_the_last_word_on_new_hours(db):
    session = SessionFactory()
    session.start, session.end = MOMENT_END, MOMENT_START

    with pytest.raises(Taken), transaction.atomic():
        rebook(session)

    assert session.session_speakers.get().start == MOMENT_START


def test_both_sides_are_mailed_of_a_move_and_of_its_undoing(planned, coordinator):
    people = {planned.request.teacher.email, planned.speakers.get().email}
    for what in (
        lambda: move(planned, who=coordinator),
        lambda: cancel_session(planned, who=coordinator, now=BEFORE, reason="Ill."),
        lambda: restore_session(planned, who=coordinator, now=BEFORE),
    ):
        OutboxMail.objects.all().delete()
        what()
        assert set(OutboxMail.objects.values_list("to", flat=True)) >= people
