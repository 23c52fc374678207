"""Code lists and states of the meeting, each with its groups and allowed transitions."""

from enum import nonmember

from django.db import models
from django.utils.translation import gettext_lazy as _


class Sector(models.TextChoices):
    ENERGY = "energy", _("energie")
    FOOD = "food", _("voeding en landbouw")
    HOUSING = "housing", _("wonen")
    MOBILITY = "mobility", _("mobiliteit")
    CARE = "care", _("zorg en welzijn")
    FINANCE = "finance", _("geld en verzekeren")
    CULTURE = "culture", _("cultuur en media")
    WORK = "work", _("werk en ondernemen")
    TRADE = "trade", _("winkel en handel")
    DIGITAL = "digital", _("digitaal")
    OTHER = "other", _("andere")


class Theme(models.TextChoices):
    ENERGY = "energy", _("energie")
    FOOD = "food", _("voeding")
    HOUSING = "housing", _("wonen")
    MOBILITY = "mobility", _("mobiliteit")
    CARE = "care", _("zorg")
    MONEY = "money", _("geld")
    DEMOCRACY = "democracy", _("samen beslissen")
    CLIMATE = "climate", _("klimaat")
    CIRCULAR = "circular", _("hergebruik")
    STARTING = "starting", _("zelf een zaak starten")
    TECHNOLOGY = "technology", _("technologie")
    CULTURE = "culture", _("cultuur")


class Format(models.TextChoices):
    IN_CLASS = "in_class", _("in de klas")
    ONLINE = "online", _("online")
    AT_COOPERATIVE = "at_cooperative", _("bij de coöperatie")


class Language(models.TextChoices):
    NL = "nl", _("Nederlands")
    EN = "en", _("Engels")
    FR = "fr", _("Frans")


class Equipment(models.TextChoices):
    SCREEN = "screen", _("scherm of beamer")
    SOUND = "sound", _("geluid")


class Photos(models.TextChoices):
    """Whether the speaker may take photos (R1.32); the site itself keeps none."""

    NONE = "none", _("nee")
    MOOD = "mood", _("alleen sfeerbeelden, leerlingen niet herkenbaar")
    AGREED = "agreed", _("ja, de school regelde de toestemming")


class Side(models.TextChoices):
    """Where somebody stands in a session."""

    TEACHER = "teacher", _("leerkracht")
    SPEAKER = "speaker", _("spreker")


class Channel(models.TextChoices):
    DIRECT = "direct", _("rechtstreeks")
    VLAJO = "vlajo", _("via Vlajo")
    CERA = "cera", _("via Cera")
    EVENT = "event", _("op een evenement")
    OTHER = "other", _("andere")


class RequestState(models.TextChoices):
    UNCONFIRMED = "unconfirmed", _("wacht op bevestiging")
    OPEN = "open", _("open")
    INVITED = "invited", _("spreker gevraagd")
    PLANNED = "planned", _("gepland")
    DONE = "done", _("klaar")
    WITHDRAWN = "withdrawn", _("ingetrokken")
    UNFULFILLED = "unfulfilled", _("niet gelukt")

    wanting = nonmember(("open", "invited"))
    changeable = nonmember(("unconfirmed", "open", "invited"))
    ended = nonmember(("done", "withdrawn", "unfulfilled"))


class InvitationState(models.TextChoices):
    SENT = "sent", _("wacht op antwoord")
    ACCEPTED = "accepted", _("aanvaard")
    DECLINED = "declined", _("niet deze keer")
    EXPIRED = "expired", _("verlopen")
    WITHDRAWN = "withdrawn", _("ingetrokken")

    answers = nonmember(("accepted", "declined"))


class SessionState(models.TextChoices):
    PLANNED = "planned", _("gepland")
    HELD = "held", _("gegeven")
    COUNTED = "counted", _("geteld")
    CANCELLED = "cancelled", _("geannuleerd")
    NOT_HELD = "not_held", _("niet doorgegaan")
    INVALID = "invalid", _("ongeldig verklaard")

    booked = nonmember(("planned", "held", "counted"))
    uncounted = nonmember(("planned", "held"))
    given = nonmember(("held", "counted"))


class CountSource(models.TextChoices):
    TEACHER = "teacher", _("leerkracht")
    SPEAKER = "speaker", _("spreker")
    COORDINATOR = "coordinator", _("coördinator")
    IMPORT = "import", _("import")


class CountMethod(models.TextChoices):
    COUNTED = "counted", _("geteld")
    ESTIMATED = "estimated", _("geschat")


TRANSITIONS: dict[type[models.TextChoices], dict[str, tuple[str, ...]]] = {
    RequestState: {
        "unconfirmed": ("open", "withdrawn"),
        "open": ("invited", "planned", "withdrawn", "unfulfilled"),
        "invited": ("open", "planned", "withdrawn", "unfulfilled"),
        "planned": ("open", "done", "withdrawn", "unfulfilled"),
        "done": ("unfulfilled",),
        "withdrawn": ("open", "planned"),
        "unfulfilled": ("open", "planned", "done"),
    },
    InvitationState: {
        "sent": ("accepted", "declined", "expired", "withdrawn"),
        "accepted": ("withdrawn",),
        "declined": ("accepted",),
        "expired": (),
        "withdrawn": ("accepted",),
    },
    SessionState: {
        "planned": ("planned", "held", "counted", "cancelled", "not_held"),
        "held": ("counted", "not_held"),
        "counted": ("counted", "invalid"),
        "cancelled": ("planned",),
        "not_held": ("planned", "held"),
        "invalid": (),
    },
}
