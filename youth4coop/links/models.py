"""Links in mails: one link, one purpose, one object."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class LinkPurpose(models.TextChoices):
    CONFIRM_REQUEST = "confirm_request", _("aanvraag bevestigen")
    FOLLOW_REQUEST = "follow_request", _("aanvraag bekijken")
    ANSWER_INVITATION = "answer_invitation", _("uitnodiging beantwoorden")
    ANSWER_PROPOSAL = "answer_proposal", _("ander moment beantwoorden")
    CONFIRM_REGISTRATION = "confirm_registration", _("inschrijving bevestigen")
    DECIDE_ACCESS = "decide_access", _("toegang geven")
    FOLLOW_SESSION = "follow_session", _("sessie bekijken")
    COUNT = "count", _("leerlingen tellen")
    PRACTICAL = "practical", _("praktische info geven")
    EVALUATE = "evaluate", _("vertellen hoe het was")
    ASK_AGAIN = "ask_again", _("dezelfde spreker vragen")
    CALENDAR = "calendar", _("in de agenda zetten")
    CALENDAR_FEED = "calendar_feed", _("agenda volgen")
    MY_DATA = "my_data", _("mijn gegevens bekijken")
    NEW_ADDRESS = "new_address", _("een nieuw e-mailadres bevestigen")


class ActionLink(models.Model):
    """A secret link; only the SHA-256 of its token is stored (R5.02)."""

    token_sha256 = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=30, choices=LinkPurpose)
    object_id = models.PositiveBigIntegerField()
    email = models.EmailField()
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        app_label = "youth4coop"
        indexes: ClassVar = [models.Index(fields=["purpose", "object_id"])]

    def __str__(self) -> str:
        return f"{self.purpose} {self.object_id}"
