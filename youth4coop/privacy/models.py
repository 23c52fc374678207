"""The journal of what was erased, which names nobody."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class ErasedKind(models.TextChoices):
    USER = "user", _("account")
    TEACHER = "teacher", _("leerkracht")
    SPEAKER = "speaker", _("spreker")
    REQUEST = "request", _("aanvraag")


class ErasureCause(models.TextChoices):
    ASKED = "asked", _("op vraag van de persoon")
    TERM = "term", _("na de bewaartermijn")


class Erasure(models.Model):
    """One row that was made anonymous: by its number, which leads to no person any more."""

    kind = models.CharField(_("wat"), max_length=10, choices=ErasedKind)
    number = models.PositiveBigIntegerField(_("nummer"))
    cause = models.CharField(_("waarom"), max_length=10, choices=ErasureCause)
    at = models.DateTimeField(_("wanneer"))

    class Meta:
        app_label = "youth4coop"
        ordering: ClassVar = ["id"]
        verbose_name = _("wissing")
        verbose_name_plural = _("wissingen")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "number"], name="erased_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=ErasedKind.values, cause__in=ErasureCause.values),
                name="erasure_codes_are_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"
