"""The provinces, and Brussels, which belongs to none."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Province(models.TextChoices):
    """Where in Belgium: the five Flemish provinces first, then Brussels, then the others."""

    ANTWERPEN = "antwerpen", _("Antwerpen")
    LIMBURG = "limburg", _("Limburg")
    OOST_VLAANDEREN = "oost-vlaanderen", _("Oost-Vlaanderen")
    VLAAMS_BRABANT = "vlaams-brabant", _("Vlaams-Brabant")
    WEST_VLAANDEREN = "west-vlaanderen", _("West-Vlaanderen")
    BRUSSEL = "brussel", _("Brussel")
    WAALS_BRABANT = "waals-brabant", _("Waals-Brabant")
    HENEGOUWEN = "henegouwen", _("Henegouwen")
    LUIK = "luik", _("Luik")
    LUXEMBURG = "luxemburg", _("Luxemburg")
    NAMEN = "namen", _("Namen")
