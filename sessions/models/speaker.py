"""An entrepreneur of a cooperative, when they can come, and what they agreed to."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from schools.levels import Level
from sessions.choices import Capacity, ConsentKind, Format, Language, Theme
from sessions.models.cooperative import Cooperative
from sessions.querysets.people import SpeakerQuerySet
from youth4coop.codes import CodesField
from youth4coop.privacy.erased import erased_means_unknown

WEEKDAYS = [
    (0, _("maandag")),
    (1, _("dinsdag")),
    (2, _("woensdag")),
    (3, _("donderdag")),
    (4, _("vrijdag")),
    (5, _("zaterdag")),
    (6, _("zondag")),
]


LONGEST_BIO = 300


class Speaker(models.Model):
    """Who tells: with levels, languages, formats, themes, radius in km and limits.

    One speaker of a cooperative may be its contact person, who adds and pauses the others.
    """

    cooperative = models.ForeignKey(Cooperative, on_delete=models.PROTECT, related_name="speakers")
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL
    )
    name = models.CharField(_("naam"), max_length=120)
    email = models.EmailField(_("e-mailadres"), unique=True)
    phone = models.CharField(_("telefoon"), max_length=30, blank=True)
    function = models.CharField(_("functie"), max_length=80, blank=True)
    capacity = models.CharField(_("hoedanigheid"), max_length=20, choices=Capacity, blank=True)
    is_contact = models.BooleanField(_("contactpersoon"), default=False)
    bio = models.CharField(_("over deze spreker"), max_length=LONGEST_BIO, blank=True)
    levels = CodesField(_("niveaus"), codes=Level)
    languages = CodesField(_("talen"), codes=Language)
    formats = CodesField(_("vormen"), codes=Format)
    themes = CodesField(_("thema's"), codes=Theme)
    radius_km = models.PositiveSmallIntegerField(
        _("afstand in km"), default=30, validators=[MaxValueValidator(300)]
    )
    max_sessions_per_school_year = models.PositiveSmallIntegerField(
        _("hoogstens per schooljaar"),
        default=4,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )
    max_sessions_per_day = models.PositiveSmallIntegerField(
        _("hoogstens per dag"), default=2, validators=[MinValueValidator(1), MaxValueValidator(10)]
    )
    postal_code = models.CharField(_("postcode"), max_length=4)
    latitude = models.FloatField()
    longitude = models.FloatField()
    active = models.BooleanField(_("actief"), default=True)
    erased_at = models.DateTimeField(_("gewist op"), null=True, blank=True, editable=False)

    objects = SpeakerQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["name", "id"]
        verbose_name = _("spreker")
        verbose_name_plural = _("sprekers")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(
                    max_sessions_per_school_year__gte=1, max_sessions_per_day__gte=1
                ),
                name="speaker_limits_at_least_1",
            ),
            erased_means_unknown("speaker_erased_is_unknown", phone="", active=False),
            models.UniqueConstraint(
                fields=["cooperative"],
                condition=models.Q(is_contact=True),
                name="cooperative_has_one_contact",
                violation_error_message=_("Deze coöperatie heeft al een contactpersoon."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Availability(models.Model):
    """A part of the week in which a speaker can come, in local time."""

    speaker = models.ForeignKey(Speaker, on_delete=models.CASCADE, related_name="availability")
    weekday = models.PositiveSmallIntegerField(_("dag"), choices=WEEKDAYS)
    start = models.TimeField(_("van"))
    end = models.TimeField(_("tot"))

    class Meta:
        ordering: ClassVar = ["weekday", "start"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")),
                name="availability_ends_after_start",
                violation_error_message=_("Kies een einduur na het beginuur."),
            ),
            models.CheckConstraint(
                condition=models.Q(weekday__lte=6), name="availability_weekday_0_to_6"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.start:%H:%M}-{self.end:%H:%M}"


class Unavailability(models.Model):
    """Days on which a speaker cannot come, both days included."""

    speaker = models.ForeignKey(Speaker, on_delete=models.CASCADE, related_name="unavailable")
    start = models.DateField(_("van"))
    end = models.DateField(_("tot en met"))

    class Meta:
        ordering: ClassVar = ["start"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(end__gte=models.F("start")),
                name="unavailability_ends_after_start",
                violation_error_message=_("Kies een laatste dag na de eerste."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.start} - {self.end}"


class Consent(models.Model):
    """What a speaker agreed to, in which words and when; rows are only added and ended.

    `text_version` names the text that they read (R1.31, R4.09).
    """

    speaker = models.ForeignKey(Speaker, on_delete=models.CASCADE, related_name="consents")
    kind = models.CharField(_("waarvoor"), max_length=20, choices=ConsentKind)
    text_version = models.CharField(_("versie van de tekst"), max_length=20)
    given_at = models.DateTimeField(_("gegeven op"))
    withdrawn_at = models.DateTimeField(_("ingetrokken op"), null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["id"]
        verbose_name = _("toestemming")
        verbose_name_plural = _("toestemmingen")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["speaker", "kind"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="consent_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=ConsentKind.values), name="consent_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.speaker_id} {self.kind} {self.text_version}"
