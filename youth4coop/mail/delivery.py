"""Hand waiting mails to the mail server, again and again until it takes them (R7.12)."""

import datetime as dt
import logging
import smtplib
from collections.abc import Callable

from django.conf import settings
from django.core.mail import mailers
from django.db.models import F

from youth4coop.mail.message import OutgoingMessage, with_links
from youth4coop.mail.models import MailState, OutboxMail
from youth4coop.mail.outbox import SECRET_PURPOSES, can_deliver
from youth4coop.mail.reasons import what_was_said

logger = logging.getLogger(__name__)

BATCH = 50
LEASE = dt.timedelta(minutes=10)
FIRST_WAIT = dt.timedelta(minutes=1)
LONGEST_WAIT = dt.timedelta(hours=6)
MOST_ATTEMPTS = 20  # about three days
# A mail that a worker was sending when it died is taken up by the next one.
UNSENT = (MailState.WAITING, MailState.SENDING)

type StillWanted = Callable[[OutboxMail], bool]


def deliver_waiting(*, now: dt.datetime, still_wanted: StillWanted = lambda _mail: True) -> int:
    """Try every mail whose time has come, once.

    A mail is claimed before it is tried: a second worker leaves it alone, and a worker that is
    killed only delays it by ten minutes. Without a mail server mails are kept, to be read.

    Args:
        still_wanted: asked just before a mail goes; it may bring the mail up to date. A mail that
            is not wanted any more is stopped.

    Returns:
        how many mails went.
    """
    waiting = OutboxMail.objects.filter(state__in=UNSENT, send_at__lte=now)
    gone = 0
    for mail in waiting.order_by("send_at", "pk")[:BATCH]:
        if _claim(mail, now):
            gone += _let_go(mail, still_wanted, now)
    return gone


def wait_after(attempts: int) -> dt.timedelta:
    """Give how long to wait after this many attempts: 1, 2, 4 … minutes, at most 6 hours."""
    return min(FIRST_WAIT * (1 << min(attempts - 1, 10)), LONGEST_WAIT)


def _claim(mail: OutboxMail, now: dt.datetime) -> bool:
    """Take the mail for ourselves; False when another worker was first, or it was stopped.

    From here until it is noted what came of it, `operations` refuses to change the mail.
    """
    ours = OutboxMail.objects.filter(
        pk=mail.pk, state__in=UNSENT, attempts=mail.attempts, send_at__lte=now
    ).update(state=MailState.SENDING, attempts=F("attempts") + 1, send_at=now + LEASE)
    if ours:
        mail.refresh_from_db()
    return bool(ours)


def _let_go(mail: OutboxMail, still_wanted: StillWanted, now: dt.datetime) -> bool:
    if not still_wanted(mail):
        mail.state = MailState.STOPPED
        mail.save(update_fields=["state"])
        return False
    if can_deliver():
        return _try(mail, now)
    keep(mail, now=now)
    return True


def keep(mail: OutboxMail, *, now: dt.datetime) -> None:
    """Note that a mail would have gone now; a demo keeps it with links that work."""
    if settings.DEMO:
        mail.delivered = with_links(mail, now=now)
        mail.save(update_fields=["delivered"])
    _gone(mail, MailState.KEPT, now)


def _try(mail: OutboxMail, now: dt.datetime) -> bool:
    try:
        mailers["delivery"].send_messages([OutgoingMessage(mail, now=now)])
    except (OSError, ValueError) as error:
        _failed(mail, error, now)
        return False
    _gone(mail, MailState.SENT, now)
    return True


def _gone(mail: OutboxMail, state: MailState, now: dt.datetime) -> None:
    """Note that it went; one of which a bounce came back already stays failed."""
    is_secret = mail.purpose in SECRET_PURPOSES and state != MailState.KEPT
    emptied = {"text": ""} if is_secret else {}
    OutboxMail.objects.filter(pk=mail.pk, state__in=UNSENT).update(
        state=state, sent_at=now, error="", **emptied
    )


def _failed(mail: OutboxMail, error: Exception, now: dt.datetime) -> None:
    """Note why, and try again later."""
    is_last = _is_final(error) or mail.attempts >= MOST_ATTEMPTS
    state = MailState.FAILED if is_last else MailState.WAITING
    OutboxMail.objects.filter(pk=mail.pk, state=MailState.SENDING).update(
        state=state, error=what_was_said(error)[:1000], send_at=now + wait_after(mail.attempts)
    )
    logger.warning("Mail %s: attempt %s failed (%s).", mail.pk, mail.attempts, state)


def _is_final(error: Exception) -> bool:
    """True where another try cannot help: the address is wrong, or the server never takes it."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _text in error.recipients.values())
    if isinstance(error, smtplib.SMTPDataError):
        return error.smtp_code >= 500
    return isinstance(error, ValueError)
