"""Who gets the mails about a thing."""

from collections.abc import Iterator

from django.utils import translation

from schools.models import Teacher
from sessions.models import ClassroomSession, Registration, Speaker
from sessions.notices.post import Recipient
from youth4coop.users.models import User, UserRole


def teacher_as_recipient(teacher: Teacher) -> Recipient:
    """Give a teacher as a recipient."""
    return Recipient(teacher.email, teacher.name, teacher.language, "teacher")


def speaker_as_recipient(speaker: Speaker) -> Recipient:
    """Give a speaker as a recipient."""
    language = speaker.user.language if speaker.user else "nl"
    return Recipient(speaker.email, speaker.name, language, speaker_key(speaker.pk))


def newcomer_as_recipient(registration: Registration) -> Recipient:
    """Give somebody who volunteers as a recipient."""
    return Recipient(registration.email, registration.name, registration.language, "newcomer")


def speaker_key(pk: int) -> str:
    """Give the key that tells a speaker apart from the others who get the same mail."""
    return f"speaker-{pk}"


def both_sides(session: ClassroomSession) -> Iterator[tuple[str, Recipient]]:
    """Give the teacher and the speakers of a session, each with the side they are on.

    Who was erased is on no side any more.
    """
    if session.request and session.request.teacher.erased_at is None:
        yield "teacher", teacher_as_recipient(session.request.teacher)
    for row in session.session_speakers.all():
        if row.speaker.erased_at is None:
            yield "speaker", speaker_as_recipient(row.speaker)


def coordinators() -> list[Recipient]:
    """Give every coordinator as a recipient."""
    users = User.objects.filter(role=UserRole.COORDINATOR, is_active=True).order_by("pk")
    return [
        Recipient(user.email, user.name, user.language, f"coordinator-{user.pk}") for user in users
    ]


def in_language(to: Recipient) -> translation.override:
    """Write in the language of a recipient."""
    return translation.override(to.language)
