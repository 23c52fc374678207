"""The meeting itself."""

import datetime as dt
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from schools.models import ClassGroup, School
from sessions.choices import Channel, CountMethod, Format, SessionState
from sessions.models.cooperative import Cooperative
from sessions.models.programme import Programme
from sessions.models.request import SessionRequest
from sessions.models.speaker import Speaker
from sessions.querysets.sessions import ClassroomSessionQuerySet
from youth4coop.terms import SchoolYear, local_date

# How long after a session its people still see how to reach each other (R4.08).
CONTACTS_SHARED = dt.timedelta(days=60)


class ClassroomSession(models.Model):
    """A meeting of speakers and class groups: planned, held, counted, or not.

    `day`, `calendar_year` and `school_year` (its first year) are the local date's
    (counting rule 1); `pupils` and `already_reached` are the sums of the counts that hold.
    Both are written by the operations only.
    """

    state = models.CharField(
        _("toestand"), max_length=20, choices=SessionState, default=SessionState.PLANNED
    )
    request = models.ForeignKey(
        SessionRequest, null=True, blank=True, on_delete=models.PROTECT, related_name="sessions"
    )
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="sessions")
    start = models.DateTimeField(_("begin"))
    end = models.DateTimeField(_("einde"))
    day = models.DateField(_("dag"), db_index=True)
    calendar_year = models.PositiveSmallIntegerField(_("jaar"))
    school_year = models.PositiveSmallIntegerField(_("schooljaar, eerste jaar"))
    format = models.CharField(_("vorm"), max_length=20, choices=Format, default=Format.IN_CLASS)
    channel = models.CharField(_("kanaal"), max_length=10, choices=Channel, default=Channel.DIRECT)
    programme = models.ForeignKey(
        Programme, null=True, blank=True, on_delete=models.PROTECT, related_name="sessions"
    )
    goal = models.CharField(_("doel van de les"), max_length=300, blank=True)
    groups = models.ManyToManyField(ClassGroup, related_name="sessions")
    speakers = models.ManyToManyField(Speaker, through="SessionSpeaker", related_name="sessions")
    cooperatives = models.ManyToManyField(
        Cooperative,
        through="SessionSpeaker",
        through_fields=("session", "cooperative"),
        related_name="sessions",
    )
    pupils = models.PositiveIntegerField(_("leerlingen"), null=True, blank=True)
    already_reached = models.PositiveIntegerField(_("al eerder bereikt"), default=0)
    count_method = models.CharField(
        _("telwijze"), max_length=10, choices=CountMethod, blank=True, default=""
    )
    count_in_conflict = models.BooleanField(_("tellingen verschillen"), default=False)
    ended_reason = models.CharField(_("reden"), max_length=300, blank=True)
    ended_at = models.DateTimeField(_("gestopt op"), null=True, blank=True)
    sequence = models.PositiveSmallIntegerField(
        default=0, help_text="goes up with each change that a calendar must follow (RFC 5545)"
    )

    objects = ClassroomSessionQuerySet.as_manager()

    class Meta:
        db_table = "classroom_session"
        ordering: ClassVar = ["start", "id"]
        verbose_name = _("sessie")
        verbose_name_plural = _("sessies")
        indexes: ClassVar = [
            models.Index(fields=["calendar_year", "state"]),
            models.Index(fields=["school_year", "state"]),
            models.Index(fields=["state", "start"]),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")),
                name="session_ends_after_start",
                violation_error_message=_("Kies een einduur na het beginuur."),
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=SessionState.values), name="session_state_is_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="counted") | models.Q(pupils__gte=1),
                name="session_counted_has_pupils",
            ),
            models.CheckConstraint(
                condition=models.Q(pupils__isnull=True)
                | models.Q(already_reached__lte=models.F("pupils")),
                name="session_reached_within_pupils",
            ),
            models.UniqueConstraint(
                fields=["request"],
                condition=models.Q(state__in=["planned", "held", "counted"]),
                name="session_one_a_request",
                violation_error_message=_("Deze aanvraag heeft al een sessie."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.school_id}"

    @property
    def was_given(self) -> bool:
        """Whether it took place, on somebody's word."""
        return self.state in SessionState.given

    def place_in_time(self, start: dt.datetime, end: dt.datetime) -> None:
        """Set the hours and the local day and years that follow from them (counting rule 1)."""
        self.start, self.end = start, end
        self.day = local_date(start)
        self.calendar_year = self.day.year
        self.school_year = SchoolYear.of(self.day).start_year

    def shares_contacts(self, now: dt.datetime) -> bool:
        """Tell whether both sides see each other's contacts, from the yes on (R4.08)."""
        return self.state in SessionState.booked and now < self.end + CONTACTS_SHARED


class SessionSpeaker(models.Model):
    """A speaker in a session, for the cooperative they came for that day.

    `start`, `end` and `booked` repeat the session's, so that the database itself can
    refuse a double booking (an exclusion constraint on PostgreSQL).
    """

    session = models.ForeignKey(
        ClassroomSession, on_delete=models.CASCADE, related_name="session_speakers"
    )
    speaker = models.ForeignKey(Speaker, on_delete=models.PROTECT, related_name="session_speakers")
    cooperative = models.ForeignKey(
        Cooperative, on_delete=models.PROTECT, related_name="session_speakers"
    )
    start = models.DateTimeField()
    end = models.DateTimeField()
    booked = models.BooleanField(default=True)
    needs = models.CharField(_("wat de spreker nodig heeft"), max_length=300, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["speaker", "booked", "start"])]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["session", "speaker"], name="speaker_once_a_session"),
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")), name="booking_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session_id} {self.speaker_id}"
