"""The log: who moved what from which state to which, when and why."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions.models.classroom_session import ClassroomSession
from sessions.models.invitation import Invitation
from sessions.models.registration import Registration
from sessions.models.request import SessionRequest


class Transition(models.Model):
    """One change of state of a request, an invitation, a session or a registration.

    Rows are only added; those of a registration go when it is forgotten.
    """

    request = models.ForeignKey(
        SessionRequest, null=True, blank=True, on_delete=models.PROTECT, related_name="transitions"
    )
    invitation = models.ForeignKey(
        Invitation, null=True, blank=True, on_delete=models.PROTECT, related_name="transitions"
    )
    session = models.ForeignKey(
        ClassroomSession,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="transitions",
    )
    registration = models.ForeignKey(
        Registration, null=True, blank=True, on_delete=models.CASCADE, related_name="transitions"
    )
    from_state = models.CharField(_("van"), max_length=20, blank=True)
    to_state = models.CharField(_("naar"), max_length=20)
    reason = models.CharField(_("reden"), max_length=300, blank=True)
    who = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL
    )
    at = models.DateTimeField(_("wanneer"), db_index=True)

    class Meta:
        ordering: ClassVar = ["id"]
        verbose_name = _("overgang")
        verbose_name_plural = _("overgangen")

    def __str__(self) -> str:
        return f"{self.from_state} > {self.to_state}"
