"""What a mail server says, in one sentence of ours."""

import smtplib

import pytest

from youth4coop.mail.reasons import reason_in_words, what_was_said


@pytest.mark.parametrize(
    ("error", "words"),
    [
        ("{'an@b.example': (550, b'5.1.1 <an@b.example>: User unknown')}", "kent dit adres niet"),
        ("550 5.1.10 RESOLVER.ADR.RecipientNotFound", "kent dit adres niet"),
        ("{'an@b.example': (550, b'no such user')}", "kent dit adres niet"),
        ("5.4.4 Host or domain name not found", "kent dit adres niet"),
        ("554 5.2.2 mailbox full", "is vol"),
        ("(552, b'over quota')", "is vol"),
        ("5.2.1 disabled", "neemt geen mail aan"),
        ("550 5.7.1 rejected by policy of 203.0.113.5", "weigert onze mail"),
        ("550 5.1.8 sender refused", "weigert onze mail"),
        ("554 refused", "weigert onze mail"),
        ("4.4.1 connect to mx.school.example[192.0.2.25]:25: timed out", "te bereiken"),
        ("552 5.3.4 message too big", "te groot"),
        ("[Errno 111] Connection refused", "nam de mail niet aan"),
        ("host 198.51.100.5 said no", "nam de mail niet aan"),
        ("", "nam de mail niet aan"),
    ],
)
def test_reason_is_said_in_plain_words(error, words):
    assert words in str(reason_in_words(error))


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            smtplib.SMTPRecipientsRefused({"a@b.be": (550, b"5.1.1 no\r\n5.1.1 user")}),
            "550 5.1.1 no 5.1.1 user",
        ),
        (smtplib.SMTPDataError(451, b"later\0 f\xfcr"), "451 later f\ufffdr"),
        (smtplib.SMTPConnectError(421, "busy"), "421 busy"),
        (smtplib.SMTPServerDisconnected("gone"), "gone"),
        (ConnectionRefusedError(), "ConnectionRefusedError"),
    ],
)
def test_answer_of_a_server_is_kept_as_it_stands_in_its_log(error, said):
    assert what_was_said(error) == said
