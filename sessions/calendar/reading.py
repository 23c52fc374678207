"""What a session says in a calendar, in the active language."""

import datetime as dt
from email.utils import parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from sessions.calendar.writing import Mailbox, SessionEvent
from sessions.choices import Format, SessionState
from sessions.models import ClassroomSession


def event_of(
    session: ClassroomSession,
    recipient_name: str,
    recipient_email: str,
    link: str,
    *,
    now: dt.datetime,
) -> SessionEvent:
    """Give a session as it stands in the calendar of one person.

    Args:
        link: the address of the page on which this person finds more.
    """
    booked = session.state in SessionState.booked
    return SessionEvent(
        uid=f"sessie-{session.pk}@{urlsplit(settings.BASE_URL).hostname}",
        sequence=session.sequence,
        start=session.start,
        end=session.end,
        summary=_summary(session, booked=booked),
        location=place_of(session),
        description=_description(session, link, booked=booked),
        organizer=_coordinator(),
        attendee=Mailbox(recipient_name, recipient_email),
        status="CONFIRMED" if booked else "CANCELLED",
        written_at=now,
    )


def place_of(session: ClassroomSession) -> str:
    """Write where to go: the school or the cooperative with its address, or that it is online."""
    if session.format == Format.ONLINE:
        return _("Online")
    if session.format == Format.AT_COOPERATIVE:
        hosts = dict.fromkeys(row.cooperative for row in session.session_speakers.all())
        return "; ".join(f"{host.name}, {host.postal_code} {host.municipality}" for host in hosts)
    school = session.school
    parts = [school.name, school.street, f"{school.postal_code} {school.municipality}"]
    return ", ".join(part for part in parts if part)


def _summary(session: ClassroomSession, *, booked: bool) -> str:
    cooperatives = dict.fromkeys(row.cooperative.name for row in session.session_speakers.all())
    names = {"cooperatives": ", ".join(cooperatives), "school": session.school}
    summary = _("Ondernemer voor de klas: %(cooperatives)s, voor %(school)s") % names
    return summary if booked else _("Geannuleerd: %(summary)s") % {"summary": summary}


def _description(session: ClassroomSession, link: str, *, booked: bool) -> str:
    rows = session.session_speakers.all()
    lines = [
        _("Spreker: %(names)s") % {"names": ", ".join(row.speaker.name for row in rows)},
        _("Klas: %(names)s") % {"names": ", ".join(group.name for group in session.groups.all())},
    ]
    if session.goal:
        lines.append(_("Doel van de les: %(goal)s") % {"goal": session.goal})
    lines += ["", link]
    if booked:
        lines += ["", _("Kun je toch niet? Gebruik de knop in de mail.")]
    return "\n".join(lines)


def _coordinator() -> Mailbox:
    name, address = parseaddr(settings.MAIL_REPLY_TO)
    return Mailbox(name or "Youth4coop", address)
