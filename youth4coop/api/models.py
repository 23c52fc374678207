"""Answers kept so that a repeated write does nothing twice."""

from typing import ClassVar

from django.conf import settings
from django.db import models


class IdempotentAnswer(models.Model):
    """The answer once given to a write with an `Idempotency-Key`."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE
    )
    key = models.CharField(max_length=200)
    path = models.CharField(max_length=300)
    body_sha256 = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    body = models.JSONField(null=True)
    created_at = models.DateTimeField(db_index=True)

    class Meta:
        app_label = "youth4coop"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["user", "key", "path"], name="idempotency_key_once_a_user"
            ),
            models.UniqueConstraint(
                fields=["key", "path"],
                condition=models.Q(user__isnull=True),
                name="idempotency_key_once_without_user",
            ),
        ]

    def __str__(self) -> str:
        return self.key
