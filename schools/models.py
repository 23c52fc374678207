"""Who asks: schools, their teachers, their class groups."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from schools.levels import Level
from schools.querysets import SchoolQuerySet
from youth4coop.codes import CodesField
from youth4coop.places import Province, search_key
from youth4coop.privacy.erased import erased_means_unknown

MAX_PUPILS_PER_GROUP = 400
LONGEST_SEARCH_TEXT = 400


class Network(models.TextChoices):
    GO = "go", _("Gemeenschapsonderwijs")
    OFFICIAL = "ogo", _("Officieel gesubsidieerd")
    FREE = "vgo", _("Vrij gesubsidieerd")
    OTHER = "other", _("Ander net")


class School(models.Model):
    """A school as teachers know it: one place, with no, one or more official numbers."""

    name = models.CharField(_("naam"), max_length=160)
    street = models.CharField(_("straat en nummer"), max_length=160, blank=True)
    postal_code = models.CharField(
        _("postcode"),
        max_length=4,
        validators=[RegexValidator(r"^[1-9]\d{3}$", _("Vier cijfers."))],
    )
    municipality = models.CharField(_("gemeente"), max_length=80)
    province = models.CharField(_("provincie"), max_length=20, choices=Province, db_index=True)
    network = models.CharField(_("net"), max_length=10, choices=Network, default=Network.OTHER)
    levels = CodesField(_("niveaus"), codes=Level)
    latitude = models.FloatField()
    longitude = models.FloatField()
    search_text = models.CharField(max_length=LONGEST_SEARCH_TEXT, editable=False, default="")
    checked = models.BooleanField(_("nagekeken"), default=True)
    active = models.BooleanField(_("actief"), default=True)

    objects = SchoolQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["name", "id"]
        verbose_name = _("school")
        verbose_name_plural = _("scholen")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(latitude__range=(-90, 90), longitude__range=(-180, 180)),
                name="school_is_on_earth",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.municipality}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with the words by which the school is found; they may be longer than its name."""
        words = search_key(f"{self.name} {self.municipality} {self.postal_code}")
        self.search_text = words[:LONGEST_SEARCH_TEXT]
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "search_text"}
        super().save(*args, **kwargs)


class SchoolNumber(models.Model):
    """An official number (instellingsnummer) of a school; a school may have several."""

    school = models.ForeignKey(School, on_delete=models.CASCADE, related_name="numbers")
    number = models.CharField(
        _("instellingsnummer"),
        max_length=6,
        unique=True,
        validators=[RegexValidator(r"^\d{6}$", _("Een instellingsnummer heeft zes cijfers."))],
    )

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return self.number


class Teacher(models.Model):
    """The person at a school who asks and counts; an account is not needed."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL
    )
    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="teachers")
    name = models.CharField(_("naam"), max_length=120)
    email = models.EmailField(_("e-mailadres"), unique=True)
    phone = models.CharField(_("telefoon"), max_length=30, blank=True)
    language = models.CharField(_("taal"), max_length=2, default="nl")
    erased_at = models.DateTimeField(_("gewist op"), null=True, blank=True, editable=False)

    class Meta:
        ordering: ClassVar = ["name", "id"]
        verbose_name = _("leerkracht")
        verbose_name_plural = _("leerkrachten")
        constraints: ClassVar = [erased_means_unknown("teacher_erased_is_unknown", phone="")]

    def __str__(self) -> str:
        return self.name


class ClassGroup(models.Model):
    """A class in one school year. Never a pupil's name: only how many there are."""

    school = models.ForeignKey(School, on_delete=models.PROTECT, related_name="class_groups")
    school_year = models.PositiveSmallIntegerField(_("schooljaar, eerste jaar"))
    name = models.CharField(_("naam van de klas"), max_length=60)
    level = models.CharField(_("niveau"), max_length=20, choices=Level, db_index=True)
    expected_pupils = models.PositiveSmallIntegerField(
        _("verwacht aantal leerlingen"),
        validators=[MinValueValidator(1), MaxValueValidator(MAX_PUPILS_PER_GROUP)],
    )

    class Meta:
        ordering: ClassVar = ["id"]
        verbose_name = _("klasgroep")
        verbose_name_plural = _("klasgroepen")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(expected_pupils__range=(1, MAX_PUPILS_PER_GROUP)),
                name="group_expects_1_to_400",
                violation_error_message=_("Vul een aantal in van 1 tot 400."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
