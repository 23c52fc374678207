"""Choosing a school: search, then press the button of the right one; a script only hurries it."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from frontend.forms import SchoolForm
from schools.models import School
from youth4coop.users.models import User

MOST_SHOWN = 20
# What the address says besides the words, and a search keeps: the request, the cooperative wished.
KEPT = ("a", "liefst")


@dataclass(frozen=True)
class Finder:
    """What the page shows while no school has been chosen: the first of `number` schools found."""

    form: SchoolForm
    searched: str
    schools: list[School]
    number: int
    kept: dict[str, str]

    @property
    def more(self) -> int:
        return self.number - len(self.schools)


def chosen_school(data: QueryDict, user: User | AnonymousUser) -> School | None:
    """Give the school that `at` points to, in the address or in the form sent."""
    key = data.get("at", "")
    return School.objects.visible_to(user).filter(pk=int(key)).first() if is_key(key) else None


def is_key(text: str) -> bool:
    """Tell whether a text from outside can be the key of a row."""
    return text.isascii() and text.isdigit() and len(text) < 18


def finder_page(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    """Show the page with the schools found; while somebody types, only what was found."""
    only_found = getattr(request, "htmx", False)
    context["finder"] = find_schools(request)
    return render(request, "frontend/includes/found.html" if only_found else template, context)


def find_schools(request: HttpRequest) -> Finder:
    """Search schools for the words in the address (R2.07)."""
    words = request.GET.get("school", "").strip()
    form = SchoolForm(request.GET if words else None)
    visible = School.objects.visible_to(request.user)
    found = visible.matching(words) if words else School.objects.none()
    schools = list(found[:MOST_SHOWN])
    number = found.count() if len(schools) == MOST_SHOWN else len(schools)
    kept = {name: request.GET[name] for name in KEPT if name in request.GET}
    return Finder(form=form, searched=words, schools=schools, number=number, kept=kept)
