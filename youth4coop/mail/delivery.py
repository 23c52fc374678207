"""Hand waiting mails to the mail server, again and again until it takes them (R7.12)."""

import datetime as dt
import email
import email.policy
import logging
import smtplib
from typing import Any, override

from django.conf import settings
from django.core.mail import EmailMessage, mailers
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F

from youth4coop.mail.models import MailState, OutboxMail
from youth4coop.mail.outbox import can_deliver

logger = logging.getLogger(__name__)

BATCH = 50
LEASE = dt.timedelta(minutes=10)
FIRST_WAIT = dt.timedelta(minutes=1)
LONGEST_WAIT = dt.timedelta(hours=6)
MOST_ATTEMPTS = 20  # about three days


class StoredMessage(EmailMessage):
    """A message as it was stored, with the same Message-ID on each try."""

    def __init__(self, mail: OutboxMail):
        super().__init__(to=[mail.to], from_email=settings.DEFAULT_FROM_EMAIL)
        self.raw = mail.raw.encode()

    @override
    def message(self, *, policy: Any = email.policy.default) -> Any:
        return email.message_from_bytes(self.raw, policy=policy)


def deliver_waiting(*, now: dt.datetime) -> int:
    """Try every mail whose time has come, once.

    A mail is claimed before it is tried: a second worker leaves it alone, and a worker that is
    killed only delays it by ten minutes.

    Returns:
        how many mails the server took.
    """
    if not can_deliver():
        return 0
    mailer = mailers["delivery"]
    waiting = OutboxMail.objects.filter(state=MailState.WAITING, next_try_at__lte=now)
    sent = 0
    for mail in waiting.order_by("next_try_at", "pk")[:BATCH]:
        if _claim(mail, now):
            sent += _try(mail, mailer, now)
    return sent


def wait_after(attempts: int) -> dt.timedelta:
    """Give how long to wait after this many attempts: 1, 2, 4 … minutes, at most 6 hours."""
    return min(FIRST_WAIT * (1 << (attempts - 1)), LONGEST_WAIT)


def _claim(mail: OutboxMail, now: dt.datetime) -> bool:
    """Take the mail for ourselves; False when another worker was first."""
    ours = OutboxMail.objects.filter(
        pk=mail.pk, state=MailState.WAITING, attempts=mail.attempts, next_try_at__lte=now
    ).update(attempts=F("attempts") + 1, next_try_at=now + LEASE)
    mail.attempts += ours
    return bool(ours)


def _try(mail: OutboxMail, mailer: BaseEmailBackend, now: dt.datetime) -> bool:
    try:
        mailer.send_messages([StoredMessage(mail)])
    except (OSError, ValueError) as error:
        _failed(mail, error, now)
        return False
    _sent(mail, now)
    return True


def _sent(mail: OutboxMail, now: dt.datetime) -> None:
    """Note that it went; what it said goes, since it may hold a code or a secret link (R5.02)."""
    mail.state, mail.sent_at, mail.error = MailState.SENT, now, ""
    mail.text = mail.html = mail.raw = ""
    mail.save()


def _failed(mail: OutboxMail, error: Exception, now: dt.datetime) -> None:
    mail.error = str(error)[:1000]
    mail.next_try_at = now + wait_after(mail.attempts)
    if _is_final(error) or mail.attempts >= MOST_ATTEMPTS:
        mail.state = MailState.FAILED
    mail.save(update_fields=["error", "next_try_at", "state"])
    logger.warning("Mail %s: attempt %s failed (%s).", mail.pk, mail.attempts, mail.state)


def _is_final(error: Exception) -> bool:
    """True where another try cannot help: the address is wrong, or the server never takes it."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _text in error.recipients.values())
    if isinstance(error, smtplib.SMTPDataError):
        return error.smtp_code >= 500
    return isinstance(error, ValueError)
