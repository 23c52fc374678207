"""A write with an `Idempotency-Key` is done once, however often it is sent."""

import datetime as dt
import hashlib
import json
from collections.abc import Callable
from typing import Any, override

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.encoders import JSONEncoder
from rest_framework.views import APIView

from youth4coop.api.models import IdempotentAnswer
from youth4coop.refusals import Refusal

HEADER = "Idempotency-Key"
LONGEST_KEY = 200
KEPT = dt.timedelta(hours=24)

type Handler = Callable[..., Response]


class KeyUsed(Refusal):
    """The same key came with another body."""

    code = "idempotency_key_used"


class IdempotentWrites(APIView):
    """For views whose POST and PATCH may be repeated with the same key and body."""

    @override
    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        key = request.headers.get(HEADER, "")
        name = str(request.method).lower()
        handler: Handler | None = getattr(self, name, None)
        if not key or name not in {"post", "patch"} or handler is None:
            return
        if len(key) > LONGEST_KEY:
            message = ErrorDetail(_("Een sleutel heeft hoogstens 200 tekens."), code="max_length")
            raise ValidationError({HEADER: [message]})
        setattr(self, name, _once(key, handler))


def _once(key: str, handler: Handler) -> Handler:
    def once(request: Request, *args: Any, **kwargs: Any) -> Response:
        with transaction.atomic():
            answer, is_new = _claim(key, request)
            if not is_new:
                return Response(answer.body, status=answer.status)
            response = handler(request, *args, **kwargs)
            answer.status = response.status_code
            answer.body = json.loads(json.dumps(response.data, cls=JSONEncoder))
            answer.save(update_fields=["status", "body"])
        return response

    return once


def forget_answers(*, now: dt.datetime) -> int:
    """Remove answers older than a day: nobody repeats a write that late.

    Returns:
        how many.
    """
    number, _by_model = IdempotentAnswer.objects.filter(created_at__lt=now - KEPT).delete()
    return number


def _claim(key: str, request: Request) -> tuple[IdempotentAnswer, bool]:
    """Give the answer kept under this key, or an empty one that is ours to fill.

    Whoever comes second waits at the unique key until the first has ended. What the handler
    raises undoes the claim with the rest, so a write that failed can be tried again.

    Raises:
        KeyUsed: the key was used with another body.
    """
    digest = hashlib.sha256(json.dumps(request.data, sort_keys=True).encode()).hexdigest()
    answer, is_new = IdempotentAnswer.objects.get_or_create(
        user=request.user if request.user.is_authenticated else None,
        key=key,
        path=request.path,
        defaults={
            "body_sha256": digest,
            "status": 0,
            "body": None,
            "created_at": timezone.now(),
        },
    )
    if answer.body_sha256 != digest:
        raise KeyUsed(_("Deze sleutel is al gebruikt voor iets anders."))
    return answer, is_new
