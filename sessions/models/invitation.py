"""One speaker asked for one request, and the other moments that they propose."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions.choices import InvitationState, ProposalState
from sessions.models.request import RequestedMoment, SessionRequest
from sessions.models.speaker import Speaker
from sessions.querysets.requests import InvitationQuerySet, ProposalQuerySet


class Invitation(models.Model):
    """One speaker asked for one request, on one or more of its moments.

    While `contact` is set, the contact person of the cooperative has it, and passes it on.
    `passed_on_by` is who gave it to the speaker last.
    """

    request = models.ForeignKey(
        SessionRequest, on_delete=models.PROTECT, related_name="invitations"
    )
    speaker = models.ForeignKey(Speaker, on_delete=models.PROTECT, related_name="invitations")
    contact = models.ForeignKey(
        Speaker, null=True, blank=True, on_delete=models.PROTECT, related_name="to_pass_on"
    )
    passed_on_by = models.ForeignKey(
        Speaker, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
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

    @property
    def addressee(self) -> Speaker:
        """Give whose answer we wait for: the contact person's, or else the speaker's own."""
        return self.contact or self.speaker

    @property
    def open_proposal(self) -> "MomentProposal | None":
        """Give the other moments that wait for the teacher; no query once proposals are read."""
        proposals = self.proposals.all()
        return next((one for one in proposals if one.state == ProposalState.OPEN), None)


class MomentProposal(models.Model):
    """One to three other moments that a speaker proposes; an invitation has one open at a time.

    Its teacher chooses one before `expires_at`, or none.
    """

    invitation = models.ForeignKey(Invitation, on_delete=models.PROTECT, related_name="proposals")
    state = models.CharField(
        _("toestand"), max_length=20, choices=ProposalState, default=ProposalState.OPEN
    )
    proposed_at = models.DateTimeField(_("voorgesteld op"))
    expires_at = models.DateTimeField(_("verloopt op"))
    answered_at = models.DateTimeField(_("beantwoord op"), null=True, blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["id"]
        verbose_name = _("voorstel")
        verbose_name_plural = _("voorstellen")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["invitation"],
                condition=models.Q(state="open"),
                name="proposal_one_open_an_invitation",
                violation_error_message=_("Er wacht al een voorstel op antwoord."),
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=ProposalState.values), name="proposal_state_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.invitation_id} {self.state}"


class ProposedMoment(models.Model):
    """One of the moments of a proposal."""

    proposal = models.ForeignKey(MomentProposal, on_delete=models.CASCADE, related_name="moments")
    start = models.DateTimeField(_("begin"))
    end = models.DateTimeField(_("einde"))

    class Meta:
        ordering: ClassVar = ["start", "id"]
        verbose_name = _("voorgesteld moment")
        verbose_name_plural = _("voorgestelde momenten")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")),
                name="proposed_moment_ends_after_start",
                violation_error_message=_("Kies een einduur na het beginuur."),
            ),
            models.UniqueConstraint(
                fields=["proposal", "start", "end"],
                name="proposed_moment_once_a_proposal",
                violation_error_message=_("Dit moment staat er al."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.start:%Y-%m-%d %H:%M}"
