"""A head count of one group in one session."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from schools.models import MAX_PUPILS_PER_GROUP, ClassGroup
from sessions.choices import CountMethod, CountSource
from sessions.models.classroom_session import ClassroomSession


class PupilCount(models.Model):
    """One version of a head count; versions are added, never overwritten (counting rule 5)."""

    session = models.ForeignKey(ClassroomSession, on_delete=models.PROTECT, related_name="counts")
    group = models.ForeignKey(ClassGroup, on_delete=models.PROTECT, related_name="counts")
    version = models.PositiveSmallIntegerField(_("versie"))
    pupils = models.PositiveSmallIntegerField(
        _("leerlingen"), validators=[MaxValueValidator(MAX_PUPILS_PER_GROUP)]
    )
    already_reached = models.PositiveSmallIntegerField(
        _("al eerder bereikt"), null=True, blank=True
    )
    source = models.CharField(_("bron"), max_length=20, choices=CountSource)
    method = models.CharField(_("telwijze"), max_length=10, choices=CountMethod)
    holds = models.BooleanField(_("geldt"), default=True)
    reason = models.CharField(_("reden"), max_length=300, blank=True)
    counted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL
    )
    counted_at = models.DateTimeField(_("geteld op"))

    class Meta:
        ordering: ClassVar = ["session", "group", "version"]
        verbose_name = _("telling")
        verbose_name_plural = _("tellingen")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(pupils__lte=MAX_PUPILS_PER_GROUP),
                name="count_at_most_400",
                violation_error_message=_("Vul een aantal in van 0 tot 400."),
            ),
            models.CheckConstraint(
                condition=models.Q(already_reached__isnull=True)
                | models.Q(already_reached__lte=models.F("pupils")),
                name="count_reached_within_pupils",
                violation_error_message=_("Dat zijn er meer dan er leerlingen waren."),
            ),
            models.UniqueConstraint(
                fields=["session", "group", "version"], name="count_version_once"
            ),
            models.UniqueConstraint(
                fields=["session", "group"],
                condition=models.Q(holds=True),
                name="count_one_holds",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.group_id} v{self.version}"
