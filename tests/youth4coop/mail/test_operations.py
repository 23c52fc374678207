"""What a coordinator does with a mail: it works while the mail waits, and is refused afterwards."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from tests.factories import NOW
from tests.sessions.reading import codes
from tests.youth4coop.mail.letters import AN, TEXT, TOMORROW, letter
from youth4coop.mail.models import OutboxMail
from youth4coop.mail.operations import (
    change_mail,
    postpone_mail,
    readdress,
    resume_mail,
    retry_failed,
    send_now,
    settle_failed,
    stop_mail,
)
from youth4coop.refusals import WrongState
from youth4coop.terms import BRUSSELS

pytestmark = pytest.mark.django_db

MINUTE = dt.timedelta(minutes=1)
ON_THURSDAY = dt.datetime(2026, 11, 26, 10, 0, tzinfo=BRUSSELS)
TOO_LATE = "Te laat: deze mail is al weg."


def wanted(_mail):
    return True


def change(mail, subject="Nog even?", text=TEXT):
    return change_mail(mail, subject=subject, text=text, button="count_link")


WHILE_IT_WAITS = {
    "change": change,
    "send now": lambda mail: send_now(mail, now=NOW),
    "stop": stop_mail,
    "postpone": lambda mail: postpone_mail(mail, at=ON_THURSDAY, to="teacher", now=NOW),
}
ONCE_IT_FAILED = {
    "settle": settle_failed,
    "retry": lambda mail: retry_failed(mail, to=AN, send_at=NOW),
}


def stored(mail, *names):
    return OutboxMail.objects.filter(pk=mail.pk).values_list(*names).get()


def test_waiting_mail_gets_other_words_and_is_marked():
    mail = letter()

    change(mail, " Nog  even? ", f"{TEXT}\r\n\r\nOp twee\r\nlijnen.  ")

    text = f"{TEXT}\n\nOp twee\nlijnen."
    assert stored(mail, "subject", "text", "edited") == ("Nog even?", text, True)


@pytest.mark.parametrize(
    ("subject", "text", "errors"),
    [
        ("", TEXT, {"subject": ["required"]}),
        ("x" * 61, TEXT, {"subject": ["max_length"]}),
        ("Hallo", " \r\n ", {"text": ["required", "no_button"]}),
        ("Hallo", "Dag An,", {"text": ["no_button"]}),
        ("Hallo", "Dag, link:count_link", {"text": ["no_button"]}),
        ("Hallo", f"{TEXT} [x](link:answer_link)", {"text": ["unknown_link"]}),
        ("\n", "Dag", {"subject": ["required"], "text": ["no_button"]}),
    ],
)
def test_words_that_do_not_work_are_refused_at_their_field(subject, text, errors):
    mail = letter()

    with pytest.raises(ValidationError) as caught:
        change(mail, subject, text)

    assert codes(caught.value) == errors
    assert stored(mail, "subject", "text", "edited") == ("Hoeveel leerlingen?", TEXT, False)


def test_button_to_a_page_of_ours_must_stay_too(settings):
    page = f"[Open je lijst]({settings.BASE_URL}/mijn/)"
    mail = letter(purpose="digest", text=f"Dag\n\n{page}", links={})

    with pytest.raises(ValidationError, match="De knop ontbreekt"):
        change_mail(mail, subject="Hallo", text="Dag", button="coordinator_link")
    change_mail(mail, subject="Hallo", text=f"Dag!\n\n{page}", button="coordinator_link")

    assert stored(mail, "text") == (f"Dag!\n\n{page}",)


def test_mail_without_a_button_needs_none():
    mail = letter(purpose="invitation_withdrawn", text="Dag", links={})

    assert change_mail(mail, subject="Hallo", text="Daag").text == "Daag"


def test_waiting_mail_goes_now():
    assert send_now(letter(), now=NOW).send_at == NOW


def test_stopped_mail_goes_after_all_at_its_own_moment():
    mail = letter()
    stop_mail(mail)
    assert stored(mail, "state") == ("stopped",)

    resume_mail(mail, still_wanted=wanted, now=TOMORROW - MINUTE)

    assert stored(mail, "state", "send_at") == ("waiting", TOMORROW)


@pytest.mark.parametrize(
    ("now", "still_wanted", "message"),
    [
        (TOMORROW, wanted, "Het moment van deze mail is voorbij."),
        (NOW, lambda _mail: False, "Deze mail is niet meer nodig."),
    ],
)
def test_stopped_mail_stays_when_it_makes_no_sense_any_more(now, still_wanted, message):
    mail = letter(state="stopped")

    with pytest.raises(WrongState, match=message):
        resume_mail(mail, still_wanted=still_wanted, now=now)

    assert stored(mail, "state") == ("stopped",)


def test_mail_goes_at_another_moment():
    assert postpone_mail(letter(), at=ON_THURSDAY, to="teacher", now=NOW).send_at == ON_THURSDAY


@pytest.mark.parametrize(
    ("at", "code"),
    [
        (NOW, "in_the_past"),
        (NOW + dt.timedelta(days=367), "too_far"),
        (dt.datetime(9999, 12, 31, 10, tzinfo=BRUSSELS), "too_far"),
        (dt.datetime(1, 1, 1, tzinfo=BRUSSELS), "in_the_past"),
        (ON_THURSDAY.replace(hour=21), "quiet"),
        (dt.datetime(2026, 11, 28, 10, tzinfo=BRUSSELS), "quiet"),
        (dt.datetime(2026, 12, 23, 10, tzinfo=BRUSSELS), "quiet"),
    ],
)
def test_moment_at_which_no_mail_goes_is_refused(at, code):
    mail = letter()

    with pytest.raises(ValidationError) as caught:
        postpone_mail(mail, at=at, to="teacher", now=NOW)

    assert codes(caught.value) == {"at": [code]}
    assert stored(mail, "send_at") == (TOMORROW,)


def test_refused_moment_comes_with_the_first_one_after_it():
    with pytest.raises(ValidationError, match=r"vrijdag 27 november 2026, 7\.30 u"):
        postpone_mail(letter(), at=ON_THURSDAY.replace(hour=21), to="teacher", now=NOW)


def test_mail_that_did_not_arrive_is_settled():
    mail = letter(state="failed", error="550 no such user")

    settle_failed(mail)

    assert stored(mail, "state", "error") == ("settled", "550 no such user")


def test_mail_that_did_not_arrive_is_tried_from_the_beginning():
    mail = letter(state="failed", error="full", attempts=20, sent_at=NOW)

    again = retry_failed(mail, to=AN, send_at=TOMORROW)

    assert (again.state, again.attempts, again.error, again.sent_at) == ("waiting", 0, "", None)
    assert (again.to, again.message_id, again.send_at) == (AN, mail.message_id, TOMORROW)


def test_to_another_address_it_is_another_message():
    mail = letter(state="failed")

    again = retry_failed(mail, to=" An@Other.example ", send_at=NOW)

    assert again.to == "an@other.example"
    assert again.message_id != mail.message_id


@pytest.mark.parametrize("address", ["", "an", "an@", f"{'a' * 250}@b.example", "a@b.example\nc"])
def test_mail_is_not_tried_at_what_is_no_address(address):
    mail = letter(state="failed")

    with pytest.raises(ValidationError) as caught:
        retry_failed(mail, to=address, send_at=NOW)

    assert codes(caught.value) == {"to": ["invalid"]}
    assert stored(mail, "state") == ("failed",)


def test_waiting_mails_follow_a_corrected_address():
    waiting, gone, other = letter(), letter(state="sent"), letter(to="b@school.example")

    assert readdress(old=AN, new="new@school.example") == 1

    addresses = [stored(mail, "to")[0] for mail in (waiting, gone, other)]
    assert addresses == ["new@school.example", AN, "b@school.example"]


@pytest.mark.parametrize("act", WHILE_IT_WAITS.values(), ids=WHILE_IT_WAITS)
@pytest.mark.parametrize(
    ("state", "message"),
    [
        ("sending", "Deze mail gaat net weg."),
        ("sent", TOO_LATE),
        ("kept", TOO_LATE),
        ("failed", "“niet aangekomen”"),
        ("settled", "“afgehandeld”"),
        ("stopped", "“tegengehouden”"),
    ],
)
def test_only_a_waiting_mail_can_be_changed(act, state, message):
    mail = letter(state=state)
    before = OutboxMail.objects.values().get()

    with pytest.raises(WrongState, match=message):
        act(mail)

    assert OutboxMail.objects.values().get() == before


@pytest.mark.parametrize("act", ONCE_IT_FAILED.values(), ids=ONCE_IT_FAILED)
@pytest.mark.parametrize("state", ["waiting", "sending", "sent", "kept", "settled", "stopped"])
def test_only_a_mail_that_did_not_arrive_is_a_task(act, state):
    mail = letter(state=state)
    before = OutboxMail.objects.values().get()

    with pytest.raises(WrongState):
        act(mail)

    assert OutboxMail.objects.values().get() == before


@pytest.mark.parametrize("state", ["waiting", "sent", "failed"])
def test_only_a_stopped_mail_is_resumed(state):
    with pytest.raises(WrongState):
        resume_mail(letter(state=state), still_wanted=wanted, now=NOW)


def test_mail_that_is_gone_from_the_outbox_is_refused():
    mail = letter()
    OutboxMail.objects.all().delete()

    with pytest.raises(WrongState, match="Deze mail is er niet meer"):
        stop_mail(mail)
