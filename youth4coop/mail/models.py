"""Mail on its way out, and the texts that a coordinator changed."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class MailState(models.TextChoices):
    WAITING = "waiting", _("wacht")
    SENDING = "sending", _("gaat net weg")
    SENT = "sent", _("verstuurd")
    KEPT = "kept", _("bewaard")
    FAILED = "failed", _("niet aangekomen")
    SETTLED = "settled", _("afgehandeld")
    STOPPED = "stopped", _("tegengehouden")


class OutboxMail(models.Model):
    """One mail to one person, written in the same transaction as what it announces.

    `once` names what the mail is for ("invitation_sent:invitation:12:0"): the same thing is mailed
    once (R7.12). `text` is the source of both parts; an address in it like `link:answer_link` is
    one of `links`, and gets its secret only on its way out. `delivered` is what a demo shows.
    While a worker is sending it, `send_at` says until when it is left to that worker.
    """

    to = models.EmailField(_("aan"), db_index=True)
    language = models.CharField(max_length=2, default="nl")
    subject = models.CharField(_("onderwerp"), max_length=200)
    text = models.TextField(_("tekst"))
    links = models.JSONField(default=dict, blank=True)
    calendar = models.TextField(blank=True)
    calendar_method = models.CharField(max_length=10, blank=True)
    purpose = models.CharField(_("waarvoor"), max_length=40, db_index=True)
    about = models.CharField(max_length=60, blank=True, db_index=True)
    once = models.CharField(max_length=120, null=True, blank=True, unique=True)
    message_id = models.CharField(max_length=200)
    state = models.CharField(
        _("toestand"), max_length=10, choices=MailState, default=MailState.WAITING
    )
    edited = models.BooleanField(default=False)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)
    created_at = models.DateTimeField(_("gemaakt op"))
    send_at = models.DateTimeField(_("gaat weg op"))
    sent_at = models.DateTimeField(_("verstuurd op"), null=True, blank=True)
    delivered = models.TextField(blank=True)

    class Meta:
        app_label = "youth4coop"
        ordering: ClassVar = ["-id"]
        indexes: ClassVar = [models.Index(fields=["state", "send_at"])]

    def __str__(self) -> str:
        return self.subject


class MailText(models.Model):
    """The words of one mail in one language, where the coordinator changed the original."""

    purpose = models.CharField(max_length=40)
    language = models.CharField(max_length=2)
    subject = models.CharField(_("onderwerp"), max_length=120)
    body = models.TextField(_("tekst"))
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL
    )
    changed_at = models.DateTimeField()

    class Meta:
        app_label = "youth4coop"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["purpose", "language"], name="mail_text_once"),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.language}"
