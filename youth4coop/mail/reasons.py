"""Why a mail did not arrive, in words that tell the coordinator what to do."""

import re
import smtplib

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# RFC 3463: class.subject.detail; the class says permanent or not, the rest says what is wrong.
_ENHANCED = re.compile(r"(?<![\d.])[245]\.(\d{1,3})\.(\d{1,3})(?![\d.])")
# RFC 5321 §4.2.2, for servers that give no more than the three digits.
_BASIC = re.compile(r"(?<![\d.])([45]\d\d)(?![\d.])")

NO_SUCH_ADDRESS = _("De mailserver kent dit adres niet.")
FULL = _("De mailbox is vol.")
CLOSED = _("Deze mailbox neemt geen mail aan.")
TOO_BIG = _("De mail is te groot voor deze mailbox.")
NOT_REACHED = _("De mailserver van de ontvanger was dagenlang niet te bereiken.")
REFUSED = _("De mailserver van de ontvanger weigert onze mail.")
UNKNOWN = _("De mailserver nam de mail niet aan.")

_BY_DETAIL: dict[tuple[str, str], Promise] = {
    ("1", "8"): REFUSED,  # it is our own address that is not liked
    ("1", "7"): REFUSED,
    ("2", "2"): FULL,
    ("2", "3"): TOO_BIG,
    ("3", "4"): TOO_BIG,
    ("4", "1"): NOT_REACHED,
    ("4", "4"): NO_SUCH_ADDRESS,  # its domain takes no mail
    ("4", "7"): NOT_REACHED,
}
_BY_SUBJECT: dict[str, Promise] = {
    "1": NO_SUCH_ADDRESS,
    "2": CLOSED,
    "4": NOT_REACHED,
    "7": REFUSED,
}
_BY_BASIC: dict[str, Promise] = {
    "550": NO_SUCH_ADDRESS,
    "551": NO_SUCH_ADDRESS,
    "552": FULL,
    "553": NO_SUCH_ADDRESS,
    "554": REFUSED,
}


def what_was_said(error: Exception) -> str:
    """Give the answer of a mail server as it stands in its log, or what went wrong before that."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        answers: list[tuple[int, bytes | str]] = [*error.recipients.values()]
    elif isinstance(error, smtplib.SMTPResponseException):
        answers = [(error.smtp_code, error.smtp_error)]
    else:
        return str(error) or type(error).__name__
    return "; ".join(f"{code} {_readable(text)}" for code, text in answers)


def _readable(text: bytes | str) -> str:
    """Give the text on one line, without signs that a database refuses."""
    decoded = text.decode(errors="replace") if isinstance(text, bytes) else text
    return " ".join(decoded.replace("\0", "").split())


def reason_in_words(error: str) -> str | Promise:
    """Give one sentence for what a mail server said."""
    if found := _ENHANCED.search(error):
        subject, detail = found[1], found[2]
        return _BY_DETAIL.get((subject, detail)) or _BY_SUBJECT.get(subject, UNKNOWN)
    codes = _BASIC.findall(error)
    return next((_BY_BASIC[code] for code in codes if code in _BY_BASIC), UNKNOWN)
