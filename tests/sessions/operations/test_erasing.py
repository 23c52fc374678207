"""A person who asks for it is forgotten: at once, for good, and without a trace in the figures."""

import datetime as dt

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from knox.models import AuthToken

from schools.operations import find_or_add_teacher
from sessions.models import Evaluation, Invitation, PracticalInfo, Transition
from sessions.notices.people import both_sides
from sessions.notices.values import of_session
from sessions.operations.booking import Gone
from sessions.operations.erasing import LastCoordinator, StillGoingOn, erase_person
from sessions.operations.invitations import accept_invitation, invite
from sessions.operations.meetings import declare_not_held, undo_not_held
from sessions.operations.moving import restore_session
from sessions.operations.requests import reopen_request, submit_request
from tests.factories import (
    MOMENT_END,
    NOW,
    InvitationFactory,
    RequestFactory,
    SessionFactory,
    UserFactory,
)
from tests.sessions.operations.wishes import wish
from tests.youth4coop.mail.letters import letter
from youth4coop.links.models import ActionLink
from youth4coop.links.operations import make_link
from youth4coop.mail.models import OutboxMail
from youth4coop.privacy.models import Erasure
from youth4coop.refusals import Refusal, WrongState
from youth4coop.users.models import User
from youth4coop.users.operations import issue_token

pytestmark = pytest.mark.django_db

LONG_AGO = NOW - dt.timedelta(days=90)
NOBODY = "gewist persoon"


@pytest.fixture
def given(teacher, speaker):
    """A session of the teacher and the speaker that was counted."""
    asked = RequestFactory(
        teacher=teacher,
        school=teacher.school,
        state="done",
        moments=[LONG_AGO],
        goal="Teacher wil dat ze het weten.",
    )
    return SessionFactory(
        request=asked, school=asked.school, speakers=[speaker], start=LONG_AGO, pupils=20
    )


def erased(row):
    row.refresh_from_db()
    return (row.name, row.email, row.phone, row.erased_at)


def test_teacher_becomes_nobody_and_the_session_stays(given, teacher):
    teacher.phone = "0470 00 00 01"
    teacher.save()

    erase_person(teacher.user, now=NOW)

    assert erased(teacher) == (NOBODY, f"teacher-{teacher.pk}@erased.invalid", "", NOW)
    given.refresh_from_db()
    assert (given.state, given.pupils, given.school) == ("counted", 20, teacher.school)
    assert given.request.teacher == teacher


def test_speaker_becomes_nobody_who_lives_at_the_cooperative(given, speaker):
    speaker.postal_code, speaker.latitude, speaker.phone = "8400", 51.2, "0470"
    speaker.save()

    erase_person(speaker.user, now=NOW)

    assert erased(speaker) == (NOBODY, f"speaker-{speaker.pk}@erased.invalid", "", NOW)
    assert (speaker.active, speaker.postal_code, speaker.levels) == (False, "9000", [])
    assert speaker.latitude != 51.2
    assert not speaker.availability.exists()
    assert given.session_speakers.get().cooperative == speaker.cooperative


def test_account_is_closed_in_every_way(teacher):
    user = teacher.user
    issue_token(user.email)
    EmailAddress.objects.create(user=user, email=user.email)
    make_link("my_data", user.pk, user.email, now=NOW, expires_at=MOMENT_END)

    erase_person(user, now=NOW)

    user.refresh_from_db()
    assert (user.name, user.email) == (NOBODY, f"user-{user.pk}@erased.invalid")
    assert (user.is_active, user.last_login, user.erased_at) == (False, None, NOW)
    for model in [AuthToken, EmailAddress, ActionLink]:
        assert not model.objects.exists()


def test_own_words_go_and_the_name_leaves_those_of_others(given, teacher, speaker):
    request = given.request
    mine = Transition.objects.create(
        session=given, to_state="held", reason="Ziek", who=teacher.user, at=NOW
    )
    about = Transition.objects.create(
        request=request, to_state="done", reason="Teacher belde", who=speaker.user, at=NOW
    )
    Evaluation.objects.create(
        session=given, person=teacher.user, side="teacher", fitted=5, clear=5, engaged=5, again=5,
        remark="Mooi", given_at=NOW,
    )  # fmt: skip
    PracticalInfo.objects.create(session=given, room="B12", given_by=teacher.user, given_at=NOW)

    erase_person(teacher.user, now=NOW)

    assert list(Transition.objects.order_by("pk").values_list("pk", "reason")) == [
        (mine.pk, ""),
        (about.pk, f"{NOBODY} belde"),
    ]
    request.refresh_from_db()
    assert request.goal == f"{NOBODY} wil dat ze het weten."
    assert [*Evaluation.objects.values_list("remark", "fitted")] == [("", 5)]
    assert not PracticalInfo.objects.exists()


def test_goal_that_says_how_to_reach_somebody_goes(given, teacher):
    given.request.goal = "Bel 0470 12 34 56"
    given.request.save()

    erase_person(teacher.user, now=NOW)

    given.request.refresh_from_db()
    assert given.request.goal == ""


@pytest.mark.parametrize(
    ("state", "after"), [("waiting", "stopped"), ("failed", "settled"), ("sent", "sent")]
)
def test_mail_to_the_person_is_emptied(teacher, state, after):
    letter(to=teacher.email, state=state)

    erase_person(teacher.user, now=NOW)

    [mail] = OutboxMail.objects.values("to", "subject", "text", "links", "state", "send_at")
    nothing = {"to": "", "subject": "", "text": "", "links": {}}
    assert mail == {**nothing, "state": after, "send_at": NOW}


def test_mail_to_others_names_the_person_no_more(given, teacher, speaker):
    text = f"Teacher, {teacher.email.title()} komt. Teachers ook."
    letter(to=speaker.email, about=f"session:{given.pk}", text=text)

    erase_person(teacher.user, now=NOW)

    assert OutboxMail.objects.get().text == f"{NOBODY}, {NOBODY} komt. Teachers ook."


def test_journal_names_rows_and_nobody(given, teacher, caplog):
    with caplog.at_level("INFO", "youth4coop.privacy"):
        erase_person(teacher.user, now=NOW)

    rows = {("teacher", teacher.pk, "asked", NOW), ("user", teacher.user.pk, "asked", NOW)}
    assert set(Erasure.objects.values_list("kind", "number", "cause", "at")) == rows
    told = [one.getMessage() for one in caplog.records if one.name == "youth4coop.privacy"]
    assert sorted(told) == [
        f"erased teacher={teacher.pk} cause=asked",
        f"erased user={teacher.user.pk} cause=asked",
    ]


def test_erasing_twice_is_erasing_once(given, teacher):
    erase_person(teacher.user, now=NOW)

    erase_person(teacher.user, now=NOW + dt.timedelta(days=1))

    assert Erasure.objects.count() == 2
    assert erased(teacher)[-1] == NOW


def test_who_comes_back_is_a_new_person(given, teacher):
    school, email = teacher.school, teacher.email
    erase_person(teacher.user, now=NOW)

    again = find_or_add_teacher(school=school, name="Teacher", email=email)

    assert again != teacher
    assert (again.user.email, again.user.is_active) == (email, True)
    assert not again.requests.exists()


def test_what_is_planned_has_to_end_first(teacher, speaker):
    invitation = InvitationFactory(speaker=speaker)
    waiting = RequestFactory(teacher=teacher, school=teacher.school)
    for user in [teacher.user, speaker.user]:
        with pytest.raises(StillGoingOn):
            erase_person(user, now=NOW)

    erase_person(teacher.user, now=NOW, end_first=True)
    erase_person(speaker.user, now=NOW, end_first=True)

    waiting.refresh_from_db()
    invitation.refresh_from_db()
    assert (waiting.state, invitation.state) == ("withdrawn", "declined")
    assert {erased(teacher)[0], erased(speaker)[0]} == {NOBODY}


@pytest.mark.parametrize("role", ["teacher", "speaker"])
def test_planned_session_is_cancelled_first_and_the_other_side_is_told(
    teacher, speaker, role, request
):
    asked = RequestFactory(teacher=teacher, school=teacher.school, state="invited")
    invitation = InvitationFactory(request=asked, speaker=speaker)
    accept_invitation(invitation, asked.moments.get(), who=speaker.user, now=NOW)
    session = asked.sessions.get()
    OutboxMail.objects.update(state="sent")
    person = request.getfixturevalue(role)

    erase_person(person.user, now=NOW, end_first=True)

    session.refresh_from_db()
    assert (session.state, session.ended_reason) == ("cancelled", "")
    other = speaker if role == "teacher" else teacher
    told = OutboxMail.objects.filter(state="waiting")
    assert [mail.to for mail in told] == [other.email]
    assert not OutboxMail.objects.filter(text__contains=person.email).exists()
    calendars = "".join(OutboxMail.objects.values_list("calendar", flat=True))
    assert "CANCEL" in calendars
    assert person.email not in calendars
    if role == "speaker":
        assert f"Spreker: {NOBODY}" in calendars.replace("\r\n ", "")


def test_session_that_is_going_on_is_waited_for(teacher, speaker):
    asked = RequestFactory(teacher=teacher, school=teacher.school, state="planned")
    SessionFactory(request=asked, school=asked.school, speakers=[speaker], start=NOW)

    with pytest.raises(StillGoingOn, match="nu een sessie"):
        erase_person(teacher.user, now=NOW, end_first=True)

    assert erased(teacher)[0] == "Teacher"


def test_session_of_yesterday_without_a_count_holds_nobody_up(teacher, speaker):
    asked = RequestFactory(
        teacher=teacher, school=teacher.school, state="planned", moments=[LONG_AGO]
    )
    session = SessionFactory(request=asked, school=asked.school, speakers=[speaker], start=LONG_AGO)

    erase_person(teacher.user, now=NOW)

    session.refresh_from_db()
    assert session.state == "planned"


def test_last_coordinator_stays(coordinator):
    with pytest.raises(LastCoordinator):
        erase_person(coordinator, now=NOW)

    UserFactory(role="coordinator")
    erase_person(coordinator, now=NOW)

    assert not User.objects.filter(email="coordinator@test.example").exists()


def test_others_stay_as_they_are(given, teacher, stranger, speaker):
    kept = letter(to=stranger.email)

    erase_person(teacher.user, now=NOW)

    kept.refresh_from_db()
    assert (kept.to, kept.text) == (stranger.email, letter(to=stranger.email).text)
    assert erased(stranger) == ("Stranger", stranger.email, "", None)
    assert Invitation.objects.count() == 0
    assert erased(speaker)[0] == "Speaker"


def test_wish_for_a_speaker_goes_with_the_speaker(teacher, speaker):
    asked = RequestFactory(
        teacher=teacher, school=teacher.school, state="done", preferred_speaker=speaker
    )

    erase_person(speaker.user, now=NOW)

    asked.refresh_from_db()
    assert asked.preferred_speaker is None


@pytest.fixture
def planned(teacher, speaker):
    """A session to come."""
    asked = RequestFactory(teacher=teacher, school=teacher.school, state="invited")
    invitation = InvitationFactory(request=asked, speaker=speaker)
    return accept_invitation(invitation, asked.moments.get(), who=speaker.user, now=NOW)


@pytest.mark.parametrize("role", ["teacher", "speaker"])
def test_cancelled_session_of_who_was_erased_does_not_come_back(
    planned, coordinator, role, request
):
    erase_person(request.getfixturevalue(role).user, now=NOW, end_first=True)

    with pytest.raises(Refusal, match="gewist"):
        restore_session(planned, who=coordinator, now=NOW)


def test_withdrawn_request_of_who_was_erased_does_not_come_back(teacher, coordinator):
    asked = RequestFactory(teacher=teacher, school=teacher.school)
    erase_person(teacher.user, now=NOW, end_first=True)

    with pytest.raises(WrongState, match="gewist"):
        reopen_request(asked, who=coordinator, now=NOW)


def test_no_is_not_changed_into_yes_for_who_was_erased(speaker, coordinator):
    invitation, asked = InvitationFactory(speaker=speaker), RequestFactory()
    erase_person(speaker.user, now=NOW, end_first=True)

    with pytest.raises(Gone):
        accept_invitation(invitation, invitation.moments.get(), who=coordinator, now=NOW)
    with pytest.raises(ValidationError):
        invite(asked, speaker, list(asked.moments.all()), who=coordinator, now=NOW)


def test_nothing_is_asked_any_more_by_who_was_erased(teacher):
    erase_person(teacher.user, now=NOW)

    with pytest.raises(WrongState, match="opnieuw"):
        submit_request(school=teacher.school, teacher=teacher, wish=wish(), who=None, now=NOW)


def test_session_that_took_place_all_the_same_counts_without_its_speaker(planned, teacher, speaker):
    during, after = planned.start + dt.timedelta(minutes=1), planned.end
    declare_not_held(planned, who=teacher.user, now=during, reason="Ziek")
    erase_person(speaker.user, now=after)

    undo_not_held(planned, who=teacher.user, now=after)

    planned.refresh_from_db()
    assert planned.state == "planned"


def test_mails_to_the_other_side_give_no_way_to_reach_who_was_erased(given, teacher):
    erase_person(teacher.user, now=NOW)

    session = type(given).objects.with_mail_details().get(pk=given.pk)
    assert of_session(session, session.start)["teacher"] == NOBODY
    assert [side for side, _to in both_sides(session)] == ["speaker"]
