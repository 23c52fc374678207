"""The sessions of one person, by what they need from them."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Self

from sessions.choices import SessionState
from sessions.models import ClassroomSession
from youth4coop.users.models import User


@dataclass
class Agenda:
    """Sessions that are over and not counted, those to come, and the past; each soonest first."""

    to_count: list[ClassroomSession] = field(default_factory=list)
    planned: list[ClassroomSession] = field(default_factory=list)
    past: list[ClassroomSession] = field(default_factory=list)

    @classmethod
    def of(cls, user: User, now: dt.datetime) -> Self:
        """Read and sort out all that this person may see."""
        agenda = cls()
        for session in ClassroomSession.objects.visible_to(user).with_details():
            agenda.place(session, now)
        agenda.past.reverse()
        return agenda

    def place(self, session: ClassroomSession, now: dt.datetime) -> None:
        """Put one session where it belongs; from its beginning on it can be counted."""
        if session.state not in SessionState.uncounted:
            self.past.append(session)
        elif session.start <= now:
            self.to_count.append(session)
        else:
            self.planned.append(session)
