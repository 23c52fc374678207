"""The answers of somebody who volunteers, kept in their login session until they are sent.

Each page of questions also carries them itself, signed: who lost the session goes on.
"""

import datetime as dt
from dataclasses import asdict, dataclass, field
from typing import Any, Self

from django.core import signing
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict

from frontend.once import new_key

KEY = "joining_draft"
SENT = "joining_sent"
SALT = "joining-draft"
KEPT = dt.timedelta(hours=24)  # R6.21


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
        """Give the visitor's draft, or the one on the page that was sent, or an empty one."""
        kept = request.session.get(KEY) or _carried(request.POST.get("draft", ""))
        return cls(**kept) if kept else cls()

    def save(self, request: HttpRequest) -> None:
        """Keep it for the next page."""
        request.session[KEY] = asdict(self)

    def sealed(self) -> str:
        """Give it as a page carries it: whoever sends it back has not changed it."""
        return signing.dumps(asdict(self), salt=SALT, compress=True)

    def data(self, step: str) -> MultiValueDict[str, Any] | None:
        """Give the answers to one step as a form reads them, or None before they are given."""
        answers = self.answers.get(step)
        return None if answers is None else MultiValueDict(answers)


def _carried(sealed: str) -> dict[str, Any] | None:
    try:
        kept: dict[str, Any] = signing.loads(sealed, salt=SALT, max_age=KEPT)
    except signing.BadSignature:
        return None
    return kept


def finish(request: HttpRequest, email: str) -> None:
    """Remember to whom the mail went, and forget the draft."""
    request.session.pop(KEY, None)
    request.session[SENT] = email
