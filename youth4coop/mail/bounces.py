"""Read what a mail server sends back when it cannot deliver: RFC 3464, in a report of RFC 6522."""

import datetime as dt
import email
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message

from django.db import transaction
from django.utils.translation import gettext as _

from youth4coop.mail.models import MailState, OutboxMail

# Servers try for days: a report about an older mail than this is about another one.
LATEST = dt.timedelta(days=14)
LONGEST = 1000
ON_ITS_WAY = (MailState.SENDING, MailState.SENT)

type Headers = Message[str, str]


class UnreadableBounce(Exception):
    """What came in is no report about mail of ours."""


@dataclass(frozen=True)
class Bounce:
    """One recipient that a mail server gave up.

    Args:
        message_id: of the mail that did not arrive; "" where the report does not give it.
        recipients: the address that we wrote to, and the one it led to.
        reason: what the server said.
    """

    message_id: str
    recipients: tuple[str, ...]
    reason: str


@transaction.atomic
def take_bounce(raw: bytes, *, now: dt.datetime) -> list[OutboxMail]:
    """Note of which mails a report says that they will never arrive.

    Doing it twice does it once; what is only late is left alone.

    Returns:
        the mails that are now known not to have arrived.

    Raises:
        UnreadableBounce: it is no report, or one about a mail that we did not send.
    """
    taken = [(_find(bounce, now), bounce) for bounce in read_bounces(raw)]
    if unknown := [bounce for mail, bounce in taken if mail is None]:
        told = ", ".join(unknown[0].recipients)
        raise UnreadableBounce(_("We kennen de mail naar %(to)s niet.") % {"to": told or "?"})
    return [mail for mail, bounce in taken if mail and _note(mail, bounce)]


def read_bounces(raw: bytes) -> list[Bounce]:
    """Give the recipients that a report gives up: those that failed, not those that are late.

    Raises:
        UnreadableBounce: it is no delivery status notification.
    """
    parts = list(email.message_from_bytes(raw).walk())
    blocks = [block for part in parts for block in _blocks(part)]
    if not blocks:
        raise UnreadableBounce(_("Dit is geen bericht over een mail die niet aankwam (RFC 3464)."))
    message_id = next((found for part in parts if (found := _returned_id(part))), "")
    failed = [block for block in blocks if _field(block, "Action").lower() == "failed"]
    return [_bounce(block, message_id) for block in failed]


def _blocks(part: Headers) -> Iterator[Headers]:
    """Give the fields of each recipient; the first block is about the whole message."""
    if part.get_content_type() == "message/delivery-status":
        yield from (block for block in _inside(part) if "Final-Recipient" in block)


def _returned_id(part: Headers) -> str:
    """Give the Message-ID of the mail that came back: whole, or only its headers."""
    if part.get_content_type() == "text/rfc822-headers":
        content = part.get_payload(decode=True)
        returned = [email.message_from_bytes(content)] if isinstance(content, bytes) else []
    else:
        returned = _inside(part) if part.get_content_type() == "message/rfc822" else []
    return next((_field(mail, "Message-ID") for mail in returned), "")


def _inside(part: Headers) -> list[Headers]:
    """Give the messages in a part; none where it was too broken to be read."""
    payload = part.get_payload()
    return [one for one in payload if isinstance(one, Message)] if part.is_multipart() else []


def _bounce(block: Headers, message_id: str) -> Bounce:
    names = ("Original-Recipient", "Final-Recipient")
    recipients = [address for name in names if (address := _typed(_field(block, name)))]
    said = _typed(_field(block, "Diagnostic-Code"))
    status = _field(block, "Status")
    reason = said if status in said else f"{status} {said}".strip()
    return Bounce(message_id, tuple(dict.fromkeys(recipients)), reason[:LONGEST])


def _typed(value: str) -> str:
    """Give what stands behind the type, such as "rfc822;" or "smtp;" (RFC 3464 §2.1.2)."""
    return value.partition(";")[2].strip()


def _field(headers: Headers, name: str) -> str:
    """Give one header on one line, without signs that a database refuses."""
    return " ".join(str(headers.get(name, "")).replace("\0", "").split())


def _find(bounce: Bounce, now: dt.datetime) -> OutboxMail | None:
    """Find the mail by its id, or else the last one to one of these addresses."""
    mails = OutboxMail.objects.select_for_update()
    if bounce.message_id and (mail := mails.filter(message_id=bounce.message_id).first()):
        return mail
    recent = mails.filter(sent_at__gt=now - LATEST).order_by("-sent_at", "-pk")
    found = (recent.filter(to__iexact=address).first() for address in bounce.recipients)
    return next((mail for mail in found if mail), None)


def _note(mail: OutboxMail, bounce: Bounce) -> bool:
    if mail.state not in ON_ITS_WAY:
        return False
    mail.state, mail.error = MailState.FAILED, bounce.reason
    mail.save(update_fields=["state", "error"])
    return True
