"""One page of questions, for a request that is made and for one that is changed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from frontend.public.draft import Draft
from frontend.public.sheets import AskSheet
from frontend.public.steps import Step


@dataclass(frozen=True)
class Frame:
    """What stands around the questions.

    Args:
        back: the page before this one.
        button: what the button says, where it does not lead to the next page.
        steps, draft: of a request that is being made; none of one that is changed.
    """

    back: str
    button: str | Promise = ""
    steps: Sequence[Step] = ()
    draft: Draft | None = None


def step_page(request: HttpRequest, step: Step, sheet: AskSheet, frame: Frame) -> HttpResponse:
    """Show the page, or only the part of it that follows what is typed."""
    context = {
        "step": step,
        "sheet": sheet,
        "frame": frame,
        "draft": frame.draft,
        "done": frame.draft.answers if frame.draft else (),
        "problems": sheet.problems(),
    }
    if is_live(request) and step.live:
        return render(request, step.live, context)
    return render(request, step.template, context)


def is_live(request: HttpRequest) -> bool:
    """Tell whether the page asks for something while somebody types."""
    return bool(getattr(request, "htmx", False))
