"""The pages of asking for a session, in their order: a group of questions each (R6.03)."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Self

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from frontend.public.draft import Draft
from frontend.public.forms import (
    ClassesSheet,
    MomentsSheet,
    WishesSheet,
    YouSheet,
    make_wish,
)
from frontend.sheets import Sheet
from sessions.operations.requests import RequestWish
from youth4coop.users.models import User


@dataclass(frozen=True)
class Step:
    """One page: its name in the address, its title, its short name, and its sheet."""

    name: str
    title: str | Promise
    short: str | Promise
    make: Callable[..., Sheet]

    @property
    def url(self) -> str:
        return reverse("request_step", args=[self.name])

    @property
    def template(self) -> str:
        return f"frontend/request/step_{self.make.__name__.removesuffix('Sheet').lower()}.html"

    def sheet(self, draft: Draft, now: dt.datetime) -> Sheet:
        """Give its sheet with the answers given so far."""
        return self.make(draft.data(self.name), now=now)


CLASSES = Step("klas", _("Voor welke klas?"), _("Klas"), ClassesSheet)
MOMENTS = Step("momenten", _("Wanneer kan het?"), _("Momenten"), MomentsSheet)
WISHES = Step("wensen", _("Wat wil je bereiken?"), _("Wensen"), WishesSheet)
YOU = Step("jij", _("Wie ben je?"), _("Jij"), YouSheet)


def steps_of(asker: User | None) -> list[Step]:
    """Give the pages for this person: a teacher who is logged in is known already."""
    known = asker is not None and asker.is_teacher
    return [CLASSES, MOMENTS, WISHES] if known else [CLASSES, MOMENTS, WISHES, YOU]


def next_url(draft: Draft, steps: Sequence[Step]) -> str:
    """Give the first page without answers, or the page to look them over."""
    for step in steps:
        if step.name not in draft.answers:
            return step.url
    return reverse("request_check")


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
        return cls(
            ClassesSheet(draft.data(CLASSES.name), now=now),
            MomentsSheet(draft.data(MOMENTS.name), now=now),
            WishesSheet(draft.data(WISHES.name), now=now),
            YouSheet(draft.data(YOU.name), now=now) if YOU in steps_of(asker) else None,
        )

    def pages(self) -> list[tuple[Step, Sheet]]:
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

    def refuse(self, error: ValidationError) -> tuple[Step, Sheet]:
        """Put an operation's error on the page where it can be put right; on the last if none."""
        pages = self.pages()
        step, sheet = next((page for page in pages if page[1].owns(error)), pages[-1])
        sheet.refuse(error)
        return step, sheet
