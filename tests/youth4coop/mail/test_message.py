"""A mail as it leaves: parts, headers and the calendar item."""

import email
import email.policy

import pytest

from tests.factories import NOW
from youth4coop.mail.backends import OutboxBackend
from youth4coop.mail.message import OutgoingMessage, thread_id
from youth4coop.mail.models import OutboxMail
from youth4coop.mail.outbox import Letter, enqueue

pytestmark = pytest.mark.django_db

CALENDAR = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Coöperatie\r\nEND:VCALENDAR\r\n"


def outgoing(**changes):
    answers = {"to": "an@school.example", "subject": "Gepland: coöperatie", "text": "Dag Zoë,"}
    stored = enqueue(Letter(**{**answers, "purpose": "digest"} | changes), now=NOW)
    raw = OutgoingMessage(stored, now=NOW).message().as_bytes()
    return email.message_from_bytes(raw, policy=email.policy.default)


def test_text_comes_first_and_html_second():
    message = outgoing()

    assert message.get_content_type() == "multipart/alternative"
    parts = list(message.iter_parts())
    assert [part.get_content_type() for part in parts] == ["text/plain", "text/html"]
    assert parts[0].get_content().splitlines() == ["Dag Zoë,"]
    assert "<p>Dag Zoë,</p>" in parts[1].get_content()


def test_calendar_is_a_third_alternative_with_its_method():
    message = outgoing(calendar=CALENDAR, calendar_method="REQUEST")

    part = list(message.iter_parts())[2]
    assert part.get_content_type() == "text/calendar"
    assert dict(part["Content-Type"].params) == {"charset": "utf-8", "method": "REQUEST"}
    assert part.get_content().replace("\r\n", "\n") == CALENDAR.replace("\r\n", "\n")
    assert part.get_content_disposition() is None


def test_headers_say_who_what_and_that_no_person_wrote_it(settings):
    settings.MAIL_FROM = "Youth4coop <post@y4c.example>"
    settings.MAIL_REPLY_TO = "coordinator@y4c.example"
    message = outgoing(about="session:12", language="fr")

    names = [
        "From",
        "To",
        "Reply-To",
        "Subject",
        "Auto-Submitted",
        "Content-Language",
        "References",
    ]
    assert [message[name] for name in names] == [
        "Youth4coop <post@y4c.example>",
        "an@school.example",
        "coordinator@y4c.example",
        "Gepland: coöperatie",
        "auto-generated",
        "fr",
        "<session-12@localhost>",
    ]
    assert message["Message-ID"] == OutboxMail.objects.get().message_id
    assert message["List-Unsubscribe"] is None


def test_mails_about_one_thing_are_one_thread():
    assert thread_id("session:12") == "<session-12@localhost>"
    assert outgoing()["References"] is None


def test_test_mode_sends_everything_to_one_address(settings):
    settings.MAIL_TEST_TO = "test@y4c.example"
    message = outgoing()

    assert (message["To"], message["X-Original-To"]) == ("test@y4c.example", "an@school.example")
    assert message["Subject"] == "[TEST] Gepland: coöperatie"


def test_what_a_library_mails_goes_through_the_outbox_to_each_apart():
    from django.core.mail import EmailMessage

    message = EmailMessage("Je code", "ABCD-EFGH", to=["an@y.example"], cc=["bo@y.example"])
    assert OutboxBackend().send_messages([message]) == 1

    rows = OutboxMail.objects.order_by("to").values_list("to", "subject", "text", "purpose")
    assert list(rows) == [
        ("an@y.example", "Je code", "ABCD-EFGH", "account"),
        ("bo@y.example", "Je code", "ABCD-EFGH", "account"),
    ]
