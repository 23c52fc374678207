"""The page of one session, with what this person can do on it now."""

import datetime as dt
from dataclasses import dataclass, fields
from typing import Any, Self

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from frontend.door import Door
from frontend.forms import reason_form
from frontend.shared.evaluation_forms import EvaluationForm, evaluation_form
from frontend.shared.forms import CancelForm, CountSheet
from frontend.shared.log import log_of_session
from frontend.shared.move_facts import ANSWERS, move_facts
from frontend.sheets import PageForm, Sheet
from sessions.choices import SessionState, Side
from sessions.encounter import facts_of, heard_of
from sessions.models import ClassroomSession, practical_of
from sessions.operations.meetings import refuse_unless_undoable
from sessions.operations.proposing import refuse_unless_movable
from sessions.operations.sides import side_of
from sessions.operations.undoing import refuse_undo
from youth4coop.refusals import is_refused
from youth4coop.users.models import User, UserRole


@dataclass(frozen=True)
class Actions:
    """What somebody who sees the session may do with it at this moment."""

    count: bool = False
    cancel: bool = False
    restore: bool = False
    not_held: bool = False
    undo: bool = False
    held: bool = False
    invalid: bool = False
    practical: bool = False
    evaluate: bool = False
    certificate: bool = False
    move: bool = False
    prepare: bool = False

    @classmethod
    def of(cls, session: ClassroomSession, who: User, now: dt.datetime) -> Self:
        begun = session.start <= now
        planned = session.state == SessionState.PLANNED
        uncounted = session.state in SessionState.uncounted
        counted = session.state == SessionState.COUNTED
        took_part = session.state in SessionState.given and side_of(session, who) is not None
        return cls(
            count=begun and (uncounted or counted),
            cancel=not begun and planned,
            restore=not begun and _can_restore(session, who, now),
            not_held=begun and uncounted,
            undo=not is_refused(lambda: refuse_unless_undoable(session, who=who, now=now)),
            held=begun and planned,
            invalid=counted and who.is_coordinator,
            practical=not begun and planned and not who.is_speaker,
            evaluate=took_part,
            certificate=took_part,
            move=not begun and _can_move(session, who, now),
            prepare=planned and session.end > now and not who.is_coordinator,
        )

    def only(self, *names: str) -> Self:
        """Give these and no others."""
        return type(self)(**{name: getattr(self, name) for name in names})


BUTTONS = [*[field.name for field in fields(Actions)], *ANSWERS]


def _can_restore(session: ClassroomSession, who: User, now: dt.datetime) -> bool:
    state = SessionState.CANCELLED
    return session.state == state and not is_refused(
        lambda: refuse_undo(session, state, who=who, now=now)
    )


def _can_move(session: ClassroomSession, who: User, now: dt.datetime) -> bool:
    """Tell whether this person may move it: a coordinator at once, both sides with a proposal."""
    if who.is_coordinator:
        return session.state == SessionState.PLANNED
    mine = side_of(session, who) is not None
    return mine and not is_refused(lambda: refuse_unless_movable(session, now=now))


def visible_session(user: User, pk: int) -> ClassroomSession:
    """Give the session with all that its page shows; 404 where this person may not see it."""
    return get_object_or_404(ClassroomSession.objects.visible_to(user).for_its_page(), pk=pk)


def session_page(door: Door, pk: int, **filled: PageForm | Sheet) -> HttpResponse:
    """Show the session as it is now, to somebody who is logged in.

    Args:
        filled: forms that were filled in and have to be put right.
    """
    session = visible_session(door.who, pk)
    context = {
        **session_facts(door, session, UserRole(door.who.role), **filled),
        "actions": Actions.of(session, door.who, door.now),
        "to": {name: reverse(f"session_{name}", args=[pk]) for name in BUTTONS},
        **(_for_coordinator(session) if door.who.is_coordinator else {}),
    }
    return render(door.request, "frontend/session/detail.html", context)


def _for_coordinator(session: ClassroomSession) -> dict[str, Any]:
    """Give what happened, and what both sides told about it."""
    evaluations = list(session.evaluations.all())
    return {
        "log": log_of_session(session),
        "heard": heard_of(evaluations),
        "facts": facts_of(session, evaluations) if evaluations else [],
    }


def session_facts(
    door: Door, session: ClassroomSession, side: UserRole, **filled: PageForm | Sheet
) -> dict[str, Any]:
    """Give what every page about a session shows to somebody on this side."""
    versions = list(session.counts.select_related("group", "counted_by"))
    own = side_of(session, door.who)
    return {
        "session": session,
        "side": side,
        "contacts": session.shares_contacts(door.now),
        "practical": practical_of(session),
        "over": session.end <= door.now,
        "holding": [row for row in versions if row.holds],
        "versions": versions,
        "count": filled.get("count") or CountSheet(list(session.groups.all()), side),
        "cancel": filled.get("cancel") or CancelForm(prefix="cancel"),
        "not_held": filled.get("not_held") or reason_form("not_held"),
        "invalid": filled.get("invalid") or reason_form("invalid"),
        "own": own,
        "move": move_facts(door, session, own, **filled),
        "evaluation": filled.get("evaluation") or _evaluation(session, own, door.who),
        "problems": [problem for form in filled.values() for problem in form.problems()],
    }


def _evaluation(session: ClassroomSession, own: Side | None, who: User) -> EvaluationForm | None:
    """Give the form of somebody who was there, once it took place."""
    given = session.state in SessionState.given
    return evaluation_form(session, own, who) if own and given else None
