"""One speaker asked for one request."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions.choices import InvitationState
from sessions.models.request import RequestedMoment, SessionRequest
from sessions.models.speaker import Speaker
from sessions.querysets.requests import InvitationQuerySet


class Invitation(models.Model):
    """One speaker asked for one request, on one or more of its moments."""

    request = models.ForeignKey(
        SessionRequest, on_delete=models.PROTECT, related_name="invitations"
    )
    speaker = models.ForeignKey(Speaker, on_delete=models.PROTECT, related_name="invitations")
    moments = models.ManyToManyField(RequestedMoment, related_name="invitations")
    state = models.CharField(
        _("toestand"), max_length=20, choices=InvitationState, default=InvitationState.SENT
    )
    sent_at = models.DateTimeField(_("verstuurd op"))
    answered_at = models.DateTimeField(_("beantwoord op"), null=True, blank=True)
    reason = models.CharField(_("reden"), max_length=300, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-id"]
        verbose_name = _("uitnodiging")
        verbose_name_plural = _("uitnodigingen")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["request", "speaker"],
                condition=models.Q(state__in=["sent", "accepted"]),
                name="invitation_open_once",
                violation_error_message=_("Deze spreker is al gevraagd voor deze aanvraag."),
            ),
            models.UniqueConstraint(
                fields=["request"],
                condition=models.Q(state="accepted"),
                name="invitation_one_accepted_a_request",
                violation_error_message=_("Er is al een spreker voor deze aanvraag."),
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=InvitationState.values),
                name="invitation_state_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request_id} {self.speaker_id}"
