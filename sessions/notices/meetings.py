"""Mails about a session, to its teacher and speakers."""

import datetime as dt
from collections.abc import Mapping
from typing import Protocol

from django.utils.translation import gettext as _

from sessions.choices import RequestState
from sessions.models import ClassroomSession
from sessions.notices import values
from sessions.notices.compose import compose
from sessions.notices.people import both_sides, coordinators, in_language
from sessions.notices.post import Recipient, post
from sessions.notices.variables import Value
from youth4coop.users.models import User, UserRole

# So near to the session, a cancellation waits for no morning (R7.10).
URGENT = dt.timedelta(hours=48)


class Hours(Protocol):
    """Anything with a start and an end."""

    @property
    def start(self) -> dt.datetime: ...

    @property
    def end(self) -> dt.datetime: ...


def session_planned(session: ClassroomSession, *, who: User | None, now: dt.datetime) -> None:
    """Tell both sides when and where, and only now how to reach each other."""
    for side, to in both_sides(session):
        notice = compose(f"session_planned_{side}", session, to, now=now, round=session.sequence)
        post(notice, to, now=now, at_once=_did_it(to, who))


def session_moved(
    session: ClassroomSession, *, old: Hours, who: User | None, now: dt.datetime
) -> None:
    """Tell both sides what the new moment is, and what it was."""
    for side, to in both_sides(session):
        with in_language(to):
            extra = {"old_moment": values.moment_in_words(old.start, old.end)}
        tell(f"session_moved_{side}", session, to, who=who, now=now, extra=extra)


def session_cancelled(session: ClassroomSession, *, who: User | None, now: dt.datetime) -> None:
    """Tell both sides and the coordinator; who cancelled gets the calendar item taken away."""
    for side, to in both_sides(session):
        with in_language(to):
            extra = {"next": _what_comes(session)}
        tell(f"session_cancelled_{side}", session, to, who=who, now=now, extra=extra)
    for to in coordinators():
        if not _did_it(to, who):
            with in_language(to):
                extra = {"cancelled_by": _side_of(who)}
            tell("session_cancelled_coordinator", session, to, who=who, now=now, extra=extra)


def session_restored(session: ClassroomSession, *, who: User | None, now: dt.datetime) -> None:
    """Tell both sides that a cancelled session takes place after all."""
    for side, to in both_sides(session):
        tell(f"session_restored_{side}", session, to, who=who, now=now)


def tell(
    purpose: str,
    session: ClassroomSession,
    to: Recipient,
    *,
    who: User | None,
    now: dt.datetime,
    extra: Mapping[str, Value] | None = None,
    round: int | None = None,
) -> None:
    """Post a mail about a session, at once to who did it and when the session is near.

    Args:
        round: tells apart mails that do not follow a change of the session itself.
    """
    count = session.sequence if round is None else round
    notice = compose(purpose, session, to, now=now, extra=extra, round=count)
    at_once = _did_it(to, who) or now > session.start - URGENT
    post(notice, to, now=now, at_once=at_once)


def _did_it(to: Recipient, who: User | None) -> bool:
    return who is not None and to.email == who.email


def _what_comes(session: ClassroomSession) -> str | None:
    if session.request and session.request.state == RequestState.OPEN:
        return _("Je aanvraag staat weer open. We zoeken een andere spreker.")
    return None


def _side_of(who: User | None) -> str:
    sides = {
        UserRole.TEACHER: _("de leerkracht"),
        UserRole.SPEAKER: _("de spreker"),
        UserRole.COORDINATOR: _("de coördinator"),
    }
    return sides[UserRole(who.role)] if who else _("iemand uit de mail")
