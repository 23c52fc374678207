"""Put a mail on its way: one row, in the same transaction as what it announces."""

import datetime as dt
from email.utils import make_msgid
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives

from youth4coop.mail.models import MailState, OutboxMail

LONGEST_SUBJECT = 200


def enqueue(
    *,
    to: str,
    subject: str,
    text: str,
    html: str = "",
    once: str | None = None,
    now: dt.datetime,
) -> OutboxMail:
    """Store one mail to one person; the worker sends it after the transaction.

    Args:
        once: what the mail is for, such as "invitation_sent:12"; the same is mailed once (R7.12).

    Returns:
        The new mail, or the one that was stored before under the same `once`.
    """
    if once and (known := OutboxMail.objects.filter(once=once).first()):
        return known
    message = EmailMultiAlternatives(one_line(subject), text, to=[one_line(to)])
    if html:
        message.attach_alternative(html, "text/html")
    return store(message, once=once, now=now)[0]


def store(message: EmailMessage, *, once: str | None = None, now: dt.datetime) -> list[OutboxMail]:
    """Store a message, for each of its recipients apart, so that nobody sees the others."""
    return [
        OutboxMail.objects.create(
            to=to,
            subject=one_line(str(message.subject))[:LONGEST_SUBJECT],
            text=str(message.body),
            html=_html_of(message),
            raw=_raw(message, to),
            once=once,
            state=first_state(),
            created_at=now,
            next_try_at=now,
        )
        for to in message.recipients()
    ]


def one_line(text: str) -> str:
    """Give the text on one line, so that a header value never starts another header."""
    return " ".join(text.split())


def first_state() -> MailState:
    """Mail waits for the worker, or is kept to be read where the site has no mail server."""
    return MailState.WAITING if can_deliver() else MailState.KEPT


def can_deliver() -> bool:
    """True where the site has a mail server (MAIL_URL)."""
    return "delivery" in settings.MAILERS


def _html_of(message: EmailMessage) -> str:
    for alternative in getattr(message, "alternatives", []):
        if alternative.mimetype == "text/html":
            return str(alternative.content)
    return ""


def _raw(message: EmailMessage, to: str) -> str:
    """Give the whole message to one recipient, with the Message-ID that each try will carry."""
    domain = urlsplit(settings.BASE_URL).hostname
    built = message.message()
    for name, value in {
        "Message-ID": make_msgid(domain=domain),
        "Auto-Submitted": "auto-generated",
        "To": to,
    }.items():
        del built[name]
        built[name] = value
    del built["Cc"]
    return built.as_bytes().decode()
