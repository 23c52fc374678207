"""What the buttons at a session do."""

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from frontend.access import act
from frontend.door import Again, Door
from frontend.forms import NoForm, reason_form
from frontend.shared.evaluation_forms import EvaluationForm
from frontend.shared.forms import CancelForm, CountSheet, NeedsForm, PracticalForm
from sessions.choices import SessionState
from sessions.models import ClassroomSession
from sessions.operations.counts import report_counts
from sessions.operations.evaluations import give_evaluation
from sessions.operations.meetings import (
    cancel_session,
    declare_held,
    declare_not_held,
    undo_not_held,
)
from sessions.operations.moving import restore_session
from sessions.operations.practical import give_practical_info, tell_needs
from sessions.operations.undoing import refuse_undo


def count(door: Door, session: ClassroomSession, sheet: CountSheet, again: Again) -> HttpResponse:
    """Store how many pupils there were."""
    return act(
        door.request,
        sheet,
        lambda: report_counts(session, sheet.report(), who=door.who, now=door.now),
        done=_("Bedankt! Het aantal is bewaard."),
        back=door.back,
        again=lambda: again(count=sheet),
    )


def held(door: Door, session: ClassroomSession, again: Again) -> HttpResponse:
    """Store somebody's word that it took place; the count can follow."""
    return act(
        door.request,
        NoForm(door.request.POST),
        lambda: declare_held(session, who=door.who, now=door.now),
        done=_("Bewaard: de sessie ging door. Het aantal leerlingen kan later."),
        back=door.back,
        again=again,
    )


def not_held(door: Door, session: ClassroomSession, again: Again) -> HttpResponse:
    """Say afterwards that it did not take place."""
    form = reason_form("not_held", door.request.POST)
    return act(
        door.request,
        form,
        lambda: declare_not_held(
            session, who=door.who, now=door.now, reason=form.cleaned_data["reason"]
        ),
        done=_("Bewaard: de sessie ging niet door."),
        back=door.back,
        again=lambda: again(not_held=form),
    )


def undo(door: Door, session: ClassroomSession, again: Again) -> HttpResponse:
    """Undo that it did not take place."""
    return act(
        door.request,
        NoForm(door.request.POST),
        lambda: undo_not_held(session, who=door.who, now=door.now),
        done=_("Ongedaan gemaakt. Vul nu in hoeveel leerlingen er waren."),
        back=door.back,
        again=again,
    )


def cancel(door: Door, session: ClassroomSession, again: Again) -> HttpResponse:
    """Cancel it before it begins."""
    form = CancelForm(door.request.POST, prefix="cancel")
    return act(
        door.request,
        form,
        lambda: cancel_session(session, who=door.who, now=door.now, reason=form.in_words()),
        done=_("De sessie is geannuleerd. We mailen het iedereen die erbij hoort."),
        back=door.back,
        again=lambda: again(cancel=form),
    )


def restore(door: Door, session: ClassroomSession, again: Again) -> HttpResponse:
    """Undo that it was cancelled; the other side cannot."""

    def bring_back() -> object:
        refuse_undo(session, SessionState.CANCELLED, who=door.who, now=door.now)
        return restore_session(session, who=door.who, now=door.now)

    return act(
        door.request,
        NoForm(door.request.POST),
        bring_back,
        done=_("De sessie gaat toch door. We mailen het iedereen die erbij hoort."),
        back=door.back,
        again=again,
    )


def tell(door: Door, session: ClassroomSession, form: PracticalForm, again: Again) -> HttpResponse:
    """Store the practical info for the speaker."""
    return act(
        door.request,
        form,
        lambda: give_practical_info(session, form.given(), who=door.who, now=door.now),
        done=_("Bewaard. Je spreker ziet dit op de pagina van de sessie en in de mail vooraf."),
        back=door.back,
        again=lambda: again(form=form),
    )


def need(door: Door, session: ClassroomSession, again: Again) -> HttpResponse:
    """Store what the speaker needs in the class."""
    form = NeedsForm(door.request.POST)
    return act(
        door.request,
        form,
        lambda: tell_needs(session, form.cleaned_data["needs"], who=door.who, now=door.now),
        done=_("Bewaard. De leerkracht ziet dit op de pagina van de sessie en in de mail vooraf."),
        back=door.back,
        again=lambda: again(form=form),
    )


def evaluate(
    door: Door, session: ClassroomSession, form: EvaluationForm, again: Again
) -> HttpResponse:
    """Store what somebody thinks of it."""
    return act(
        door.request,
        form,
        lambda: give_evaluation(session, form.side, form.given(), who=door.who, now=door.now),
        done=_("Bedankt! Je antwoord is bewaard."),
        back=door.back,
        again=lambda: again(evaluation=form),
    )
