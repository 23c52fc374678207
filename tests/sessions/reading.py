"""Short forms of what an operation did or refused, to compare as a whole."""

from django.core.exceptions import ValidationError


def codes(error: ValidationError) -> dict[str, list[str]]:
    """Give the code of each error by its field."""
    return {field: [one.code for one in found] for field, found in error.error_dict.items()}


def told(thing) -> list[tuple]:
    """Give the log of a request, an invitation or a session, oldest first."""
    return list(thing.transitions.values_list("from_state", "to_state", "who", "at", "reason"))
