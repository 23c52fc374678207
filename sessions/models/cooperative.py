"""An organisation that volunteers."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions.choices import Sector, Theme
from sessions.querysets.people import CooperativeQuerySet
from youth4coop.codes import CodesField
from youth4coop.numbers import check_enterprise_number
from youth4coop.places import Province


class Cooperative(models.Model):
    """A cooperative (or another organisation: cv, bv, nv, vzw) that sends speakers.

    It takes part once the coordinator approved it, and for as long as it is active. With
    `asks_contact_first` an invitation goes to its contact person, who passes it on.
    """

    name = models.CharField(_("naam"), max_length=160)
    slug = models.SlugField(max_length=80, unique=True)
    legal_form = models.CharField(_("rechtsvorm"), max_length=20, blank=True)
    enterprise_number = models.CharField(
        _("ondernemingsnummer"),
        max_length=10,
        null=True,
        blank=True,
        unique=True,
        validators=[check_enterprise_number],
        error_messages={"unique": _("Er is al een coöperatie met dit nummer.")},
    )
    sector = models.CharField(_("sector"), max_length=20, choices=Sector, default=Sector.OTHER)
    themes = CodesField(_("thema's"), codes=Theme)
    description = models.TextField(_("beschrijving"), blank=True)
    website = models.URLField(_("website"), blank=True)
    postal_code = models.CharField(_("postcode"), max_length=4)
    municipality = models.CharField(_("gemeente"), max_length=80)
    province = models.CharField(_("provincie"), max_length=20, choices=Province, db_index=True)
    approved_at = models.DateTimeField(_("goedgekeurd op"), null=True, blank=True)
    active = models.BooleanField(_("doet mee"), default=True)
    asks_contact_first = models.BooleanField(
        _("uitnodigingen eerst naar de contactpersoon"), default=False
    )

    objects = CooperativeQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["name", "id"]
        verbose_name = _("coöperatie")
        verbose_name_plural = _("coöperaties")

    def __str__(self) -> str:
        return self.name

    @property
    def takes_part(self) -> bool:
        """Tell whether it is shown to everybody, and whether its speakers are asked."""
        return self.active and self.approved_at is not None
