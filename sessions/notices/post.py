"""Write a mail in the language of who gets it, and put it in the outbox for the right hour."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from sessions.notices.purposes import PURPOSES
from sessions.notices.variables import Value
from sessions.notices.wording import fill, wording
from youth4coop.mail.models import OutboxMail
from youth4coop.mail.outbox import Letter, LinkWish, enqueue
from youth4coop.mail.quiet import allowed_from


@dataclass(frozen=True)
class Recipient:
    """Who gets a mail, in which language; `key` tells apart those who get the same mail."""

    email: str
    name: str = ""
    language: str = "nl"
    key: str = ""


@dataclass(frozen=True)
class Notice:
    """What one mail says, before it is put into words.

    Args:
        about: the thing it is about, such as "session:12".
        round: 0, or higher where the same thing is announced again, such as a second move.
        links: name -> secret link; other addresses stand in `values`.
    """

    purpose: str
    about: str
    values: Mapping[str, Value]
    links: Mapping[str, LinkWish] = field(default_factory=dict)
    round: int = 0
    calendar: str = ""
    calendar_method: str = ""

    def once(self, to: Recipient) -> str:
        """Give the key under which this is mailed once: purpose, object, person and round."""
        return f"{self.purpose}:{self.about}:{to.key}:{self.round}"


def post(
    notice: Notice,
    to: Recipient,
    *,
    now: dt.datetime,
    send_at: dt.datetime | None = None,
    at_once: bool = False,
) -> OutboxMail:
    """Put the mail in the outbox; it goes at once or at the next hour at which it may (R7.10).

    Args:
        send_at: not before this moment.
        at_once: whatever the hour; also what answers what this person just did.
    """
    purpose = PURPOSES[notice.purpose]
    when = send_at or now
    if not (at_once or purpose.at_once):
        when = allowed_from(when, purpose.to)
    return enqueue(letter_of(notice, to), now=now, send_at=when)


def letter_of(notice: Notice, to: Recipient) -> Letter:
    """Put a notice into words."""
    names = {name: f"link:{name}" for name in notice.links}
    with translation.override(to.language):
        words = wording(notice.purpose, to.language)
        filled = fill(words, {**notice.values, "name": to.name, **names})
    return Letter(
        to=to.email,
        language=to.language,
        subject=filled.subject,
        text=filled.body,
        purpose=notice.purpose,
        about=notice.about,
        once=notice.once(to),
        links=dict(notice.links),
        calendar=notice.calendar,
        calendar_method=notice.calendar_method,
    )


def address(name: str, *args: object) -> str:
    """Give the full address of a page, as it stands in a mail."""
    return f"{settings.BASE_URL}{reverse(name, args=args)}"
