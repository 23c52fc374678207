"""A speaker is in one place at a time."""

import datetime as dt
from collections.abc import Sequence

from django.db import IntegrityError, models
from django.utils.translation import gettext as _

from sessions.models import ClassroomSession, SessionSpeaker, Speaker
from youth4coop.refusals import Refusal


class Taken(Refusal):
    """The speaker has another session at that moment."""

    code = "taken"


class Gone(Refusal):
    """The speaker was erased."""

    code = "gone"


def lock_speakers(speakers: Sequence[Speaker]) -> None:
    """Lock the speakers, always in the same order, so that two bookings wait for each other.

    Raises:
        Gone: one of them was erased, and comes nowhere any more.
    """
    if any(speaker.erased_at is not None for speaker in _locked(speakers)):
        raise Gone(_("Deze spreker is gewist en komt niet meer."))


def _locked(speakers: Sequence[Speaker]) -> list[Speaker]:
    keys = [speaker.pk for speaker in speakers]
    return list(Speaker.objects.select_for_update().filter(pk__in=keys).order_by("pk"))


def is_taken(speaker: Speaker, start: dt.datetime, end: dt.datetime) -> bool:
    """Tell whether the speaker has a booked session that overlaps; touching is no overlap."""
    return _bookings([speaker], start, end).exists()


def refuse_taken(
    speakers: Sequence[Speaker],
    start: dt.datetime,
    end: dt.datetime,
    *,
    apart_from: ClassroomSession | None = None,
) -> None:
    """Raise Taken when one of the speakers has a booked session that overlaps.

    Args:
        apart_from: the session that will have these hours itself.
    """
    others = _bookings(speakers, start, end).exclude(session=apart_from)
    if clash := others.select_related("speaker").first():
        raise Taken(_("%(speaker)s heeft dan al een sessie.") % {"speaker": clash.speaker.name})


def _bookings(
    speakers: Sequence[Speaker], start: dt.datetime, end: dt.datetime
) -> models.QuerySet[SessionSpeaker]:
    return SessionSpeaker.objects.filter(
        speaker__in=speakers, booked=True, start__lt=end, end__gt=start
    )


def book(session: ClassroomSession, speakers: Sequence[Speaker]) -> None:
    """Write the bookings of a new session; PostgreSQL's exclusion constraint has the last word.

    Raises:
        Taken: another transaction booked one of them in the meantime.
    """
    rows = [
        SessionSpeaker(
            session=session,
            speaker=speaker,
            cooperative_id=speaker.cooperative_id,
            start=session.start,
            end=session.end,
        )
        for speaker in speakers
    ]
    try:
        SessionSpeaker.objects.bulk_create(rows)
    except IntegrityError as error:
        raise Taken(_("Deze spreker heeft dan al een sessie.")) from error


def book_again(session: ClassroomSession) -> None:
    """Take the hours of a session for its speakers once more, after `free`.

    It is about a session that has been: who was erased since was there all the same.

    Raises:
        Taken: one of them has another session at that moment by now.
    """
    speakers = _locked(list(session.speakers.all()))
    refuse_taken(speakers, session.start, session.end)
    rebook(session)


def rebook(session: ClassroomSession) -> None:
    """Give a session its hours, as they are now, with the speakers that it has already.

    Raises:
        Taken: another transaction booked one of them in the meantime.
    """
    try:
        session.session_speakers.update(start=session.start, end=session.end, booked=True)
    except IntegrityError as error:
        raise Taken(_("Deze spreker heeft dan al een sessie.")) from error


def free(session: ClassroomSession) -> None:
    """Give the hours of a session that will not take place back to its speakers."""
    session.session_speakers.update(booked=False)
