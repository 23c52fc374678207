"""Put a mail on its way: one row, in the same transaction as what it announces."""

import datetime as dt
from dataclasses import dataclass, field
from email.utils import make_msgid
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import Q, QuerySet
from django.utils.translation import get_language

from youth4coop.mail.models import MailState, OutboxMail

LONGEST_SUBJECT = 200
SHORT_SUBJECT = 60  # as much as a phone shows of it (R7.01)
# Mail of libraries, such as the code to log in with: what it says is worth something to a thief.
SECRET_PURPOSES = {"account"}
KEPT = dt.timedelta(days=90)


@dataclass(frozen=True)
class LinkWish:
    """A secret link that a mail gets on its way out."""

    purpose: str
    object_id: int
    expires_at: dt.datetime


@dataclass(frozen=True)
class Letter:
    """One mail to one person.

    Args:
        text: paragraphs with a little Markdown, see `body`.
        purpose: the kind of mail, such as "invitation_sent".
        about: the thing it is about, such as "session:12"; mails about one thing are one thread.
        once: what exactly it is for; the same is mailed once (R7.12).
        links: name -> link; the text leads to `link:<name>`.
        calendar: an iCalendar text, sent as an alternative part with `calendar_method`.
    """

    to: str
    subject: str
    text: str
    purpose: str
    about: str = ""
    once: str | None = None
    language: str = "nl"
    links: dict[str, LinkWish] = field(default_factory=dict)
    calendar: str = ""
    calendar_method: str = ""


def enqueue(letter: Letter, *, now: dt.datetime, send_at: dt.datetime | None = None) -> OutboxMail:
    """Store one mail; the worker sends it after the transaction, and not before `send_at`.

    Returns:
        The new mail, or the one that was stored before under the same `once`.
    """
    if letter.once and (known := OutboxMail.objects.filter(once=letter.once).first()):
        return known
    return OutboxMail.objects.create(
        to=one_line(letter.to),
        language=letter.language,
        subject=one_line(letter.subject)[:LONGEST_SUBJECT],
        text=letter.text,
        links={name: _as_json(link) for name, link in letter.links.items()},
        calendar=letter.calendar,
        calendar_method=letter.calendar_method,
        purpose=letter.purpose,
        about=letter.about,
        once=letter.once,
        message_id=make_msgid(domain=our_domain()),
        created_at=now,
        send_at=send_at or now,
    )


def store(message: EmailMessage, *, now: dt.datetime) -> list[OutboxMail]:
    """Store what a library mails, for each recipient apart, so that nobody sees the others."""
    words = str(message.subject), str(message.body), "account"
    language = get_language() or settings.LANGUAGE_CODE
    return [enqueue(Letter(to, *words, language=language), now=now) for to in message.recipients()]


def one_line(text: str) -> str:
    """Give the text on one line, so that a header value never starts another header."""
    return " ".join(text.split())


def our_domain() -> str:
    """Give the host of this site, as it stands in the ids of mails and calendar items."""
    return urlsplit(settings.BASE_URL).hostname or "localhost"


def can_deliver() -> bool:
    """True where the site has a mail server (MAIL_URL)."""
    return "delivery" in settings.MAILERS


def exists(once: str) -> bool:
    """Tell whether there is a mail under this key already."""
    return OutboxMail.objects.filter(once=once).exists()


def readable() -> QuerySet[OutboxMail]:
    """Give the mails that a coordinator may read: all but those that let somebody log in."""
    return OutboxMail.objects.exclude(purpose__in=SECRET_PURPOSES)


def not_arrived() -> QuerySet[OutboxMail]:
    """Give the mails that will never arrive: the address does not work, or the server refuses."""
    return readable().filter(state=MailState.FAILED)


def forget_mails(*, now: dt.datetime) -> int:
    """Remove mails that went, or were stopped, more than 90 days ago (R4.05).

    Returns:
        how many.
    """
    lasting = Q(state__in=[MailState.WAITING, MailState.SENDING]) | Q(pk__in=not_arrived())
    ended = OutboxMail.objects.exclude(lasting)
    number, _by_model = ended.filter(created_at__lt=now - KEPT).delete()
    return number


def _as_json(link: LinkWish) -> dict[str, str | int]:
    return {
        "purpose": link.purpose,
        "object_id": link.object_id,
        "expires_at": link.expires_at.isoformat(),
    }
