"""A form that is sent twice, by a double click or the way back, does its work once."""

import re
import secrets
from collections.abc import Callable

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from youth4coop.api.models import IdempotentAnswer

_KEY = re.compile(r"[A-Za-z0-9_-]{1,100}")


def key_of(request: HttpRequest) -> str:
    """Give the key that came with the form, or a new one for a form that is shown first."""
    sent = request.POST.get("once", "")
    return sent if _KEY.fullmatch(sent) else new_key()


def new_key() -> str:
    """Give a key that nobody has used."""
    return secrets.token_urlsafe(16)


@transaction.atomic
def once(request: HttpRequest, key: str, do: Callable[[], int]) -> tuple[int, bool]:
    """Do something that makes a row, unless it was done before under this key.

    It shares the table of the API's `Idempotency-Key`: whoever comes second waits at its unique
    key until the first has ended, and what `do` raises undoes the claim too.

    Args:
        do: gives the id of the row that it made.

    Returns:
        the id of the row, and whether it was made now.
    """
    answer, is_new = IdempotentAnswer.objects.get_or_create(
        user=request.user if request.user.is_authenticated else None,
        key=key,
        path=request.path,
        defaults={"body_sha256": "", "status": 302, "created_at": timezone.now()},
    )
    if not is_new:
        return _row_of(answer), False
    answer.body = {"row": do()}
    answer.save(update_fields=["body"])
    return _row_of(answer), True


def _row_of(answer: IdempotentAnswer) -> int:
    row: int = (answer.body or {})["row"]
    return row
