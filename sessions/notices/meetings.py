"""Mails about a session, to its teacher and speakers."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from schools.models import Teacher
from sessions.models import ClassroomSession
from sessions.notices.invitations import speaker_as_recipient
from sessions.notices.post import Notice, Recipient, address, post
from sessions.notices.requests import teacher_of
from youth4coop.users.models import User, UserRole


def session_planned(session: ClassroomSession, *, now: dt.datetime) -> None:
    """Tell both sides when and where, and only now how to reach each other."""
    notice = Notice(
        template="session_planned",
        subject=_("Gepland: sessie op %(day)s in %(town)s"),
        subject_values={"day": session.start, "town": session.school.municipality},
        once=f"session_planned:{session.pk}",
        context=_about(session),
    )
    for key, recipient in _both_sides(session):
        _post_to(notice, key, recipient, now=now)


def session_cancelled(session: ClassroomSession, *, who: User, now: dt.datetime) -> None:
    """Tell everybody but the one who cancelled, the coordinator included."""
    notice = Notice(
        template="session_cancelled",
        subject=_("Geannuleerd: sessie op %(day)s in %(town)s"),
        subject_values={"day": session.start, "town": session.school.municipality},
        once=f"session_cancelled:{session.pk}",
        context=_about(session),
    )
    for key, recipient in [*_both_sides(session), *_coordinators()]:
        if recipient.email != who.email:
            _post_to(notice, key, recipient, now=now)


def _post_to(notice: Notice, key: str, to: Recipient, *, now: dt.datetime) -> None:
    context = {**notice.context, "side": key.partition(":")[0]}
    own = replace(notice, once=f"{notice.once}:{key}", context=context)
    post(own, to, now=now)


def _both_sides(session: ClassroomSession) -> Iterator[tuple[str, Recipient]]:
    """Give teacher and speakers; a session that was entered directly has no teacher."""
    if session.request:
        yield "teacher", teacher_of(session.request)
    for speaker in session.speakers.select_related("user"):
        yield f"speaker:{speaker.pk}", speaker_as_recipient(speaker)


def _coordinators() -> list[tuple[str, Recipient]]:
    if shared := getattr(settings, "COORDINATOR_EMAIL", ""):
        return [("coordinator", Recipient(shared))]
    users = User.objects.filter(role=UserRole.COORDINATOR, is_active=True).order_by("pk")
    return [
        (f"coordinator:{user.pk}", Recipient(user.email, user.name, user.language))
        for user in users
    ]


def _about(session: ClassroomSession) -> dict[str, Any]:
    groups = list(session.groups.all())
    teacher: Teacher | None = session.request.teacher if session.request else None
    return {
        "session": session,
        "school": session.school,
        "teacher": teacher,
        "groups": groups,
        "pupils": sum(group.expected_pupils for group in groups),
        "speakers": list(session.speakers.select_related("cooperative")),
        "link": address("session_detail", session.pk),
    }
