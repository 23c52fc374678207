"""Who may log in: the e-mail address is the name."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from youth4coop.privacy.erased import erased_means_unknown


class UserRole(models.TextChoices):
    COORDINATOR = "coordinator", _("coördinator")
    TEACHER = "teacher", _("leerkracht")
    SPEAKER = "speaker", _("spreker")


class UserManager(BaseUserManager["User"]):
    """Makes users by e-mail address; nobody has a password."""

    def create_user(self, email: str, *, role: str, name: str = "", **extra: Any) -> User:
        user = self.model(email=self.normalise(email), role=role, name=name, **extra)
        user.set_unusable_password()
        user.full_clean(exclude=["password"])
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, username: str | None) -> User:
        return self.get(email=self.normalise(username or ""))

    @staticmethod
    def normalise(email: str) -> str:
        """Give the address as stored: no spaces around it, lower case."""
        return email.strip().lower()


class User(AbstractUser):
    """A coordinator, teacher or speaker who can log in with a code sent by mail."""

    username = None  # type: ignore[assignment]
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    email = models.EmailField(_("e-mailadres"), unique=True)
    name = models.CharField(_("naam"), max_length=120, blank=True)
    role = models.CharField(_("rol"), max_length=20, choices=UserRole)
    language = models.CharField(_("taal"), max_length=2, default="nl")
    erased_at = models.DateTimeField(_("gewist op"), null=True, blank=True, editable=False)

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[UserManager] = UserManager()  # type: ignore[assignment]

    class Meta:
        app_label = "youth4coop"
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(role__in=UserRole.values), name="user_role_is_known"
            ),
            erased_means_unknown("user_erased_is_unknown", is_active=False),
        ]

    def __str__(self) -> str:
        return self.email

    def get_full_name(self) -> str:
        return self.name or self.email

    def get_short_name(self) -> str:
        return self.get_full_name()

    @property
    def is_coordinator(self) -> bool:
        return self.role == UserRole.COORDINATOR

    @property
    def is_teacher(self) -> bool:
        return self.role == UserRole.TEACHER

    @property
    def is_speaker(self) -> bool:
        return self.role == UserRole.SPEAKER
