"""A mail as it goes out: two parts, the calendar item, and headers that mail programs need."""

import datetime as dt
import re
from email.message import EmailMessage as StandardMessage
from email.policy import SMTP
from typing import Any, override

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import timezone

from youth4coop.links.operations import make_link
from youth4coop.mail.body import as_html, as_text
from youth4coop.mail.models import OutboxMail
from youth4coop.mail.outbox import our_domain

LINK = re.compile(r"link:(\w+)")
TEST_PREFIX = "[TEST] "


class OutgoingMessage(EmailMessage):
    """A stored mail with fresh secrets in its links.

    Each try gets its own, so that none is ever stored in clear text; all of them work, since a
    mail whose connection broke may have arrived.
    """

    def __init__(self, mail: OutboxMail, *, now: dt.datetime):
        self.stored = mail
        self.source = with_links(mail, now=now)
        super().__init__(to=[settings.MAIL_TEST_TO or mail.to], from_email=settings.MAIL_FROM)

    @override
    def message(self, *, policy: Any = SMTP) -> Any:
        mail = self.stored
        message = StandardMessage(policy=policy)
        message.set_content(as_text(self.source))
        html = as_html(self.source, title=mail.subject, language=mail.language)
        message.add_alternative(html, subtype="html")
        if mail.calendar:
            message.add_alternative(
                mail.calendar, subtype="calendar", params={"method": mail.calendar_method}
            )
        # After the parts: the first of them would take Content-Language for itself.
        for name, value in self._headers().items():
            message[name] = value
        return message

    def _headers(self) -> dict[str, Any]:
        mail = self.stored
        headers = {
            "From": settings.MAIL_FROM,
            "To": self.to[0],
            "Reply-To": settings.MAIL_REPLY_TO,
            "Subject": f"{TEST_PREFIX}{mail.subject}" if settings.MAIL_TEST_TO else mail.subject,
            "Date": timezone.now(),
            "Message-ID": mail.message_id,
            "Auto-Submitted": "auto-generated",
            "Content-Language": mail.language,
        }
        if mail.about:
            headers["References"] = thread_id(mail.about)
        if settings.MAIL_TEST_TO:
            headers["X-Original-To"] = mail.to
        return headers


def thread_id(about: str) -> str:
    """Give the id under which mail programs put all mails about one thing together."""
    return f"<{about.replace(':', '-')}@{our_domain()}>"


def with_links(mail: OutboxMail, *, now: dt.datetime) -> str:
    """Give the text of a mail with a new secret in each of its links."""
    addresses = {name: _address(link, mail.to, now) for name, link in mail.links.items()}
    return LINK.sub(lambda match: addresses.get(match[1], match[0]), mail.text)


def _address(link: dict[str, Any], to: str, now: dt.datetime) -> str:
    token = make_link(
        link["purpose"],
        link["object_id"],
        to,
        now=now,
        expires_at=dt.datetime.fromisoformat(link["expires_at"]),
    )
    return f"{settings.BASE_URL}{reverse('open_link', args=[token])}"
