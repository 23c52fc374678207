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


class LegalForm(models.TextChoices):
    CV = "cv", _("cv (coöperatieve vennootschap)")
    BV = "bv", _("bv")
    NV = "nv", _("nv")
    VZW = "vzw", _("vzw")
    OTHER = "other", _("een andere vorm")


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


class Capacity(models.TextChoices):
    """In what capacity a speaker comes (R1.28): who insures and reimburses them follows from it."""

    EMPLOYEE = "employee", _("tijdens mijn werk voor de coöperatie")
    INDEPENDENT = "independent", _("als zelfstandige of bestuurder")
    VOLUNTEER = "volunteer", _("als vrijwilliger van Coopkracht")


class ConsentKind(models.TextChoices):
    VOLUNTEER_INFO = "volunteer_info", _("informatie voor vrijwilligers gelezen")
    PUBLIC_PROFILE = "public_profile", _("openbaar profiel")


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


class ProposalState(models.TextChoices):
    """Other moments that a speaker proposes: the teacher chooses one of them or none."""

    OPEN = "open", _("wacht op de leerkracht")
    ACCEPTED = "accepted", _("gekozen")
    REFUSED = "refused", _("past niet")
    EXPIRED = "expired", _("verlopen")
    WITHDRAWN = "withdrawn", _("niet meer nodig")


class RegistrationState(models.TextChoices):
    UNCONFIRMED = "unconfirmed", _("wacht op bevestiging")
    WAITING = "waiting", _("wacht op goedkeuring")
    APPROVED = "approved", _("goedgekeurd")
    REFUSED = "refused", _("niet aanvaard")

    decided = nonmember(("approved", "refused"))
    approvable = nonmember(("waiting", "refused"))


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


class MoveState(models.TextChoices):
    """Other moments that one side of a session proposes to the other."""

    OPEN = "open", _("wacht op antwoord")
    ACCEPTED = "accepted", _("aanvaard")
    DECLINED = "declined", _("past niet")
    WITHDRAWN = "withdrawn", _("ingetrokken")
    LAPSED = "lapsed", _("niet meer nodig")


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
        # It stays sent while it goes to a colleague, or while other moments are proposed.
        "sent": ("sent", "accepted", "declined", "expired", "withdrawn"),
        "accepted": ("withdrawn",),
        # A contact person who said no can still pass it on.
        "declined": ("accepted", "sent"),
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
    RegistrationState: {
        "unconfirmed": ("waiting", "approved"),
        "waiting": ("approved", "refused"),
        "approved": (),
        "refused": ("approved",),
    },
}
