"""What there is to say about a request, an invitation or a session, in the active language."""

import datetime as dt
from collections.abc import Iterable

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from schools.models import ClassGroup, Teacher
from sessions.calendar.reading import place_of
from sessions.choices import Format
from sessions.figures.filters import Filters
from sessions.figures.periods import Period
from sessions.figures.statistics import statistics
from sessions.models import (
    ClassroomSession,
    Invitation,
    MomentProposal,
    Registration,
    SessionRequest,
    Speaker,
    practical_of,
)
from sessions.newcomers import Newcomer
from sessions.notices.variables import Value
from youth4coop.places import distance_km
from youth4coop.privacy.erased import is_erased_address
from youth4coop.terms.in_words import clock, day_in_words, hours, short_day


def of_request(request: SessionRequest) -> dict[str, Value]:
    """Give what a mail can say about a request."""
    groups = list(request.groups.all())
    moments = request.moments.all()
    return {
        "school": request.school.name,
        "town": request.school.municipality,
        "reference": request.reference,
        "groups": groups_in_words(groups),
        "pupils": pupils_in_words(sum(group.expected_pupils for group in groups)),
        "format": request.get_format_display(),
        "goal": request.goal,
        "moments": [moment_in_words(moment.start, moment.end) for moment in moments],
    }


def of_invitation(invitation: Invitation) -> dict[str, Value]:
    """Give what a mail can say about an invitation: its request, on the moments offered."""
    moments = invitation.moments.all()
    return {
        **of_request(invitation.request),
        "moments": [moment_in_words(moment.start, moment.end) for moment in moments],
        "cooperative": invitation.speaker.cooperative.name,
        "distance": distance_in_words(invitation.speaker, invitation.request),
        "sent": day_in_words(invitation.sent_at),
        "speaker_names": invitation.speaker.name,
        "passed_on_by": invitation.passed_on_by.name if invitation.passed_on_by else None,
    }


def of_proposal(proposal: MomentProposal) -> dict[str, Value]:
    """Give what a mail can say about other moments: the request's own, and those proposed."""
    invitation, until = proposal.invitation, proposal.expires_at
    moments = proposal.moments.all()
    return {
        **of_request(invitation.request),
        "speaker_names": _name(invitation.speaker),
        "cooperative": invitation.speaker.cooperative.name,
        "proposed": [moment_in_words(moment.start, moment.end) for moment in moments],
        "expires": f"{day_in_words(until)}, {clock(until)}",
    }


def of_session(session: ClassroomSession, now: dt.datetime) -> dict[str, Value]:
    """Give what a mail can say about a session; who it is for decides what is shown of it."""
    groups = list(session.groups.all())
    speakers = [row.speaker for row in session.session_speakers.all()]
    return {
        "school": session.school.name,
        "town": session.school.municipality,
        "day": day_in_words(session.start),
        "day_short": short_day(session.start),
        "start": clock(session.start),
        "hours": hours(session.start, session.end),
        "place": place_of(session),
        "format": session.get_format_display(),
        "groups": groups_in_words(groups),
        "pupils": pupils_in_words(sum(group.expected_pupils for group in groups)),
        "pupils_counted": pupils_in_words(session.pupils) if session.pupils else None,
        "goal": session.goal,
        "speaker_names": get_text_list([_name(speaker) for speaker in speakers], _("en")),
        **_contacts(session, speakers, now),
        "practical": practical_in_words(session),
        "needs": "; ".join(row.needs for row in session.session_speakers.all() if row.needs),
        "reason": session.ended_reason,
    }


def _contacts(
    session: ClassroomSession, speakers: list[Speaker], now: dt.datetime
) -> dict[str, Value]:
    """Give how both sides reach each other, as long as they may know (R4.08)."""
    teacher = teacher_of(session)
    if not session.shares_contacts(now):
        return {"speakers": None, "teacher": None}
    return {
        "speakers": [_contact(_name(row), row.email, row.phone) for row in speakers],
        "teacher": _contact(teacher.name, teacher.email, teacher.phone) if teacher else None,
    }


def of_registration(registration: Registration) -> dict[str, Value]:
    """Give what a mail can say about somebody who volunteers."""
    newcomer = Newcomer.of(registration.answers)
    told = newcomer.cooperative if newcomer else None
    known = registration.cooperative
    return {
        "cooperative": known.name if known else told.name if told else None,
        "newcomer": _contact(
            registration.name, registration.email, newcomer.speaker.phone if newcomer else ""
        ),
        "asked_by": registration.invited_by.name if registration.invited_by else None,
        "reason": registration.reason,
    }


def moment_in_words(start: dt.datetime, end: dt.datetime) -> str:
    """Write a day and its hours."""
    return f"{day_in_words(start)}, {hours(start, end)}"


def groups_in_words(groups: Iterable[ClassGroup]) -> str:
    """Write each class with its level and how many pupils are expected."""
    return "; ".join(
        f"{group.name} ({group.get_level_display()}), {pupils_in_words(group.expected_pupils)}"
        for group in groups
    )


def pupils_in_words(number: int) -> str:
    """Write how many pupils."""
    return ngettext("%(n)s leerling", "%(n)s leerlingen", number) % {"n": number}


def distance_in_words(speaker: Speaker, request: SessionRequest) -> str | None:
    """Write how far it is for a speaker who goes to the class (R2.17)."""
    if request.format != Format.IN_CLASS:
        return None
    school = request.school
    km = distance_km(speaker.latitude, speaker.longitude, school.latitude, school.longitude)
    return _("± %(km)s km") % {"km": round(km)}


def reach_in_words(cooperatives: list[int], today: dt.date) -> str | None:
    """Write how many pupils a cooperative has reached this calendar year."""
    if not cooperatives:
        return None
    year = Period.calendar_year(today.year)
    found = statistics(year, today=today, filters=Filters(cooperative=cooperatives[0]))
    if not (pupils := found.figures.pupils):
        return None
    text = _("Met jullie getuigenissen bereikten jullie dit jaar %(pupils)s.")
    return text % {"pupils": pupils_in_words(pupils)}


def practical_in_words(session: ClassroomSession) -> list[str] | None:
    """Write each thing that the teacher told for the speaker; None where there is nothing."""
    info = practical_of(session)
    return [f"{name}: {text}" for name, text in info.facts()] if info else None


def _name(speaker: Speaker) -> str:
    return f"{speaker.name} ({speaker.cooperative.name})"


def _contact(name: str, email: str, phone: str) -> str:
    if is_erased_address(email):
        return name
    return ", ".join(part for part in (name, email, phone) if part)


def teacher_of(session: ClassroomSession) -> Teacher | None:
    """Give the teacher who asked; a session that was entered directly has none."""
    return session.request.teacher if session.request else None
