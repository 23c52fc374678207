"""What a mail server says, in one sentence of ours."""

import pytest

from youth4coop.mail.reasons import reason_in_words


@pytest.mark.parametrize(
    ("error", "words"),
    [
        ("{'an@b.example': (550, b'5.1.1 <an@b.example>: User unknown')}", "bestaat niet"),
        ("550 5.1.10 RESOLVER.ADR.RecipientNotFound", "bestaat niet"),
        ("{'an@b.example': (550, b'no such user')}", "bestaat niet"),
        ("5.4.4 Host or domain name not found", "bestaat niet"),
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
