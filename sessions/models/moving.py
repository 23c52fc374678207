"""Another moment for a session that is planned, as one side proposes it to the other."""

import datetime as dt
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from sessions.choices import MoveState, SessionState, Side
from sessions.models.classroom_session import ClassroomSession

# The log has room for 300 characters, and names the old moment first.
LONGEST_MOVE_REASON = 200


class MoveProposal(models.Model):
    """One to three moments that the teacher or the speaker proposes; the other chooses one or none.

    `sequence` is the session's when it was proposed: whatever changed the session since has made
    the proposal needless.
    """

    session = models.ForeignKey(
        ClassroomSession, on_delete=models.PROTECT, related_name="move_proposals"
    )
    side = models.CharField(_("wie"), max_length=10, choices=Side)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL
    )
    state = models.CharField(
        _("toestand"), max_length=20, choices=MoveState, default=MoveState.OPEN
    )
    sequence = models.PositiveSmallIntegerField()
    reason = models.CharField(_("reden"), max_length=LONGEST_MOVE_REASON, blank=True)
    answer = models.CharField(_("antwoord"), max_length=LONGEST_MOVE_REASON, blank=True)
    proposed_at = models.DateTimeField(_("voorgesteld op"))
    answered_at = models.DateTimeField(_("beantwoord op"), null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]
        verbose_name = _("voorstel om te verplaatsen")
        verbose_name_plural = _("voorstellen om te verplaatsen")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["session"],
                condition=models.Q(state="open"),
                name="move_one_open_a_session",
                violation_error_message=_("Er wacht al een voorstel op antwoord."),
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=MoveState.values), name="move_state_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(side__in=Side.values), name="move_side_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.state}"

    def waits(self, session: ClassroomSession, now: dt.datetime) -> bool:
        """Tell whether its session, as it is now, still waits for an answer to it."""
        return (
            self.state == MoveState.OPEN
            and session.state == SessionState.PLANNED
            and session.sequence == self.sequence
            and session.start > now
            and bool(self.moments_left(now))
        )

    def moments_left(self, now: dt.datetime) -> list["MoveMoment"]:
        """Give the moments that are still to come."""
        return [moment for moment in self.moments.all() if moment.start > now]


class MoveMoment(models.Model):
    """One of the moments of a proposal."""

    proposal = models.ForeignKey(MoveProposal, on_delete=models.CASCADE, related_name="moments")
    start = models.DateTimeField(_("begin"))
    end = models.DateTimeField(_("einde"))

    class Meta:
        ordering: ClassVar = ["start", "id"]
        verbose_name = _("voorgesteld moment")
        verbose_name_plural = _("voorgestelde momenten")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")),
                name="move_moment_ends_after_start",
                violation_error_message=_("Kies een einduur na het beginuur."),
            ),
            models.UniqueConstraint(
                fields=["proposal", "start", "end"],
                name="move_moment_once_a_proposal",
                violation_error_message=_("Dit moment staat er al."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.start:%Y-%m-%d %H:%M}"
