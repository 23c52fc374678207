"""What can be taken back: for a day, and by whoever did it."""

import datetime as dt

from django.utils.translation import gettext as _

from sessions.models import Transition
from sessions.operations.state import Stateful
from youth4coop.refusals import Refusal, WrongState
from youth4coop.users.models import User

UNDO_WITHIN = dt.timedelta(hours=24)


class NotTheirs(Refusal):
    """Somebody else did it."""

    code = "somebody_else"


def last_move(thing: Stateful, to_state: str) -> Transition | None:
    """Give the last row of the log that led to this state."""
    return thing.transitions.filter(to_state=to_state).last()


def refuse_late(done: Transition | None, now: dt.datetime) -> None:
    """Raise WrongState when it was done a day ago or longer, or never."""
    if done is None or now >= done.at + UNDO_WITHIN:
        raise WrongState(_("Ongedaan maken kan tot 24 uur later. Mail ons als het nog nodig is."))


def refuse_undo(thing: Stateful, to_state: str, *, who: User, now: dt.datetime) -> None:
    """Raise unless this person brought it to this state in the last 24 hours.

    The coordinator undoes what anybody did.

    Raises:
        NotTheirs: somebody else did it.
        WrongState: it was done longer ago, or never.
    """
    done = last_move(thing, to_state)
    refuse_late(done, now)
    if not who.is_coordinator and done and done.who_id != who.pk:
        raise NotTheirs(_("Alleen wie dit deed, kan het ongedaan maken."))
