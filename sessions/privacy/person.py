"""One person, with all the rows that are theirs: an account, a teacher, a speaker, or several."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Model, Q

from schools.models import Teacher
from sessions.models import (
    ClassroomSession,
    Invitation,
    MomentProposal,
    Registration,
    SessionRequest,
    Speaker,
)
from youth4coop.privacy.erased import ERASED_NAME
from youth4coop.users.models import User

_MARKS = re.compile(r"([\\`*_\[\]<>,;])")


@dataclass(frozen=True)
class Person:
    """Somebody, by the rows that name them; a teacher or speaker need not have an account."""

    user: User | None
    teachers: tuple[Teacher, ...] = ()
    speakers: tuple[Speaker, ...] = ()

    @property
    def rows(self) -> list[User | Teacher | Speaker]:
        return [*([self.user] if self.user else []), *self.teachers, *self.speakers]

    @cached_property
    def emails(self) -> list[str]:
        """Give each address that is theirs, as it is stored."""
        return list(dict.fromkeys(row.email for row in self.rows))

    def own(self, whose: str) -> list[Any]:
        """Give what a row can point to: "user", "teacher", "speaker" or "email"."""
        found: dict[str, list[Any]] = {
            "user": [self.user] if self.user else [],
            "teacher": list(self.teachers),
            "speaker": list(self.speakers),
            "email": self.emails,
        }
        return found[whose]

    def requests(self) -> Q:
        """Give what their requests have in common."""
        return Q(teacher__in=self.teachers)

    def invitations(self) -> Q:
        """Give what the invitations have in common that they got or passed on."""
        mine = self.speakers
        return Q(speaker__in=mine) | Q(contact__in=mine) | Q(passed_on_by__in=mine)

    def sessions(self) -> Q:
        """Give what their sessions have in common, for which the rows must be made distinct."""
        return Q(request__teacher__in=self.teachers) | Q(speakers__in=self.speakers)

    def mails_about(self) -> list[str]:
        """Give the names under which the mails about their things are found."""
        asked = Q(invitations__speaker__in=self.speakers)
        # A mail to a contact person names who was asked first, whoever has the invitation now.
        cooperatives = [speaker.cooperative_id for speaker in self.speakers]
        invited = Q(request__teacher__in=self.teachers) | self.invitations()
        invited |= Q(speaker__cooperative__in=cooperatives)
        proposed = Q(invitation__in=Invitation.objects.filter(invited))
        joining = Q(email__in=self.emails) | Q(invited_by__in=self.speakers)
        found: list[tuple[str, type[Model], Q]] = [
            ("request", SessionRequest, self.requests() | asked),
            ("session", ClassroomSession, self.sessions()),
            ("invitation", Invitation, invited),
            ("proposal", MomentProposal, proposed),
            ("registration", Registration, joining),
        ]
        return [
            f"{kind}:{pk}"
            for kind, model, mine in found
            for pk in model._default_manager.filter(mine).order_by().values_list("pk", flat=True)
        ]

    def left_out_of(self, text: str) -> str:
        """Give a text in which this person is named no more, nor how to reach them."""
        return self._named.sub(ERASED_NAME, text) if self._named else text

    @cached_property
    def _named(self) -> re.Pattern[str] | None:
        known = [word for row in self.rows for word in (row.email, row.name, phone_of(row)) if word]
        # A mail marks some signs, so that they are read as signs.
        ways = {way for word in known for way in (word, _MARKS.sub(r"\\\1", word))}
        # Addresses come in any case; "An" is a name and "an" is not.
        patterns = [f"(?i:{re.escape(way)})" if "@" in way else re.escape(way) for way in ways]
        either = "|".join(sorted(patterns, key=len, reverse=True))
        return re.compile(rf"(?<!\w)(?:{either})(?!\w)") if ways else None


def person_of(user: User) -> Person:
    """Give the person of an account, with what was kept under its address without one."""
    mine = Q(user=user) | Q(user__isnull=True, email=user.email)
    return Person(
        user,
        tuple(Teacher.objects.filter(mine).select_related("school").order_by("pk")),
        tuple(Speaker.objects.filter(mine).select_related("cooperative").order_by("pk")),
    )


def person_behind(row: Teacher | Speaker) -> Person:
    """Give the person of a teacher or speaker, who may have no account."""
    user = row.user or User.objects.filter(email=row.email).first()
    if user is not None:
        return person_of(user)
    if isinstance(row, Teacher):
        return Person(None, teachers=(row,))
    return Person(None, speakers=(row,))


def phone_of(row: User | Teacher | Speaker) -> str:
    """Give the telephone number; an account has none."""
    return "" if isinstance(row, User) else row.phone
