"""Somebody who volunteers on the public page, until it is decided."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions.choices import RegistrationState
from sessions.models.cooperative import Cooperative
from sessions.models.speaker import Speaker
from sessions.querysets.people import RegistrationQuerySet


class Registration(models.Model):
    """A cooperative with its first speaker, or somebody who asks to join one that is known.

    Nothing of it is anywhere else before it is approved. `cooperative` is the one that somebody
    asks to join (`asks_access`), or the one that came of it; `answers` is what was filled in, see
    `sessions.newcomers`. With `invited_by`, a contact person asked for this colleague.
    """

    state = models.CharField(
        _("toestand"),
        max_length=20,
        choices=RegistrationState,
        default=RegistrationState.UNCONFIRMED,
        db_index=True,
    )
    asks_access = models.BooleanField(_("vraagt toegang"), default=False)
    cooperative = models.ForeignKey(
        Cooperative, null=True, blank=True, on_delete=models.PROTECT, related_name="registrations"
    )
    invited_by = models.ForeignKey(
        Speaker, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    name = models.CharField(_("naam"), max_length=120)
    email = models.EmailField(_("e-mailadres"))
    language = models.CharField(_("taal"), max_length=2, default="nl")
    answers = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(_("gemaakt op"))
    confirmed_at = models.DateTimeField(_("bevestigd op"), null=True, blank=True)
    decided_at = models.DateTimeField(_("beslist op"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL
    )
    reason = models.CharField(_("reden"), max_length=300, blank=True)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["id"]
        verbose_name = _("inschrijving")
        verbose_name_plural = _("inschrijvingen")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(state__in=RegistrationState.values),
                name="registration_state_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(asks_access=False) | models.Q(cooperative__isnull=False),
                name="registration_asks_access_to_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.state}"

    @property
    def organisation(self) -> str:
        """Give the name of the cooperative that it is about, known or told."""
        if self.cooperative is not None:
            return self.cooperative.name
        return str((self.answers.get("cooperative") or {}).get("name", ""))
