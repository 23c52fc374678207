"""The levels of Flemish education that a class can have (R2.01)."""

from enum import nonmember

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    KLEUTER = "kleuter", _("Kleuteronderwijs")
    LAGER_1 = "lager_1", _("Lager onderwijs, 1e graad")
    LAGER_2 = "lager_2", _("Lager onderwijs, 2e graad")
    LAGER_3 = "lager_3", _("Lager onderwijs, 3e graad")
    SO_1A = "so_1a", _("Secundair, 1e graad A-stroom")
    SO_1B = "so_1b", _("Secundair, 1e graad B-stroom")
    SO_2_DO = "so_2_do", _("Secundair, 2e graad doorstroom (vroeger aso)")
    SO_2_DU = "so_2_du", _("Secundair, 2e graad dubbele finaliteit (vroeger tso/kso)")
    SO_2_A = "so_2_a", _("Secundair, 2e graad arbeidsmarkt (vroeger bso)")
    SO_3_DO = "so_3_do", _("Secundair, 3e graad doorstroom (vroeger aso)")
    SO_3_DU = "so_3_du", _("Secundair, 3e graad dubbele finaliteit (vroeger tso/kso)")
    SO_3_A = "so_3_a", _("Secundair, 3e graad arbeidsmarkt (vroeger bso)")
    SO_7 = "so_7", _("Secundair, 7e jaar")
    OKAN = "okan", _("Onthaalklas voor anderstaligen (OKAN)")
    BUSO = "buso", _("Buitengewoon secundair (BuSO)")
    DUAAL_DLW = "duaal_dlw", _("Duaal leren, of leren en werken")
    HBO5 = "hbo5", _("Hoger beroepsonderwijs (HBO5)")
    HOGER_HS = "hoger_hs", _("Hogeschool")
    HOGER_UNIV = "hoger_univ", _("Universiteit")
    CVO = "cvo", _("Volwassenenonderwijs (CVO)")
    BUITEN_SCHOOL = "buiten_school", _("Groep buiten de school")

    # Whose calendar is not that of the school holidays.
    with_own_holidays = nonmember(("hbo5", "hoger_hs", "hoger_univ", "cvo", "buiten_school"))
