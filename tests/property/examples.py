"""How many examples, and one transaction for each."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from hypothesis import HealthCheck, settings


def examples(number: int) -> settings:
    """Try the same examples each time: what fails on one machine fails on every other."""
    return settings(
        max_examples=number,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )


@contextmanager
def undone() -> Iterator[None]:
    """Undo all that is written inside, so that each example starts from the same rows."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
