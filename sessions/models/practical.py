"""What a speaker has to know to find the class and to tell there (R1.02)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sessions.choices import Equipment, Photos
from sessions.models.classroom_session import ClassroomSession
from youth4coop.codes import CodesField

LONGEST_ANSWER = 200
LONGEST_REMARK = 300

type Fact = tuple[str | Promise, str | Promise]


class PracticalInfo(models.Model):
    """The practical info of one session, from its teacher. Never anything about pupils."""

    session = models.OneToOneField(
        ClassroomSession, on_delete=models.PROTECT, related_name="practical"
    )
    entrance = models.CharField(_("ingang"), max_length=LONGEST_ANSWER, blank=True)
    room = models.CharField(_("lokaal"), max_length=LONGEST_ANSWER, blank=True)
    transport = models.CharField(
        _("parkeren en openbaar vervoer"), max_length=LONGEST_ANSWER, blank=True
    )
    equipment = CodesField(_("in het lokaal"), codes=Equipment)
    accessibility = models.CharField(_("toegankelijkheid"), max_length=LONGEST_ANSWER, blank=True)
    remarks = models.CharField(_("goed om te weten"), max_length=LONGEST_REMARK, blank=True)
    photos = models.CharField(_("foto’s"), max_length=10, choices=Photos, default=Photos.NONE)
    criminal_record = models.BooleanField(_("uittreksel uit het strafregister"), default=False)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL
    )
    given_at = models.DateTimeField(_("gegeven op"))

    class Meta:
        verbose_name = _("praktische info")
        verbose_name_plural = _("praktische info")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(photos__in=Photos.values), name="practical_photos_are_known"
            ),
        ]

    def __str__(self) -> str:
        return str(self.session_id)

    def facts(self) -> list[Fact]:
        """Give what there is to tell, each with its name."""
        equipment = ", ".join(str(Equipment(code).label) for code in self.equipment)
        record = _("de school vraagt een uittreksel (model 596.2)") if self.criminal_record else ""
        facts: list[Fact] = [
            (_("Ingang"), self.entrance),
            (_("Lokaal"), self.room),
            (_("Parkeren en openbaar vervoer"), self.transport),
            (_("In het lokaal"), equipment),
            (_("Toegankelijkheid"), self.accessibility),
            (_("Goed om te weten"), self.remarks),
            (_("Foto’s"), self.get_photos_display()),
            (_("Strafregister"), record),
        ]
        return [(name, text) for name, text in facts if text]


def practical_of(session: ClassroomSession) -> PracticalInfo | None:
    """Give the practical info of a session, where its teacher gave any."""
    try:
        return session.practical
    except PracticalInfo.DoesNotExist:
        return None
