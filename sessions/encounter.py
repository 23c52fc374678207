"""What both sides told about a session, as the coordinator reads it: never a score of anybody."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sessions.choices import Side
from sessions.models import ClassroomSession, Evaluation
from sessions.models.evaluation import RATINGS

type Line = tuple[str, int]

TOLD = [
    ("had_contact", _("Leerkracht en spreker spraken elkaar vooraf")),
    ("had_questions", _("Er was tijd voor vragen")),
    ("talked_after", _("De klas praatte er nadien over")),
]


@dataclass(frozen=True)
class Heard:
    """The answers of one person: each rating from 1 to 5, and what they wrote."""

    side: Side
    ratings: list[Line]
    hands: tuple[int, int] | None
    remark: str


@dataclass(frozen=True)
class Fact:
    """One thing that makes it a meaningful encounter (R1.24); None where nobody told."""

    name: str | Promise
    holds: bool | None


def heard_of(evaluations: list[Evaluation]) -> list[Heard]:
    """Give what each side told."""
    return [_heard(evaluation) for evaluation in evaluations]


def facts_of(session: ClassroomSession, evaluations: list[Evaluation]) -> list[Fact]:
    """Tell whether there was a goal, contact before, time for questions, and talk afterwards."""
    teacher = next((one for one in evaluations if one.side == Side.TEACHER), None)
    return [
        Fact(_("De leerkracht vulde een doel in"), bool(session.goal)),
        *[Fact(name, getattr(teacher, field, None)) for field, name in TOLD],
    ]


def _heard(evaluation: Evaluation) -> Heard:
    before, after = evaluation.hands_before, evaluation.hands_after
    return Heard(
        side=Side(evaluation.side),
        ratings=list(_ratings(evaluation)),
        hands=None if before is None or after is None else (before, after),
        remark=evaluation.remark,
    )


def _ratings(evaluation: Evaluation) -> Iterator[Line]:
    for name in RATINGS[Side(evaluation.side)]:
        field: Any = evaluation._meta.get_field(name)
        yield str(field.verbose_name), getattr(evaluation, name)
