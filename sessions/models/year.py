"""Figures of a year that no longer come from the sessions themselves."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions.models.programme import Programme


class HistoricFigure(models.Model):
    """The figures of a year before the system, with their source (counting rule 7)."""

    year = models.PositiveSmallIntegerField(_("jaar"))
    programme = models.ForeignKey(
        Programme, null=True, blank=True, on_delete=models.PROTECT, related_name="historic_figures"
    )
    sessions = models.PositiveIntegerField(_("sessies"), null=True, blank=True)
    pupils = models.PositiveIntegerField(_("leerlingen"), null=True, blank=True)
    unique_pupils = models.PositiveIntegerField(_("unieke leerlingen"), null=True, blank=True)
    schools = models.PositiveIntegerField(_("scholen"), null=True, blank=True)
    cooperatives = models.PositiveIntegerField(_("coöperaties"), null=True, blank=True)
    speakers = models.PositiveIntegerField(_("sprekers"), null=True, blank=True)
    source = models.CharField(_("bron"), max_length=200)

    class Meta:
        ordering: ClassVar = ["year", "id"]
        verbose_name = _("historisch jaarcijfer")
        verbose_name_plural = _("historische jaarcijfers")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["year", "programme"], name="historic_year_once_a_programme"
            ),
            models.UniqueConstraint(
                fields=["year"],
                condition=models.Q(programme__isnull=True),
                name="historic_year_once_without_programme",
            ),
        ]

    def __str__(self) -> str:
        return str(self.year)


class YearClosing(models.Model):
    """The sealed figures of a year; revision 0 is the first seal (counting rule 6)."""

    year = models.PositiveSmallIntegerField(_("jaar"))
    revision = models.PositiveSmallIntegerField(_("herziening"), default=0)
    figures = models.JSONField()
    sessions = models.JSONField()
    method_version = models.CharField(max_length=20)
    sha256 = models.CharField(max_length=64)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL
    )
    closed_at = models.DateTimeField(_("afgesloten op"))
    reason = models.CharField(_("reden"), max_length=300, blank=True)

    class Meta:
        ordering: ClassVar = ["year", "revision"]
        verbose_name = _("jaarafsluiting")
        verbose_name_plural = _("jaarafsluitingen")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["year", "revision"], name="closing_revision_once"),
            models.CheckConstraint(
                condition=models.Q(revision=0) | ~models.Q(reason=""),
                name="closing_revision_has_reason",
                violation_error_message=_("Schrijf waarom je dit cijfer herziet."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} ({self.revision})"


class ChannelReach(models.Model):
    """Visitors and followers of one channel in one year, as in the annual report."""

    year = models.PositiveSmallIntegerField(_("jaar"))
    name = models.CharField(_("kanaal"), max_length=80)
    address = models.CharField(_("adres"), max_length=200, blank=True)
    visitors = models.PositiveIntegerField(_("bezoekers"), null=True, blank=True)
    followers = models.PositiveIntegerField(_("volgers"), null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["year", "name"]
        verbose_name = _("bereik")
        verbose_name_plural = _("bereik")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["year", "name"], name="reach_once_a_year"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.year}"
