"""Where somebody stands in a session: its teacher, or one of its speakers."""

from schools.models import Teacher
from sessions.choices import Side
from sessions.models import ClassroomSession, SessionSpeaker, Speaker
from youth4coop.users.models import User

Person = Teacher | Speaker


def side_of(session: ClassroomSession, who: User) -> Side | None:
    """Give the side of somebody; a colleague of its speaker and the coordinator are on none."""
    if session.request and _is(who, session.request.teacher):
        return Side.TEACHER
    return Side.SPEAKER if own_row(session, who) else None


def own_row(session: ClassroomSession, who: User) -> SessionSpeaker | None:
    """Give the row of somebody who speaks in a session themselves."""
    rows = session.session_speakers.all()
    return next((row for row in rows if _is(who, row.speaker)), None)


def _is(who: User, person: Person) -> bool:
    return person.user_id == who.pk or person.email == who.email
