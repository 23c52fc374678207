"""The whole cadence: who is reminded of what, and when (R1.17, R1.20, R7.09, R7.10)."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sessions.models import ClassroomSession, PupilCount
from sessions.notices.cadence import invitation_schedule, session_schedule
from tests.factories import (
    ClassGroupFactory,
    InvitationFactory,
    RequestFactory,
    SessionFactory,
    SpeakerFactory,
    TeacherFactory,
)
from youth4coop.terms import BRUSSELS, free_day

pytestmark = pytest.mark.django_db


def at(text):
    return dt.datetime.fromisoformat(text).replace(tzinfo=BRUSSELS)


def schedule(session):
    """Gives the mails around a session, as "purpose day hour" in the order of time."""
    detailed = ClassroomSession.objects.with_mail_details().get(pk=session.pk)
    due = sorted(session_schedule(detailed), key=lambda mail: (mail.at, mail.purpose))
    return [f"{mail.purpose} {mail.at:%Y-%m-%d %H:%M}" for mail in due]


def session(start, minutes=100, **changes):
    request = RequestFactory(state="planned")
    return SessionFactory(
        request=request,
        school=request.school,
        start=at(start),
        end=at(start) + dt.timedelta(minutes=minutes),
        **changes,
    )


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        # A Tuesday in term.
        (
            "2027-02-02T10:10",
            [
                "meet_speaker 2027-01-12 08:00",
                "meet_teacher 2027-01-12 08:00",
                "practical_speaker 2027-01-26 08:00",
                "practical_teacher 2027-01-26 08:00",
                "tomorrow_speaker 2027-02-01 08:00",
                "tomorrow_teacher 2027-02-01 08:00",
                "count_teacher 2027-02-02 16:30",
                "count_reminder_teacher 2027-02-04 16:30",
                "count_reminder_teacher 2027-02-18 16:30",
                "count_speaker 2027-02-22 16:30",
            ],
        ),
        # The Monday after the Christmas holidays: teachers hear of it before them.
        (
            "2027-01-04T09:00",
            [
                "meet_speaker 2026-12-14 08:00",
                "meet_teacher 2026-12-14 08:00",
                "practical_teacher 2026-12-17 08:00",
                "tomorrow_teacher 2026-12-18 08:00",
                "practical_speaker 2026-12-28 08:00",
                "tomorrow_speaker 2026-12-31 08:00",
                "count_teacher 2027-01-04 16:30",
                "count_reminder_teacher 2027-01-06 16:30",
                "count_reminder_teacher 2027-01-13 16:30",
                "count_speaker 2027-01-15 16:30",
            ],
        ),
        # On a Monday, the working day before is Friday; a week before is a Monday.
        (
            "2027-03-08T13:00",
            [
                "meet_speaker 2027-02-15 08:00",
                "meet_teacher 2027-02-15 08:00",
                "practical_speaker 2027-03-01 08:00",
                "practical_teacher 2027-03-01 08:00",
                "tomorrow_speaker 2027-03-05 08:00",
                "tomorrow_teacher 2027-03-05 08:00",
                "count_teacher 2027-03-08 16:30",
                "count_reminder_teacher 2027-03-10 16:30",
                "count_reminder_teacher 2027-03-17 16:30",
                "count_speaker 2027-03-19 16:30",
            ],
        ),
    ],
)
def test_mails_around_a_session(start, expected):
    assert sorted(schedule(session(start)), key=_time) == sorted(expected, key=_time)


def _time(line):
    purpose, day, hour = line.split()
    return day, hour, purpose


@pytest.mark.parametrize(
    ("start", "minutes", "expected"),
    [
        ("2027-02-02T15:00", 100, "2027-02-02 17:10"),
        ("2027-02-02T17:00", 60, "2027-02-03 07:30"),
        ("2027-02-02T19:00", 100, "2027-02-03 07:30"),
        ("2027-02-05T17:00", 100, "2027-02-15 07:30"),
    ],
)
def test_late_session_is_counted_half_an_hour_later_or_the_next_school_day(
    start, minutes, expected
):
    lines = schedule(session(start, minutes))

    assert [line for line in lines if line.startswith("count_teacher")] == [
        f"count_teacher {expected}"
    ]


def test_session_without_a_teacher_asks_its_speakers():
    entered = SessionFactory(start=at("2027-02-02T10:10"))

    lines = [line for line in schedule(entered) if line.startswith("count")]
    assert lines == [
        "count_speaker 2027-02-02 16:30",
        "count_speaker 2027-02-04 16:30",
        "count_speaker 2027-02-18 16:30",
    ]


def test_session_whose_word_is_given_still_waits_for_its_count():
    lines = schedule(session("2027-02-02T10:10", state="held"))

    assert {line.split()[0] for line in lines} == {
        "count_teacher",
        "count_reminder_teacher",
        "count_speaker",
    }


@pytest.mark.parametrize("state", ["cancelled", "not_held", "invalid"])
def test_session_that_is_no_more_has_no_mails(state):
    assert schedule(session("2027-02-02T10:10", state=state)) == []


def counted(counted_at):
    row = session("2027-02-02T10:10", pupils=20, groups=[ClassGroupFactory()])
    PupilCount.objects.create(
        session=row, group=row.groups.get(), version=1, pupils=20, source="teacher",
        method="counted", counted_at=at(counted_at),
    )  # fmt: skip
    return row


def test_both_sides_are_thanked_on_the_working_day_after_the_count():
    assert schedule(counted("2027-02-05T12:00")) == [
        "thanks_speaker 2027-02-08 08:00",
        "thanks_teacher 2027-02-15 08:00",
    ]


def test_nobody_is_thanked_for_an_old_list():
    assert schedule(counted("2027-06-01T12:00")) == []


@pytest.mark.parametrize(
    ("sent", "moment", "expected"),
    [
        ("2026-11-24T09:00", "2027-02-02T10:10", ["2026-11-27 08:00", "2026-12-02 08:00"]),
        # Over the weekend, and over Armistice Day.
        ("2026-11-06T09:00", "2027-02-02T10:10", ["2026-11-12 08:00", "2026-11-17 08:00"]),
        # No reminder after the last moment.
        ("2026-11-24T09:00", "2026-11-30T10:10", ["2026-11-27 08:00"]),
        ("2026-11-24T09:00", "2026-11-26T10:10", []),
    ],
)
def test_speaker_is_reminded_after_three_and_six_working_days(sent, moment, expected):
    request = RequestFactory(state="invited", moments=[at(moment)])
    invitation = InvitationFactory(request=request, sent_at=at(sent))

    assert [f"{due.at:%Y-%m-%d %H:%M}" for due in invitation_schedule(invitation)] == expected


@pytest.mark.parametrize("state", ["accepted", "declined", "expired", "withdrawn"])
def test_answered_invitation_is_not_reminded(state):
    assert list(invitation_schedule(InvitationFactory(state=state))) == []


def test_numbers_of_days_are_settings(settings):
    settings.SESSION_REMINDERS = [10, 5, 2]
    settings.COUNT_REMINDERS = [1, 2, 3]
    settings.COUNT_ASK_AT = dt.time(17)

    assert [line for line in schedule(session("2027-02-02T10:10")) if "teacher" in line] == [
        "meet_teacher 2027-01-22 08:00",
        "practical_teacher 2027-01-28 08:00",
        "tomorrow_teacher 2027-01-29 08:00",
        "count_teacher 2027-02-02 17:00",
        "count_reminder_teacher 2027-02-03 17:00",
        "count_reminder_teacher 2027-02-04 17:00",
    ]


@pytest.fixture
def one_session():
    teacher = TeacherFactory()
    request = RequestFactory(teacher=teacher, school=teacher.school, state="planned")
    return SessionFactory(request=request, school=teacher.school, speakers=[SpeakerFactory()])


# Two whole school years, with every holiday in them.
STARTS = st.integers(0, 2 * 365 * 24 * 4).map(
    lambda quarters: dt.datetime(2026, 9, 1, tzinfo=dt.UTC) + dt.timedelta(minutes=15 * quarters)
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=STARTS, state=st.sampled_from(["planned", "held"]))
def test_whenever_a_session_is_nobody_is_mailed_at_night_or_on_a_free_day(
    one_session, start, state
):
    one_session.place_in_time(start, start + dt.timedelta(minutes=100))
    one_session.state = state
    due = list(session_schedule(one_session))

    for mail in due:
        local = mail.at.astimezone(BRUSSELS)
        free = free_day(local.date())
        assert dt.time(7, 30) <= local.time() < dt.time(18, 30)
        assert free is None or (mail.purpose.endswith("speaker") and free.kind == "school_holiday")
        assert (mail.at < start) == mail.purpose.startswith(("meet", "practical", "tomorrow"))
    keys = [(mail.purpose, mail.to.key, mail.round) for mail in due]
    assert len(keys) == len(set(keys))
    days = [(mail.to.key, mail.at.astimezone(BRUSSELS).date()) for mail in due if mail.at < start]
    assert len(days) == len(set(days))
