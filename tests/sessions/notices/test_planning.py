"""The outbox is kept right: planned ahead, stopped after an answer, fresh when it goes."""

import datetime as dt

import pytest

from sessions.models import ClassroomSession
from sessions.notices import invitation_sent
from sessions.notices.planning import drop_unwanted, plan_mails, still_wanted
from sessions.operations.counts import report_counts
from sessions.operations.invitations import accept_invitation, decline_invitation
from sessions.operations.meetings import cancel_session
from sessions.operations.moving import restore_session
from sessions.operations.passing import pass_on
from sessions.operations.proposals import choose_moment, propose_moments, refuse_moments
from tests.factories import (
    MOMENT_START,
    NOW,
    InvitationFactory,
    ProposalFactory,
    RequestFactory,
    SessionFactory,
    SpeakerFactory,
)
from tests.sessions.operations.wishes import days_later, report
from youth4coop.mail.delivery import deliver_waiting
from youth4coop.mail.models import OutboxMail

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)
AFTERWARDS = MOMENT_START + dt.timedelta(hours=8)


@pytest.fixture
def session(teacher, speaker):
    request = RequestFactory(teacher=teacher, school=teacher.school, state="planned")
    return SessionFactory(request=request, school=teacher.school, speakers=[speaker])


@pytest.fixture
def invitation(teacher, speaker):
    request = RequestFactory(teacher=teacher, school=teacher.school, state="invited")
    return InvitationFactory(request=request, speaker=speaker)


def waiting(**filters):
    mails = OutboxMail.objects.filter(state="waiting", **filters).order_by("send_at", "purpose")
    return [mail.purpose for mail in mails]


def deliver(now):
    deliver_waiting(now=now, still_wanted=lambda mail: still_wanted(mail, now=now))


def test_reminders_stand_in_the_outbox_long_before_they_go(session):
    assert plan_mails(now=NOW) == 10
    assert waiting(to=session.request.teacher.email) == [
        "meet_teacher",
        "practical_teacher",
        "tomorrow_teacher",
        "count_teacher",
        "count_reminder_teacher",
        "count_reminder_teacher",
    ]


def test_planning_again_plans_nothing_twice(session, invitation):
    first = plan_mails(now=NOW)

    assert (first, plan_mails(now=NOW), plan_mails(now=NOW + DAY)) == (12, 0, 0)


def test_what_should_have_gone_before_is_not_made_up_for(session):
    """Three days before the session only what is still to come is planned (R1.18)."""
    plan_mails(now=MOMENT_START - 3 * DAY)

    assert waiting(to=session.request.teacher.email) == [
        "tomorrow_teacher",
        "count_teacher",
        "count_reminder_teacher",
        "count_reminder_teacher",
    ]


def test_session_that_was_entered_afterwards_asks_nobody_about_the_past(speaker):
    SessionFactory(start=NOW - 30 * DAY, speakers=[speaker])

    assert plan_mails(now=NOW) == 0


def test_counting_stops_what_asks_for_the_count(session, teacher):
    plan_mails(now=NOW)

    report_counts(session, report(session, 20), who=teacher.user, now=AFTERWARDS)
    drop_unwanted(now=AFTERWARDS)

    assert waiting() == []
    plan_mails(now=AFTERWARDS)
    assert waiting() == ["thanks_speaker", "thanks_teacher"]


def test_count_that_comes_in_the_last_second_stops_the_mail_too(session, teacher):
    plan_mails(now=NOW)
    report_counts(session, report(session, 20), who=teacher.user, now=AFTERWARDS)

    deliver(AFTERWARDS)

    assert OutboxMail.objects.get(purpose="count_teacher").state == "stopped"


def test_cancelling_stops_all_reminders(session, teacher):
    plan_mails(now=NOW)

    cancel_session(session, who=teacher.user, now=NOW + DAY, reason="Exams.")
    drop_unwanted(now=NOW + DAY)

    assert set(waiting()) <= {"session_cancelled_teacher", "session_cancelled_speaker"}


def test_reminders_come_back_when_a_cancellation_is_undone(session, teacher):
    plan_mails(now=NOW)
    before = waiting()
    cancel_session(session, who=teacher.user, now=NOW, reason="Exams.")
    drop_unwanted(now=NOW)
    restore_session(session, who=teacher.user, now=NOW)
    plan_mails(now=NOW)

    assert [purpose for purpose in waiting() if "session" not in purpose] == before


def test_what_the_coordinator_stopped_does_not_come_back(session):
    plan_mails(now=NOW)
    OutboxMail.objects.filter(purpose="meet_teacher").update(state="stopped")

    drop_unwanted(now=NOW)
    plan_mails(now=NOW)

    assert OutboxMail.objects.get(purpose="meet_teacher").state == "stopped"


def test_answering_stops_the_reminders_of_an_invitation(invitation, speaker):
    plan_mails(now=NOW)
    assert waiting() == ["invitation_reminder", "invitation_reminder"]

    decline_invitation(invitation, who=speaker.user, now=NOW + DAY)
    drop_unwanted(now=NOW + DAY)

    assert waiting() == []


def test_reminder_goes_to_whom_it_was_passed_on(invitation, speaker):
    contact = SpeakerFactory(cooperative=speaker.cooperative, is_contact=True)
    colleague = SpeakerFactory(cooperative=speaker.cooperative)
    plan_mails(now=NOW)

    pass_on(invitation, colleague, who=contact.user, now=NOW + DAY)
    drop_unwanted(now=NOW + DAY)
    plan_mails(now=NOW + DAY)

    assert waiting(to=speaker.email) == ["invitation_withdrawn"]
    reminders = OutboxMail.objects.filter(purpose="invitation_reminder", to=colleague.email)
    days = [(mail.send_at.date() - NOW.date()).days for mail in reminders.order_by("send_at")]
    assert days == [6, 9]
    assert "Op woensdag 25 november 2026 vroegen we je" in reminders[0].text


def test_contact_person_is_reminded_while_they_have_it(invitation, speaker):
    invitation.contact = SpeakerFactory(cooperative=speaker.cooperative, is_contact=True)
    invitation.save()

    plan_mails(now=NOW)

    assert waiting(to=invitation.contact.email) == ["invitation_reminder"] * 2
    assert waiting(to=speaker.email) == []


def test_mail_that_waits_for_the_first_speaker_does_not_go(invitation, speaker):
    invitation_sent(invitation, now=NOW.replace(hour=22))
    colleague = SpeakerFactory(cooperative=speaker.cooperative)
    pass_on(invitation, colleague, who=None, now=NOW.replace(hour=23))

    deliver(NOW + DAY)

    kept = OutboxMail.objects.filter(state="kept")
    assert [(mail.purpose, mail.to) for mail in kept] == [("invitation_passed_on", colleague.email)]


def test_speaker_is_not_reminded_while_the_teacher_chooses(invitation, teacher, speaker):
    plan_mails(now=NOW)
    proposal = propose_moments(invitation, [days_later(7)], who=speaker.user, now=NOW)
    drop_unwanted(now=NOW)
    plan_mails(now=NOW)
    assert waiting() == ["proposal_sent", "proposal_reminder"]

    refuse_moments(proposal, who=teacher.user, now=NOW + DAY)
    drop_unwanted(now=NOW + DAY)
    plan_mails(now=NOW + DAY)

    assert waiting() == [
        "proposal_sent", "proposal_refused", "invitation_reminder", "invitation_reminder",
    ]  # fmt: skip
    deliver(NOW + DAY)
    kept = OutboxMail.objects.filter(state="kept")
    assert [(mail.purpose, mail.to) for mail in kept] == [("proposal_refused", speaker.email)]


def test_no_mail_goes_of_a_choice_that_was_undone(invitation, teacher, speaker):
    proposal = propose_moments(invitation, [days_later(7)], who=speaker.user, now=NOW)
    refuse_moments(proposal, who=teacher.user, now=NOW.replace(hour=22))
    choose_moment(proposal, proposal.moments.get(), who=teacher.user, now=NOW.replace(hour=23))

    deliver(NOW + DAY)

    kept = OutboxMail.objects.filter(state="kept", purpose__startswith="proposal")
    assert list(kept) == []


def test_moved_session_gets_reminders_for_its_new_day(session):
    plan_mails(now=NOW)
    moved = ClassroomSession.objects.get(pk=session.pk)
    moved.place_in_time(MOMENT_START + 7 * DAY + 7 * DAY, MOMENT_START + 14 * DAY + DAY / 24)
    moved.sequence = 1
    moved.save()

    drop_unwanted(now=NOW)
    plan_mails(now=NOW)

    [mail] = OutboxMail.objects.filter(purpose="tomorrow_teacher", state="waiting")
    assert mail.send_at.date() == dt.date(2027, 2, 15)
    assert "dinsdag 16 februari 2027" in mail.text


def test_mail_is_written_anew_when_it_goes(session, teacher):
    plan_mails(now=NOW)
    teacher.name, teacher.email = "An Nieuw", "an.nieuw@school.example"
    teacher.save()

    deliver(MOMENT_START - 20 * DAY)

    mail = OutboxMail.objects.get(purpose="meet_teacher")
    assert (mail.state, mail.to) == ("kept", "an.nieuw@school.example")
    assert mail.text.startswith("Dag An Nieuw,")


def test_mail_that_the_coordinator_changed_goes_as_it_is(session, teacher):
    plan_mails(now=NOW)
    OutboxMail.objects.filter(purpose="meet_teacher").update(text="Eigen woorden.", edited=True)
    teacher.name = "An Nieuw"
    teacher.save()

    deliver(MOMENT_START - 20 * DAY)

    mail = OutboxMail.objects.get(purpose="meet_teacher")
    assert (mail.state, mail.text) == ("kept", "Eigen woorden.")


def test_thanks_say_how_many_the_cooperative_reached_this_year(session, teacher, speaker):
    SessionFactory(start=MOMENT_START - 14 * DAY, pupils=92, speakers=[speaker])
    SessionFactory(start=MOMENT_START - 300 * DAY, pupils=50, speakers=[speaker])
    report_counts(session, report(session, 20), who=teacher.user, now=AFTERWARDS)
    plan_mails(now=AFTERWARDS)

    text = OutboxMail.objects.get(purpose="thanks_speaker").text
    assert "Met jullie getuigenissen bereikten jullie dit jaar 112 leerlingen." in text


def evening(day):
    return day.replace(hour=21, minute=0)


def test_who_never_heard_of_a_session_does_not_hear_that_it_is_cancelled(invitation, speaker):
    """Planned and cancelled in one night: the teacher sleeps on and gets no mail at all."""
    night = evening(NOW)
    session = accept_invitation(invitation, invitation.moments.get(), who=speaker.user, now=night)
    deliver(night)
    cancel_session(session, who=speaker.user, now=night, reason="Wrong day.")
    deliver(night)
    deliver(NOW + DAY)

    gone = OutboxMail.objects.filter(state="kept").values_list("purpose", flat=True)
    assert sorted(gone) == ["session_cancelled_speaker", "session_planned_speaker"]


def test_who_was_told_of_a_session_is_told_that_it_is_cancelled(invitation, speaker, teacher):
    session = accept_invitation(invitation, invitation.moments.get(), who=speaker.user, now=NOW)
    deliver(NOW)
    cancel_session(session, who=speaker.user, now=NOW + DAY, reason="Ill.")
    deliver(NOW + DAY)

    to_teacher = OutboxMail.objects.filter(state="kept", to=teacher.email).order_by("pk")
    assert [mail.purpose for mail in to_teacher] == [
        "session_planned_teacher",
        "session_cancelled_teacher",
    ]


@pytest.mark.parametrize("number", [1, 3])
def test_planning_what_is_planned_takes_the_same_queries(
    number, django_assert_num_queries, teacher
):
    for _ in range(number):
        request = RequestFactory(teacher=teacher, school=teacher.school, state="planned")
        SessionFactory(request=request, school=teacher.school)
        InvitationFactory()
        ProposalFactory()
    plan_mails(now=NOW)

    with django_assert_num_queries(19):
        assert plan_mails(now=NOW) == 0
    with django_assert_num_queries(18):
        assert drop_unwanted(now=NOW) == 0
