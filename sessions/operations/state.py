"""How every state changes: only along the table of transitions, and logged."""

import datetime as dt

from django.db import models
from django.utils.translation import gettext as _

from sessions.choices import (
    TRANSITIONS,
    InvitationState,
    RegistrationState,
    RequestState,
    SessionState,
)
from sessions.models import (
    ClassroomSession,
    Invitation,
    Registration,
    SessionRequest,
    Transition,
)
from youth4coop.refusals import WrongState
from youth4coop.users.models import User
from youth4coop.validation import invalid

Stateful = SessionRequest | Invitation | ClassroomSession | Registration

LONGEST_REASON = 300

LOG_FIELD: dict[type, str] = {
    SessionRequest: "request",
    Invitation: "invitation",
    ClassroomSession: "session",
    Registration: "registration",
}
STATES: dict[type, type[models.TextChoices]] = {
    SessionRequest: RequestState,
    Invitation: InvitationState,
    ClassroomSession: SessionState,
    Registration: RegistrationState,
}


def clean_reason(reason: str, *, required: bool = False, longest: int = LONGEST_REASON) -> str:
    """Give the reason as it is stored, without spaces around it.

    Raises:
        ValidationError: at `reason`: missing where it is required, or too many characters.
    """
    reason = reason.strip()
    if required and not reason:
        raise invalid("reason", _("Schrijf kort waarom."), "required")
    if len(reason) > longest:
        message = _("Schrijf hoogstens %(n)s tekens.") % {"n": longest}
        raise invalid("reason", message, "max_length")
    return reason


def lock[Locked: models.Model](thing: Locked) -> Locked:
    """Read the row again, locked until the transaction ends.

    SQLite takes its one write lock where the transaction begins, so there the fresh read is enough.
    """
    model = type(thing)
    return model._default_manager.select_for_update(of=("self",)).get(pk=thing.pk)


def move(
    thing: Stateful,
    to_state: str,
    *,
    who: User | None,
    now: dt.datetime,
    reason: str = "",
    also: tuple[str, ...] = (),
) -> None:
    """Move a locked row to another state and log who did it, when and why.

    Args:
        also: other changed fields to save with the state.

    Raises:
        WrongState: the table of transitions does not lead there from here.
    """
    from_state = thing.state
    refuse_unless_allowed(thing, to_state)
    thing.state = to_state
    thing.save(update_fields=["state", *also])
    log(thing, from_state, who=who, now=now, reason=reason)


def refuse_unless_allowed(thing: Stateful, to_state: str) -> None:
    """Raise WrongState unless the table of transitions leads from here to `to_state`."""
    states = STATES[type(thing)]
    if to_state not in TRANSITIONS[states][thing.state]:
        raise WrongState(
            _("Dat kan niet meer: de toestand is nu “%(state)s”.")
            % {"state": states(thing.state).label}
        )


def log(
    thing: Stateful, from_state: str, *, who: User | None, now: dt.datetime, reason: str = ""
) -> None:
    """Add one row to the log, for the state that `thing` has now."""
    Transition.objects.create(
        from_state=from_state,
        to_state=thing.state,
        who=who,
        at=now,
        reason=reason,
        **{LOG_FIELD[type(thing)]: thing},
    )
