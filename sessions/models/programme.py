"""A programme that pays or frames sessions, with its partner."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Programme(models.Model):
    """For example "jongeren voor coöperatie", with partner Cera."""

    name = models.CharField(_("naam"), max_length=120, unique=True)
    partner = models.CharField(_("partner"), max_length=120, blank=True)
    start = models.DateField(_("eerste dag"))
    end = models.DateField(_("laatste dag"), null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["start", "id"]
        verbose_name = _("project")
        verbose_name_plural = _("projecten")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(end__isnull=True) | models.Q(end__gte=models.F("start")),
                name="programme_ends_after_start",
                violation_error_message=_("Kies een laatste dag na de eerste."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
