"""Hearing from both sides how a session was."""

import datetime as dt
from typing import TypedDict

from django.db import transaction
from django.utils.translation import gettext as _

from sessions.choices import SessionState, Side
from sessions.models import ClassroomSession, Evaluation
from sessions.operations.state import lock
from youth4coop.refusals import WrongState
from youth4coop.users.models import User
from youth4coop.validation import invalid


class EvaluationAnswers(TypedDict, total=False):
    """What somebody thinks; ratings from 1 to 5, each side its own (`RATINGS`).

    What is not there stays as it is.
    """

    fitted: int
    clear: int
    prepared: int
    engaged: int
    again: int
    remark: str
    hands_before: int | None
    hands_after: int | None
    had_contact: bool
    had_questions: bool
    talked_after: bool


@transaction.atomic
def give_evaluation(
    session: ClassroomSession,
    side: Side,
    answers: EvaluationAnswers,
    *,
    who: User,
    now: dt.datetime,
) -> Evaluation:
    """Store what somebody on this side thinks of a session; once more changes their answer.

    Raises:
        ValidationError: at the field concerned.
        WrongState: the session was not given (yet).
    """
    session = lock(session)
    refuse_unless_given(session)
    _check_hands(session, answers)
    mine = session.evaluations.filter(person=who).first()
    evaluation = mine or Evaluation(session=session, person=who)
    for name, value in answers.items():
        setattr(evaluation, name, value)
    evaluation.side, evaluation.given_at = side, now
    evaluation.full_clean()
    evaluation.save()
    return evaluation


def refuse_unless_given(session: ClassroomSession) -> None:
    """Raise WrongState unless somebody counted the session, or said that it took place."""
    if session.state not in SessionState.given:
        raise WrongState(_("Vertellen hoe het was, kan als de les doorging."))


def _check_hands(session: ClassroomSession, answers: EvaluationAnswers) -> None:
    """Raise ValidationError unless both numbers are known, or none, within the pupils counted."""
    hands = {"hands_before": answers.get("hands_before"), "hands_after": answers.get("hands_after")}
    known = {name: number for name, number in hands.items() if number is not None}
    for name in hands if known else []:
        if name not in known:
            raise invalid(name, _("Vul beide aantallen in, of geen van beide."), "required")
        if session.pupils is not None and known[name] > session.pupils:
            message = _("Dat zijn er meer dan er leerlingen waren.")
            raise invalid(name, message, "more_than_pupils")
