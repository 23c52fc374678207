"""What the demo holds, in a few lines."""

from collections.abc import Iterator

from django.db.models import Count, Model, TextChoices
from django.utils.translation import gettext as _

from schools.models import School, Teacher
from sessions.choices import InvitationState, RequestState, SessionState
from sessions.models import ClassroomSession, Cooperative, Invitation, SessionRequest, Speaker
from youth4coop.mail.models import MailState, OutboxMail

PEOPLE: list[type[Model]] = [School, Teacher, Cooperative, Speaker]
STATEFUL: list[tuple[type[Model], type[TextChoices]]] = [
    (SessionRequest, RequestState),
    (Invitation, InvitationState),
    (ClassroomSession, SessionState),
]


def summary() -> Iterator[str]:
    """Give a line about people and organisations, and one for each thing that has states."""
    totals = [(model._default_manager.count(), _name(model)) for model in PEOPLE]
    yield ", ".join(f"{number} {name}" for number, name in totals)
    for model, states in STATEFUL:
        yield _by_state(_name(model), model, states)
    yield _by_state(_("mails"), OutboxMail, MailState)


def _name(model: type[Model]) -> str:
    return str(model._meta.verbose_name_plural)


def _by_state(name: str, model: type[Model], states: type[TextChoices]) -> str:
    rows = model._default_manager.order_by("state").values_list("state").annotate(Count("pk"))
    numbers: dict[str, int] = dict(rows)
    parts = ", ".join(f"{number} {states(state).label}" for state, number in numbers.items())
    return f"{sum(numbers.values())} {name}: {parts}"
