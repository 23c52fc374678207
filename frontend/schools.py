"""Choosing a school without JavaScript: search, then press the button of the right one."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, QueryDict

from frontend.forms import SchoolForm
from schools.models import School
from youth4coop.users.models import User

MOST_SHOWN = 20


@dataclass(frozen=True)
class Finder:
    """What the page shows while no school has been chosen; `more` were found than are shown."""

    form: SchoolForm
    searched: str
    schools: list[School]
    more: int


def chosen_school(data: QueryDict, user: User | AnonymousUser) -> School | None:
    """Give the school that `at` points to, in the address or in the form sent."""
    key = data.get("at", "")
    return School.objects.visible_to(user).filter(pk=int(key)).first() if is_key(key) else None


def is_key(text: str) -> bool:
    """Tell whether a text from outside can be the key of a row."""
    return text.isascii() and text.isdigit() and len(text) < 18


def find_schools(request: HttpRequest) -> Finder:
    """Search schools for the words in the address (R2.07)."""
    words = request.GET.get("school", "").strip()
    form = SchoolForm(request.GET if words else None)
    visible = School.objects.visible_to(request.user)
    found = visible.matching(words) if words else School.objects.none()
    schools = list(found[:MOST_SHOWN])
    more = max(0, found.count() - MOST_SHOWN) if len(schools) == MOST_SHOWN else 0
    return Finder(form=form, searched=words, schools=schools, more=more)
