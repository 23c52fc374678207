"""The pages of asking for a session, in their order: a group of questions each (R6.03)."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Self

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from frontend.public.draft import OF_CLASSES, Draft
from frontend.public.forms import make_wish
from frontend.public.known import Known
from frontend.public.sheets import AskSheet, ClassesSheet, MomentsSheet, WishesSheet, YouSheet
from frontend.sheets import Posted
from sessions.operations.requests import RequestWish
from youth4coop.users.models import User


@dataclass(frozen=True)
class Step:
    """One page: its name in the address, its title, its short name, its sheet and its template.

    `live` is the part of the page that follows what is typed, where there is one.
    """

    name: str
    title: str | Promise
    short: str | Promise
    make: Callable[[Known, Posted], AskSheet]
    template: str
    live: str = ""


CLASSES = Step(
    OF_CLASSES, _("Voor welke klas?"), _("Klas"), ClassesSheet, "frontend/request/step_classes.html"
)
MOMENTS = Step(
    "momenten",
    _("Wanneer kan het?"),
    _("Momenten"),
    MomentsSheet,
    "frontend/request/step_moments.html",
    live="frontend/request/live_remarks.html",
)
WISHES = Step(
    "wensen",
    _("Wat wil je bereiken?"),
    _("Wensen"),
    WishesSheet,
    "frontend/request/step_wishes.html",
    live="frontend/request/live_cooperatives.html",
)
YOU = Step("jij", _("Wie ben je?"), _("Jij"), YouSheet, "frontend/request/step_you.html")

OF_THE_WISH = {step.name: step for step in (CLASSES, MOMENTS, WISHES)}


def asker_of(request: HttpRequest) -> User | None:
    """Give who is logged in, or None."""
    return request.user if request.user.is_authenticated else None


def steps_of(asker: User | None) -> list[Step]:
    """Give the pages for this person: a teacher who is logged in is known already."""
    known = asker is not None and asker.is_teacher
    return [CLASSES, MOMENTS, WISHES] if known else [CLASSES, MOMENTS, WISHES, YOU]


def next_url(draft: Draft, steps: Sequence[Step]) -> str:
    """Give the first page without answers, or the page to look them over."""
    for step in steps:
        if step.name not in draft.answers:
            return draft.address("request_step", step.name)
    return draft.address("request_check")


def known_of(draft: Draft, now: dt.datetime) -> Known:
    """Give what is known of a draft, with the levels of its classes once they are right."""
    known = Known(draft.school, now, speaker=draft.speaker, cooperative=draft.cooperative)
    classes = ClassesSheet(known, draft.data(CLASSES.name))
    if not classes.is_valid():
        return known
    levels = frozenset(wish.level for wish in classes.wishes())
    return replace(known, levels=levels)


@dataclass(frozen=True)
class Answers:
    """All pages together, as they are looked over and sent."""

    classes: ClassesSheet
    moments: MomentsSheet
    wishes: WishesSheet
    you: YouSheet | None

    @classmethod
    def of(cls, draft: Draft, asker: User | None, now: dt.datetime) -> Self:
        """Read the draft; what was not answered yet is empty."""
        known = known_of(draft, now)
        return cls(
            ClassesSheet(known, draft.data(CLASSES.name)),
            MomentsSheet(known, draft.data(MOMENTS.name)),
            WishesSheet(known, draft.data(WISHES.name)),
            YouSheet(known, draft.data(YOU.name)) if YOU in steps_of(asker) else None,
        )

    def pages(self) -> list[tuple[Step, AskSheet]]:
        """Give each page with its sheet."""
        sheets = [self.classes, self.moments, self.wishes, self.you]
        steps = [CLASSES, MOMENTS, WISHES, YOU]
        return [(step, sheet) for step, sheet in zip(steps, sheets, strict=True) if sheet]

    def first_wrong(self) -> Step | None:
        """Give the first page that still needs something."""
        return next((step for step, sheet in self.pages() if not sheet.is_valid()), None)

    def wish(self) -> RequestWish:
        """Give what is asked, for the operation."""
        return make_wish(self.classes.wishes(), self.moments.wishes(), self.wishes.cleaned)

    def refuse(self, error: ValidationError) -> tuple[Step, AskSheet]:
        """Put an operation's error on the page where it can be put right; on the last if none."""
        pages = self.pages()
        step, sheet = next((page for page in pages if page[1].owns(error)), pages[-1])
        sheet.refuse(error)
        return step, sheet
