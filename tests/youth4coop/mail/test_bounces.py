"""What mail servers send back: samples in the style of Postfix and of Exchange."""

import datetime as dt
import io
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import NOW
from tests.youth4coop.mail.letters import AN, letter
from youth4coop.mail.bounces import Bounce, UnreadableBounce, read_bounces, take_bounce
from youth4coop.mail.models import OutboxMail

pytestmark = pytest.mark.django_db

REPORTS = Path(__file__).with_name("reports")
OURS = "<179550733012.4711.1234567890@youth4coop.example>"
UNKNOWN_USER = (
    "550 5.1.1 <an@school.example>: Recipient address rejected: "
    "User unknown in virtual mailbox table"
)
NOT_FOUND = (
    "550 5.1.10 RESOLVER.ADR.RecipientNotFound; "
    "Recipient an@school.example not found by SMTP address lookup"
)
FULL = "554 5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException"
GAVE_UP = "4.4.1 connect to mx.school.example[192.0.2.25]:25: Connection timed out"


def report(name):
    return (REPORTS / f"{name}.eml").read_bytes()


def sent(**changes):
    return letter(state="sent", **{"message_id": OURS} | changes)


def state(mail):
    mail.refresh_from_db()
    return mail.state, mail.error


@pytest.mark.parametrize(
    ("name", "bounces"),
    [
        ("postfix_unknown_user", [Bounce(OURS, (AN,), UNKNOWN_USER)]),
        ("postfix_gave_up", [Bounce("", (AN,), GAVE_UP)]),
        ("postfix_delayed", []),
        ("exchange_not_found", [Bounce(OURS, (AN, "an@tenant.onmicrosoft.example"), NOT_FOUND)]),
        ("exchange_mailbox_full", [Bounce("", ("AN@School.example",), FULL)]),
    ],
)
def test_report_is_read(name, bounces):
    assert read_bounces(report(name)) == bounces


def test_mail_is_found_by_its_id():
    ours, later = sent(), letter(state="sent", purpose="count_reminder_teacher")

    assert take_bounce(report("postfix_unknown_user"), now=NOW) == [ours]

    assert state(ours) == ("failed", UNKNOWN_USER)
    assert state(later) == ("sent", "")


@pytest.mark.parametrize("name", ["postfix_gave_up", "exchange_mailbox_full"])
def test_last_mail_to_the_address_is_meant_where_no_id_comes_back(name):
    first, last, other = sent(), letter(state="sent"), letter(state="sent", to="b@school.example")
    letter()

    assert take_bounce(report(name), now=NOW) == [last]
    assert [state(mail)[0] for mail in (first, last, other)] == ["sent", "failed", "sent"]


def test_mail_of_weeks_ago_is_not_meant():
    old = sent()

    with pytest.raises(UnreadableBounce):
        take_bounce(report("postfix_gave_up"), now=NOW + dt.timedelta(days=15))

    assert state(old) == ("sent", "")


def test_mail_that_is_only_late_is_left_alone():
    mail = sent()

    assert take_bounce(report("postfix_delayed"), now=NOW) == []
    assert state(mail) == ("sent", "")


def test_same_report_twice_is_one_failure():
    mail = sent()
    raw = report("exchange_not_found")

    assert [take_bounce(raw, now=NOW), take_bounce(raw, now=NOW)] == [[mail], []]


@pytest.mark.parametrize("settled", ["settled", "waiting", "stopped"])
def test_mail_that_somebody_dealt_with_is_left_alone(settled):
    mail = sent()
    OutboxMail.objects.update(state=settled)

    assert take_bounce(report("postfix_unknown_user"), now=NOW) == []
    assert state(mail) == (settled, "")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\0\xff\xfe",
        b"Subject: Buiten kantoor\r\n\r\nIk ben er volgende week weer.",
        b"Content-Type: multipart/report; boundary=x\r\n\r\n--x\r\n",
        b"Content-Type: message/delivery-status\r\n\r\nFinal-Recipient",
    ],
)
def test_what_is_no_report_is_refused(raw):
    with pytest.raises(UnreadableBounce, match="geen bericht over een mail die niet aankwam"):
        take_bounce(raw, now=NOW)


def test_report_about_mail_of_somebody_else_is_refused():
    with pytest.raises(UnreadableBounce, match=r"We kennen de mail naar an@school\.example niet"):
        take_bounce(report("postfix_unknown_user"), now=NOW)


def test_signs_that_a_database_refuses_are_left_out():
    mail = sent()
    raw = report("postfix_unknown_user").replace(b"User unknown in", b"User\0 unbekannt f\xfcr")

    take_bounce(raw, now=NOW)

    assert state(mail)[1].endswith("User unbekannt f�r virtual mailbox table")


def test_long_diagnostic_is_cut():
    mail = sent()
    raw = report("exchange_not_found").replace(b"; Recipient", b"; " + b"x" * 5000)

    take_bounce(raw, now=NOW)

    assert len(state(mail)[1]) == 1000


@given(st.data())
def test_report_that_is_cut_or_mangled_is_read_or_refused(data):
    raw = bytearray(report(data.draw(st.sampled_from(sorted(r.stem for r in REPORTS.iterdir())))))
    for at in data.draw(st.lists(st.integers(0, len(raw) - 1), max_size=5)):
        raw[at] = data.draw(st.integers(0, 255))
    try:
        bounces = read_bounces(bytes(raw[: data.draw(st.integers(0, len(raw)))]))
    except UnreadableBounce:
        return
    assert all(isinstance(bounce, Bounce) for bounce in bounces)


@pytest.fixture
def pipe(monkeypatch):
    """Gives something to the command as a mail server does."""

    def give(raw):
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(raw)))
        out = io.StringIO()
        call_command("take_bounce", stdout=out)
        return out.getvalue()

    return give


def test_command_says_which_mail_did_not_arrive(pipe):
    mail = sent()

    assert pipe(report("postfix_unknown_user")) == f"{AN}: {UNKNOWN_USER}\n"
    assert state(mail)[0] == "failed"


def test_command_says_nothing_of_a_delay(pipe):
    sent()

    assert pipe(report("postfix_delayed")) == ""


def test_command_ends_with_1_and_a_sentence(pipe):
    with pytest.raises(CommandError, match="Dit is geen bericht") as caught:
        pipe(b"Hallo")

    assert caught.value.returncode == 1
