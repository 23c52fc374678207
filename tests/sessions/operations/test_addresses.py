"""An address that does not work is corrected at its person, and the mail goes again."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from sessions.notices.planning import still_wanted
from sessions.operations.addresses import addressee, send_again
from tests.factories import (
    NOW,
    InvitationFactory,
    RequestFactory,
    SessionFactory,
    SpeakerFactory,
    TeacherFactory,
)
from tests.sessions.reading import codes
from tests.youth4coop.mail.letters import letter
from youth4coop.mail.delivery import deliver_waiting
from youth4coop.mail.models import OutboxMail
from youth4coop.refusals import WrongState

pytestmark = pytest.mark.django_db

NEW = "new@school.example"


@pytest.fixture
def session(teacher, speaker):
    request = RequestFactory(teacher=teacher, school=teacher.school, state="planned")
    return SessionFactory(request=request, school=teacher.school, speakers=[speaker])


def failed(about, key, purpose="session_planned_teacher", **changes):
    once = f"{purpose}:{about}:{key}:0"
    return letter(state="failed", purpose=purpose, about=about, once=once, **changes)


@pytest.fixture
def to_teacher(session, teacher):
    return failed(f"session:{session.pk}", "teacher", to=teacher.email)


def test_mail_knows_its_person(session, teacher, speaker):
    invitation = InvitationFactory(speaker=speaker)
    of_nobody = SessionFactory(request=None)
    mails = {
        failed(f"session:{session.pk}", "teacher"): teacher,
        failed(f"session:{session.pk}", f"speaker-{speaker.pk}"): speaker,
        failed(f"request:{session.request_id}", "teacher"): teacher,
        failed(f"invitation:{invitation.pk}", f"speaker-{speaker.pk}"): speaker,
        failed(f"session:{of_nobody.pk}", "teacher"): None,
        failed("session:0", "teacher", purpose="thanks_teacher"): None,
        failed("day:2026-11-24", "coordinator-1", purpose="digest"): None,
        failed("teacher:1", "teacher", purpose="my_data"): None,
        letter(): None,
    }

    assert {mail: addressee(mail) for mail in mails} == mails


def test_corrected_address_holds_for_the_person_and_what_waits(to_teacher, teacher):
    waiting = letter(to=teacher.email)

    again = send_again(to_teacher, email=f" {NEW.title()}", now=NOW)

    teacher.refresh_from_db()
    waiting.refresh_from_db()
    assert (again.state, again.to, again.send_at) == ("waiting", NEW, NOW)
    assert (teacher.email, teacher.user.email, waiting.to) == (NEW, NEW, NEW)


def test_mail_that_is_written_anew_goes_to_the_corrected_address(to_teacher):
    send_again(to_teacher, email=NEW, now=NOW)

    deliver_waiting(now=NOW, still_wanted=lambda mail: still_wanted(mail, now=NOW))

    to_teacher.refresh_from_db()
    assert (to_teacher.state, to_teacher.to) == ("kept", NEW)


def test_speaker_is_corrected_too(session, speaker):
    mail = failed(f"session:{session.pk}", f"speaker-{speaker.pk}", to=speaker.email)

    send_again(mail, email=NEW, now=NOW)

    speaker.refresh_from_db()
    assert (speaker.email, speaker.user.email) == (NEW, NEW)


def test_same_address_changes_nobody(to_teacher, teacher):
    password = teacher.user.password

    send_again(to_teacher, email=teacher.email.upper(), now=NOW)

    teacher.user.refresh_from_db()
    assert teacher.user.password == password


def test_login_with_an_address_of_its_own_stays(to_teacher, teacher):
    teacher.user.email = "home@teacher.example"
    teacher.user.save()

    send_again(to_teacher, email=NEW, now=NOW)

    teacher.user.refresh_from_db()
    assert teacher.user.email == "home@teacher.example"


def test_mail_waits_for_an_hour_at_which_it_may_go(to_teacher, teacher):
    evening = NOW.replace(hour=21)

    again = send_again(to_teacher, email=teacher.email, now=evening)

    assert again.send_at == (NOW + dt.timedelta(days=1)).replace(hour=7, minute=30)


def test_answer_to_a_click_waits_for_no_hour(session, teacher):
    mail = failed(f"request:{session.request_id}", "teacher", purpose="request_receipt")

    assert send_again(mail, email=teacher.email, now=NOW.replace(hour=21)).send_at.hour == 21


@pytest.mark.parametrize("taken_by", [TeacherFactory, SpeakerFactory])
@pytest.mark.parametrize("mail_to", ["teacher", "speaker"])
def test_address_of_somebody_else_is_refused(session, teacher, speaker, taken_by, mail_to):
    other = taken_by(email="taken@test.example")
    key = "teacher" if mail_to == "teacher" else f"speaker-{speaker.pk}"
    mail = failed(f"session:{session.pk}", key, to=teacher.email)

    with pytest.raises(ValidationError) as caught:
        send_again(mail, email=other.email, now=NOW)

    assert codes(caught.value) == {"email": ["unique"]}
    assert OutboxMail.objects.get().state == "failed"


@pytest.mark.parametrize("email", ["", "an", f"{'a' * 250}@b.example"])
def test_what_is_no_address_is_refused(to_teacher, email):
    with pytest.raises(ValidationError) as caught:
        send_again(to_teacher, email=email, now=NOW)

    assert codes(caught.value) == {"email": ["invalid"]}


def test_mail_that_was_dealt_with_corrects_nobody(to_teacher, teacher):
    OutboxMail.objects.update(state="settled")

    with pytest.raises(WrongState):
        send_again(to_teacher, email=NEW, now=NOW)

    teacher.refresh_from_db()
    assert teacher.email == "teacher@test.example"
