"""How a session was, in one minute (R1.22, R1.23, R1.24)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sessions.choices import Side
from sessions.models.classroom_session import ClassroomSession

LONGEST_REMARK = 300
LOWEST, HIGHEST = 1, 5
RATINGS = {
    Side.TEACHER: ("fitted", "clear", "engaged", "again"),
    Side.SPEAKER: ("prepared", "engaged", "again"),
}
ALL_RATINGS = tuple(dict.fromkeys(name for names in RATINGS.values() for name in names))


def _each_in_range() -> Q:
    condition = Q()
    for name in ALL_RATINGS:
        condition &= Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__range": (LOWEST, HIGHEST)})
    return condition


def _those_of(side: Side) -> Q:
    missing = {f"{name}__isnull": name not in RATINGS[side] for name in ALL_RATINGS}
    return Q(side=side, **missing)


class Evaluation(models.Model):
    """What one person thinks of one session; never about a pupil.

    Each side rates its own things (`RATINGS`) from 1 to 5. Only the teacher tells how many pupils
    could name a cooperative before and after, by a show of hands, and what happened around it.
    """

    session = models.ForeignKey(
        ClassroomSession, on_delete=models.PROTECT, related_name="evaluations"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL
    )
    side = models.CharField(_("wie"), max_length=10, choices=Side)
    fitted = models.PositiveSmallIntegerField(_("sloot aan bij de les"), null=True, blank=True)
    clear = models.PositiveSmallIntegerField(_("vertelde helder"), null=True, blank=True)
    prepared = models.PositiveSmallIntegerField(_("klas was voorbereid"), null=True, blank=True)
    engaged = models.PositiveSmallIntegerField(_("leerlingen deden mee"), null=True, blank=True)
    again = models.PositiveSmallIntegerField(_("graag opnieuw"), null=True, blank=True)
    remark = models.CharField(_("opmerking"), max_length=LONGEST_REMARK, blank=True)
    hands_before = models.PositiveSmallIntegerField(_("handen vooraf"), null=True, blank=True)
    hands_after = models.PositiveSmallIntegerField(_("handen nadien"), null=True, blank=True)
    had_contact = models.BooleanField(_("vooraf contact"), default=False)
    had_questions = models.BooleanField(_("tijd voor vragen"), default=False)
    talked_after = models.BooleanField(_("nabespreking"), default=False)
    given_at = models.DateTimeField(_("gegeven op"))

    class Meta:
        ordering: ClassVar = ["id"]
        verbose_name = _("evaluatie")
        verbose_name_plural = _("evaluaties")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["session", "person"], name="evaluation_once_a_person"),
            models.CheckConstraint(
                condition=_each_in_range(),
                name="evaluation_rates_1_to_5",
                violation_error_message=_("Kies een cijfer van 1 tot 5."),
            ),
            models.CheckConstraint(
                condition=_those_of(Side.TEACHER) | _those_of(Side.SPEAKER),
                name="evaluation_rates_what_its_side_does",
                violation_error_message=_("Geef elk cijfer dat gevraagd is."),
            ),
            models.CheckConstraint(
                condition=Q(hands_before__isnull=True, hands_after__isnull=True)
                | Q(hands_before__isnull=False, hands_after__isnull=False, side=Side.TEACHER),
                name="evaluation_counts_hands_twice",
                violation_error_message=_("Vul beide aantallen in, of geen van beide."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.side}"
