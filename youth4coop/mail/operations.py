"""What a coordinator does with a mail: change, send now, stop, postpone, and what did not arrive.

Each locks the row. A worker claims a mail with one UPDATE: that waits for the lock and then sees
what was done here; a mail that it claimed before is refused here.
"""

import datetime as dt
from collections.abc import Iterator
from email.utils import make_msgid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from youth4coop.mail.body import links_in
from youth4coop.mail.delivery import StillWanted
from youth4coop.mail.message import LINK
from youth4coop.mail.models import MailState, OutboxMail
from youth4coop.mail.outbox import SHORT_SUBJECT, one_line, our_domain
from youth4coop.mail.quiet import Audience, allowed_from
from youth4coop.refusals import WrongState
from youth4coop.terms.in_words import clock, day_in_words
from youth4coop.validation import invalid

LONGEST_ADDRESS = 254
FURTHEST = dt.timedelta(days=366)


@transaction.atomic
def change_mail(mail: OutboxMail, *, subject: str, text: str, button: str = "") -> OutboxMail:
    """Give a waiting mail other words; from then on it is not written anew when it goes.

    Args:
        button: the link without which the mail makes no sense; "" where there is none.

    Raises:
        ValidationError: at `subject`: missing, or over 60 characters; at `text`: missing, a link
            that the mail does not have, or the button is gone.
        WrongState: it does not wait (any more).
    """
    mail = _lock(mail, MailState.WAITING)
    subject, text = one_line(subject), "\n".join(text.strip().splitlines())
    _check_words(mail, subject, text, button)
    mail.subject, mail.text, mail.edited = subject, text, True
    mail.save(update_fields=["subject", "text", "edited"])
    return mail


@transaction.atomic
def send_now(mail: OutboxMail, *, now: dt.datetime) -> OutboxMail:
    """Let a waiting mail go in the worker's next round, whatever the hour.

    Raises:
        WrongState: it does not wait (any more).
    """
    mail = _lock(mail, MailState.WAITING)
    mail.send_at = now
    mail.save(update_fields=["send_at"])
    return mail


@transaction.atomic
def postpone_mail(
    mail: OutboxMail, *, at: dt.datetime, to: Audience, now: dt.datetime
) -> OutboxMail:
    """Let a waiting mail go at another moment.

    Args:
        to: the kind of person it is for, whose quiet hours and days are kept (R7.10).

    Raises:
        ValidationError: at `at`: in the past, over a year away, or no moment for mail.
        WrongState: it does not wait (any more).
    """
    mail = _lock(mail, MailState.WAITING)
    _check_moment(at, to, now)
    mail.send_at = at
    mail.save(update_fields=["send_at"])
    return mail


@transaction.atomic
def stop_mail(mail: OutboxMail) -> OutboxMail:
    """Keep a waiting mail from going.

    Raises:
        WrongState: it does not wait (any more).
    """
    return _move(_lock(mail, MailState.WAITING), MailState.STOPPED)


def can_resume(mail: OutboxMail, *, now: dt.datetime) -> bool:
    """Tell whether a stopped mail can still go at its own moment."""
    return mail.state == MailState.STOPPED and mail.send_at > now


@transaction.atomic
def resume_mail(mail: OutboxMail, *, still_wanted: StillWanted, now: dt.datetime) -> OutboxMail:
    """Let a stopped mail go after all, at its own moment.

    Args:
        still_wanted: the same question that is asked just before a mail goes.

    Raises:
        WrongState: it is not stopped, its moment has passed, or an answer made it needless.
    """
    mail = _lock(mail, MailState.STOPPED)
    if not can_resume(mail, now=now):
        raise WrongState(_("Het moment van deze mail is voorbij."))
    if not still_wanted(mail):
        raise WrongState(_("Deze mail is niet meer nodig."))
    return _move(mail, MailState.WAITING)


@transaction.atomic
def settle_failed(mail: OutboxMail) -> OutboxMail:
    """Note that somebody has dealt with a mail that did not arrive.

    Raises:
        WrongState: it is no mail that did not arrive.
    """
    return _move(_lock(mail, MailState.FAILED), MailState.SETTLED)


@transaction.atomic
def retry_failed(mail: OutboxMail, *, to: str, send_at: dt.datetime) -> OutboxMail:
    """Try a mail that did not arrive from the beginning, perhaps at another address.

    To another address it is another message: what still comes back about the old one is not about
    this one.

    Raises:
        ValidationError: at `to`: no address.
        WrongState: it is no mail that did not arrive.
    """
    mail = _lock(mail, MailState.FAILED)
    to = clean_address(to, field="to")
    if to != mail.to:
        mail.to, mail.message_id = to, make_msgid(domain=our_domain())
    mail.attempts, mail.error, mail.sent_at, mail.send_at = 0, "", None, send_at
    mail.save(update_fields=["to", "message_id", "attempts", "error", "sent_at", "send_at"])
    return _move(mail, MailState.WAITING)


def clean_address(address: str, *, field: str) -> str:
    """Give an address as it is stored.

    Raises:
        ValidationError: at the field: no address.
    """
    address = address.strip().lower()
    try:
        validate_email(address)
        MaxLengthValidator(LONGEST_ADDRESS)(address)
    except ValidationError:
        message = _("Vul een e-mailadres in met een @, zoals naam@school.be.")
        raise invalid(field, message, "invalid") from None
    return address


def readdress(*, old: str, new: str) -> int:
    """Send the mails that wait for an address to another one.

    Returns:
        how many.
    """
    return OutboxMail.objects.filter(state=MailState.WAITING, to=old).update(to=new)


def _lock(mail: OutboxMail, state: MailState) -> OutboxMail:
    """Read the row again, locked until the transaction ends, and refuse it in any other state."""
    locked = OutboxMail.objects.select_for_update().filter(pk=mail.pk).first()
    if locked is None:
        raise WrongState(_("Deze mail is er niet meer."))
    if locked.state != state:
        raise WrongState(_why_not(locked))
    return locked


def _why_not(mail: OutboxMail) -> str:
    if mail.state == MailState.SENDING:
        return _("Deze mail gaat net weg. Kijk over enkele minuten opnieuw.")
    if mail.state in {MailState.SENT, MailState.KEPT}:
        return _("Te laat: deze mail is al weg.")
    state = MailState(mail.state).label
    return _("Dat kan niet: de toestand van deze mail is “%(state)s”.") % {"state": state}


def _move(mail: OutboxMail, state: MailState) -> OutboxMail:
    mail.state = state
    mail.save(update_fields=["state"])
    return mail


def _check_words(mail: OutboxMail, subject: str, text: str, button: str) -> None:
    found = {
        "subject": list(_problems_of_subject(subject)),
        "text": list(_problems_of_text(mail, text, button)),
    }
    if errors := {field: problems for field, problems in found.items() if problems}:
        raise ValidationError(errors)


def _problems_of_subject(subject: str) -> Iterator[ValidationError]:
    if not subject:
        yield ValidationError(_("Vul een onderwerp in."), "required")
    if len(subject) > SHORT_SUBJECT:
        message = _("Schrijf hoogstens %(n)s tekens.")
        yield ValidationError(message, "max_length", params={"n": SHORT_SUBJECT})


def _problems_of_text(mail: OutboxMail, text: str, button: str) -> Iterator[ValidationError]:
    if not text:
        yield ValidationError(_("Vul een tekst in."), "required")
    if unknown := [name for name in LINK.findall(text) if name not in mail.links]:
        message = _("Deze mail heeft deze link niet: link:%(name)s.")
        yield ValidationError(message, "unknown_link", params={"name": unknown[0]})
    needed = _needed(mail, button)
    if needed and not needed & set(links_in(text)):
        message = _("De knop ontbreekt. Zet dit terug, met vierkante haken ervoor: (%(address)s)")
        yield ValidationError(message, "no_button", params={"address": min(needed)})


def _needed(mail: OutboxMail, button: str) -> set[str]:
    """Give the addresses of which one must stay.

    A button without a secret has its address in the text: there, some page of ours must stay.
    """
    if button in mail.links:
        return {f"link:{button}"}
    pages = {address for address in links_in(mail.text) if address.startswith(settings.BASE_URL)}
    return pages if button else set()


def _check_moment(at: dt.datetime, to: Audience, now: dt.datetime) -> None:
    if at <= now:
        raise invalid("at", _("Kies een moment dat nog komt."), "in_the_past")
    if at > now + FURTHEST:
        raise invalid("at", _("Kies een moment binnen het jaar."), "too_far")
    allowed = allowed_from(at, to)
    if allowed != at:
        first = f"{day_in_words(allowed)}, {clock(allowed)}"
        message = _("Dan gaat er geen mail weg. Het eerste moment erna is %(moment)s")
        raise invalid("at", message % {"moment": first}, "quiet")
