"""Why an operation says no: the person may do this, but not now."""

from collections.abc import Callable
from typing import ClassVar

from django.utils.functional import Promise


class Refusal(Exception):
    """An operation that came too late or finds its place taken (409); nothing has changed.

    Args:
        message: what to tell the person, in words they know.
    """

    code: ClassVar[str] = "refused"

    def __init__(self, message: str | Promise):
        super().__init__(str(message))
        self.message = message


def is_refused(check: Callable[[], None]) -> bool:
    """Tell whether a check says no; a page leaves out the button that would be refused."""
    try:
        check()
    except Refusal:
        return True
    return False


class WrongState(Refusal):
    """The thing is in a state that does not allow this any more."""

    code = "wrong_state"


class NotAllowed(Exception):
    """This person may see the thing but not do this with it (403)."""

    code: ClassVar[str] = "not_allowed"

    def __init__(self, message: str | Promise):
        super().__init__(str(message))
        self.message = message
