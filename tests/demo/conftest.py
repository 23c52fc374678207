import datetime as dt
from functools import partial
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings

from youth4coop.demo.fill import fill
from youth4coop.management.commands import demo as demo_command
from youth4coop.terms import BRUSSELS

# A Tuesday in term, as the demo is looked at.
TODAY = dt.date(2026, 11, 24)
NOW = dt.datetime(2026, 11, 24, 9, 0, tzinfo=BRUSSELS)


# Fewer than the demo has, for the sake of time, and enough to have some of everything.
SESSIONS_IN_YEAR = {-2: 10, -1: 45, 0: 10}


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """Fills the database once for a whole module, for looking only; gives what was printed.

    Takes four seconds: hundreds of operations, each with its mail.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield printed_by_command()
        transaction.set_rollback(True)


def printed_by_command():
    printed = StringIO()
    with (
        override_settings(DEMO=True),
        time_machine.travel(NOW, tick=False),
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr(demo_command, "fill", partial(fill, sessions_in_year=SESSIONS_IN_YEAR))
        call_command("demo", stdout=printed)
    return printed.getvalue()
