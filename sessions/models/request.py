"""A teacher's wish."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from schools.models import ClassGroup, School, Teacher
from sessions.choices import Channel, Format, Language, RequestState, Theme
from sessions.models.cooperative import Cooperative
from sessions.models.programme import Programme
from sessions.models.speaker import Speaker
from sessions.querysets.requests import SessionRequestQuerySet
from youth4coop.codes import CodesField


class SessionRequest(models.Model):
    """A session asked for: school, groups, moments, wishes and goal."""

    reference = models.CharField(_("referentie"), max_length=20, unique=True)
    state = models.CharField(
        _("toestand"), max_length=20, choices=RequestState, default=RequestState.OPEN, db_index=True
    )
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="requests")
    teacher = models.ForeignKey(Teacher, on_delete=models.PROTECT, related_name="requests")
    groups = models.ManyToManyField(ClassGroup, related_name="requests")
    format = models.CharField(_("vorm"), max_length=20, choices=Format, default=Format.IN_CLASS)
    language = models.CharField(_("taal"), max_length=2, choices=Language, default=Language.NL)
    themes = CodesField(_("thema's"), codes=Theme)
    preferred_cooperatives = models.ManyToManyField(
        Cooperative, blank=True, related_name="preferred_by"
    )
    excluded_cooperatives = models.ManyToManyField(
        Cooperative, blank=True, related_name="excluded_by"
    )
    preferred_speaker = models.ForeignKey(
        Speaker, null=True, blank=True, on_delete=models.SET_NULL, related_name="preferred_by"
    )
    goal = models.CharField(_("doel van de les"), max_length=300)
    channel = models.CharField(_("kanaal"), max_length=10, choices=Channel, default=Channel.DIRECT)
    programme = models.ForeignKey(
        Programme, null=True, blank=True, on_delete=models.PROTECT, related_name="requests"
    )
    teacher_present = models.BooleanField(_("leerkracht blijft in de klas"), default=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL
    )
    created_at = models.DateTimeField(_("gemaakt op"))

    objects = SessionRequestQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-id"]
        verbose_name = _("aanvraag")
        verbose_name_plural = _("aanvragen")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(state__in=RequestState.values), name="request_state_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(teacher_present=True),
                name="request_teacher_is_present",
                violation_error_message=_("Jij of een collega blijft de hele tijd in de klas."),
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def can_change(self) -> bool:
        """Whether what was asked can still be changed: until a session is planned."""
        return self.state in RequestState.changeable


class RequestedMoment(models.Model):
    """One of the 1 to 5 start and end pairs that a teacher can make."""

    request = models.ForeignKey(SessionRequest, on_delete=models.CASCADE, related_name="moments")
    start = models.DateTimeField(_("begin"))
    end = models.DateTimeField(_("einde"))

    class Meta:
        ordering: ClassVar = ["start", "id"]
        verbose_name = _("voorkeursmoment")
        verbose_name_plural = _("voorkeursmomenten")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")),
                name="moment_ends_after_start",
                violation_error_message=_("Kies een einduur na het beginuur."),
            ),
            models.UniqueConstraint(
                fields=["request", "start", "end"],
                name="moment_once_a_request",
                violation_error_message=_("Dit moment staat er al."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.start:%Y-%m-%d %H:%M}"
