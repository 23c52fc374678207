"""The answers of somebody who volunteers, kept in their login session until they are sent."""

from dataclasses import dataclass, field
from typing import Any, Self

from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict

from frontend.once import new_key

KEY = "joining_draft"
SENT = "joining_sent"


@dataclass
class Draft:
    """One registration in the making.

    `key` makes sure that it is sent once; `answers` holds what was typed, right or wrong, by step
    and field.
    """

    key: str = field(default_factory=new_key)
    answers: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, request: HttpRequest) -> Self:
        """Give the visitor's draft; an empty one where there is none (any more)."""
        kept = request.session.get(KEY)
        return cls(**kept) if kept else cls()

    def save(self, request: HttpRequest) -> None:
        """Keep it for the next page."""
        request.session[KEY] = {"key": self.key, "answers": self.answers}

    def data(self, step: str) -> MultiValueDict[str, Any] | None:
        """Give the answers to one step as a form reads them, or None before they are given."""
        answers = self.answers.get(step)
        return None if answers is None else MultiValueDict(answers)


def finish(request: HttpRequest, email: str) -> None:
    """Remember to whom the mail went, and forget the draft."""
    request.session.pop(KEY, None)
    request.session[SENT] = email
