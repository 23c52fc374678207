"""The answers given so far, kept in the visitor's login session until they are sent."""

from dataclasses import dataclass, field
from typing import Any, Self

from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict

from frontend.once import new_key
from schools.models import School

KEY = "request_draft"
SENT = "request_sent"


@dataclass
class Draft:
    """One request in the making.

    `key` makes sure that it is sent once; `answers` holds what was typed, by step and field.
    """

    school: School
    key: str = field(default_factory=new_key)
    answers: dict[str, dict[str, list[str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, request: HttpRequest) -> Self | None:
        """Find the visitor's draft; none if there is none, or if its school has closed."""
        kept = request.session.get(KEY)
        if kept is None:
            return None
        school = School.objects.active().filter(pk=kept["school"]).first()
        return cls(school, kept["key"], kept["answers"]) if school else None

    def save(self, request: HttpRequest) -> None:
        """Keep it for the next page."""
        request.session[KEY] = {
            "school": self.school.pk,
            "key": self.key,
            "answers": self.answers,
        }

    def data(self, step: str) -> MultiValueDict[str, Any] | None:
        """Give the answers to one step as a form reads them, or None before they are given."""
        answers = self.answers.get(step)
        return None if answers is None else MultiValueDict(answers)


def start(request: HttpRequest, school: School) -> None:
    """Begin a request for this school; answers that were given for another one are kept."""
    draft = Draft.of(request)
    if draft is None:
        draft = Draft(school)
    draft.school = school
    draft.save(request)


def finish(request: HttpRequest, key: int) -> None:
    """Remember which request was sent, and forget its draft."""
    request.session.pop(KEY, None)
    request.session[SENT] = key
