"""What becomes of the mails to and about somebody who is forgotten."""

import datetime as dt

from django.db.models import Case, CharField, Q, Value, When
from icalendar import Calendar

from sessions.privacy.person import Person
from youth4coop.mail.models import MailState, OutboxMail

TEXTS = ("subject", "text", "error", "delivered", "calendar")
# A mail that did not go yet goes no more; one that did not arrive needs nobody's care any more.
_ENDS_AS = Case(
    When(state__in=[MailState.WAITING, MailState.SENDING], then=Value(MailState.STOPPED)),
    When(state=MailState.FAILED, then=Value(MailState.SETTLED)),
    default="state",
    output_field=CharField(),
)


def forget_mails_of(person: Person, *, now: dt.datetime) -> None:
    """Empty the mails to somebody, and leave them out of the mails to others."""
    to_them = Q(to__in=person.emails)
    about = Q(about__in=person.mails_about())
    for email in person.emails:
        about |= Q(text__icontains=email)
    for mail in OutboxMail.objects.filter(about & ~to_them):
        _leave_out(person, mail)
    OutboxMail.objects.filter(to_them).update(
        **dict.fromkeys(["to", *TEXTS], ""), links={}, state=_ENDS_AS, send_at=now
    )


def _leave_out(person: Person, mail: OutboxMail) -> None:
    changed = []
    for name in TEXTS:
        text = getattr(mail, name)
        kept = _of_calendar(person, text) if name == "calendar" else person.left_out_of(text)
        if kept != text:
            setattr(mail, name, kept)
            changed.append(name)
    if changed:
        mail.save(update_fields=changed)


def _of_calendar(person: Person, text: str) -> str:
    """Leave somebody out of a calendar item, whose long lines are folded (RFC 5545, 3.1)."""
    whole = text.replace("\r\n ", "")
    kept = person.left_out_of(whole)
    return text if kept == whole else Calendar.from_ical(kept).to_ical().decode()
