"""What a certificate says, in the active language. Never anything about one pupil."""

import datetime as dt
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sessions.choices import SessionState
from sessions.models import ClassroomSession, Speaker
from sessions.operations.sides import own_row, side_of
from youth4coop.refusals import WrongState
from youth4coop.terms.in_words import day_in_words, hours
from youth4coop.users.models import User


@dataclass(frozen=True)
class Certificate:
    """The words of one page; `rows` are pairs of a label and a value."""

    language: str
    title: str
    heading: str
    sentence: str
    rows: tuple[tuple[str, str], ...]
    closing: str
    footer: str


def certificate_for_speaker(
    session: ClassroomSession, speaker: Speaker, *, today: dt.date
) -> Certificate:
    """Give the proof that a speaker told their story.

    Raises:
        WrongState: nobody said yet that the session took place.
    """
    _refuse_unless_held(session)
    names = {"name": speaker.name, "cooperative": _cooperative_of(session, speaker)}
    sentence = _("%(name)s van %(cooperative)s gaf een getuigenis als ondernemer voor de klas.")
    return _certificate(session, _("Bewijs van getuigenis"), sentence % names, today)


def certificate_for_teacher(session: ClassroomSession, *, today: dt.date) -> Certificate:
    """Give the confirmation that a class had a speaker.

    Raises:
        WrongState: nobody said yet that the session took place.
    """
    _refuse_unless_held(session)
    names = {"school": session.school.name, "speakers": _speakers(session)}
    sentence = _("%(school)s ontving %(speakers)s als ondernemer voor de klas.")
    return _certificate(session, _("Bevestiging van deelname"), sentence % names, today)


def certificate_for(session: ClassroomSession, who: User, *, today: dt.date) -> Certificate | None:
    """Give the paper of somebody's own side; None for who is on none.

    Raises:
        WrongState: nobody said yet that the session took place.
    """
    if row := own_row(session, who):
        return certificate_for_speaker(session, row.speaker, today=today)
    return certificate_for_teacher(session, today=today) if side_of(session, who) else None


def _refuse_unless_held(session: ClassroomSession) -> None:
    if session.state not in SessionState.given:
        raise WrongState(_("Dit kan pas als de les gegeven is."))


def _certificate(
    session: ClassroomSession, heading: str, sentence: str, today: dt.date
) -> Certificate:
    return Certificate(
        language=translation.get_language() or "nl",
        title=f"{heading}, {day_in_words(session.day)}",
        heading=heading,
        sentence=sentence,
        rows=_rows(session),
        closing=_(
            "Youth4coop brengt ondernemers uit coöperaties in de klas. Een project van Coopkracht."
        ),
        footer=_("Sessie %(number)s. Gemaakt op %(day)s.")
        % {"number": session.pk, "day": day_in_words(today)},
    )


def _rows(session: ClassroomSession) -> tuple[tuple[str, str], ...]:
    place = f"{session.school.name}, {session.school.municipality}"
    rows = [
        (_("Wanneer"), f"{day_in_words(session.start)}, {hours(session.start, session.end)}"),
        (_("School"), place),
        (_("Spreker"), _speakers(session)),
        (_("Klas"), ", ".join(group.name for group in session.groups.all())),
    ]
    if session.pupils:
        count = ngettext("%(n)s leerling", "%(n)s leerlingen", session.pupils)
        rows.append((_("Aanwezig"), count % {"n": session.pupils}))
    return tuple(rows)


def _speakers(session: ClassroomSession) -> str:
    return ", ".join(
        f"{row.speaker.name} ({row.cooperative.name})" for row in session.session_speakers.all()
    )


def _cooperative_of(session: ClassroomSession, speaker: Speaker) -> str:
    rows = session.session_speakers.all()
    return next(row.cooperative.name for row in rows if row.speaker_id == speaker.pk)
