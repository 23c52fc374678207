"""When the demo may be made."""

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.core.management.color import no_style
from django.db import connection, transaction

from schools.models import School
from sessions.models import (
    ClassroomSession,
    Invitation,
    PupilCount,
    RequestedMoment,
    SessionRequest,
    Transition,
    Unavailability,
)
from tests.demo.conftest import TODAY
from tests.factories import SchoolFactory, UserFactory
from youth4coop.demo.fill import fill
from youth4coop.mail.models import OutboxMail

CONTENT = {
    ClassroomSession: ["start", "state", "school__name", "goal", "pupils", "speakers__name"],
    SessionRequest: ["created_at", "state", "teacher__email", "goal", "themes", "groups__name"],
    RequestedMoment: ["start", "end", "request__teacher__email"],
    Invitation: ["sent_at", "state", "speaker__email", "answered_at", "reason"],
    PupilCount: ["counted_at", "pupils", "already_reached", "source", "method"],
    Transition: ["at", "from_state", "to_state", "who__email", "reason"],
    OutboxMail: ["created_at", "to", "subject", "state"],
    Unavailability: ["speaker__email", "start", "end"],
}


def test_nothing_is_made_where_it_is_no_demo(db, settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="DEMO=1"):
        call_command("demo")
    assert not School.objects.exists()


@pytest.mark.parametrize("factory", [UserFactory, SchoolFactory])
def test_nothing_is_made_where_somebody_works(db, settings, factory):
    settings.DEMO = True
    factory()
    with pytest.raises(CommandError, match="alleen een lege databank"):
        call_command("demo")
    assert School.objects.filter(name__endswith="(demo)").count() == 0


def test_nothing_is_made_where_the_demo_is(db, settings, capsys):
    settings.DEMO = True
    UserFactory(email="coordinator@demo.example")
    call_command("demo")
    assert capsys.readouterr().out == "De demo staat er al: er verandert niets.\n"
    assert not School.objects.exists()


def test_the_same_day_gives_the_same_demo(db):
    assert content_of_a_small_demo() == content_of_a_small_demo()


def content_of_a_small_demo():
    with transaction.atomic():
        fill(TODAY, sessions_in_year={0: 0})
        found = {
            model: list(model.objects.order_by("pk", *columns).values_list(*columns))
            for model, columns in CONTENT.items()
        }
        transaction.set_rollback(True)
    number_from_the_start_again()
    return found


def number_from_the_start_again():
    """Undo what a rollback leaves: PostgreSQL goes on counting, and references hold the number."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models()):
            cursor.execute(statement)
