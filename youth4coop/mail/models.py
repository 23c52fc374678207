"""Mail on its way out: a row written in the same transaction as what it announces."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class MailState(models.TextChoices):
    WAITING = "waiting", _("wacht")
    SENT = "sent", _("verstuurd")
    KEPT = "kept", _("bewaard")
    FAILED = "failed", _("mislukt")


class OutboxMail(models.Model):
    """One mail to one person.

    `once` names what the mail is for ("invitation:12:0"): the same thing is mailed once.
    """

    to = models.EmailField(_("aan"), db_index=True)
    subject = models.CharField(_("onderwerp"), max_length=200)
    text = models.TextField(_("tekst"))
    html = models.TextField(_("opgemaakte tekst"), blank=True)
    raw = models.TextField(_("volledig bericht"), blank=True)
    once = models.CharField(max_length=120, null=True, blank=True, unique=True)
    state = models.CharField(max_length=10, choices=MailState, default=MailState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)
    created_at = models.DateTimeField(_("gemaakt op"))
    next_try_at = models.DateTimeField()
    sent_at = models.DateTimeField(_("verstuurd op"), null=True, blank=True)

    class Meta:
        app_label = "youth4coop"
        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [models.Index(fields=["state", "next_try_at"])]

    def __str__(self) -> str:
        return self.subject
