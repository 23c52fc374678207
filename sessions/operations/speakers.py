"""What a speaker tells about themselves."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from sessions.models import Availability, Speaker, Unavailability
from sessions.operations.state import lock
from sessions.week import WeekHours
from youth4coop.places import find

MOST_ROWS = 60


@dataclass(frozen=True)
class DaysAway:
    """Days on which the speaker cannot come, both included."""

    start: dt.date
    end: dt.date


class SpeakerChanges(TypedDict, total=False):
    """What changes; what is not there stays as it is."""

    name: str
    levels: list[str]
    languages: list[str]
    formats: list[str]
    themes: list[str]
    radius_km: int
    max_sessions_per_school_year: int
    max_sessions_per_day: int
    postal_code: str
    active: bool
    availability: Sequence[WeekHours]
    unavailable: Sequence[DaysAway]


@transaction.atomic
def update_speaker(speaker: Speaker, changes: SpeakerChanges) -> Speaker:
    """Store what changed; a given week or list of days away replaces the old one.

    Raises:
        ValidationError: at the field, at `availability.<index>.<field>` and the like.
    """
    speaker = lock(speaker)
    for name, value in changes.items():
        if name not in {"availability", "unavailable"}:
            setattr(speaker, name, value)
    if "postal_code" in changes:
        _move_to(speaker, changes["postal_code"])
    speaker.full_clean()
    speaker.save()
    if "availability" in changes:
        _replace_week(speaker, changes["availability"])
    if "unavailable" in changes:
        _replace_days_away(speaker, changes["unavailable"])
    return speaker


def _move_to(speaker: Speaker, postal_code: str) -> None:
    place = find(postal_code)
    if place is None:
        message = _("Deze postcode bestaat niet.")
        raise ValidationError({"postal_code": ValidationError(message, "unknown_postal_code")})
    speaker.latitude, speaker.longitude = place.latitude, place.longitude


def _replace_week(speaker: Speaker, week: Sequence[WeekHours]) -> None:
    rows = [
        Availability(speaker=speaker, weekday=part.weekday, start=part.start, end=part.end)
        for part in week
    ]
    _clean_rows("availability", rows)
    speaker.availability.all().delete()
    Availability.objects.bulk_create(rows)


def _replace_days_away(speaker: Speaker, away: Sequence[DaysAway]) -> None:
    rows = [Unavailability(speaker=speaker, start=days.start, end=days.end) for days in away]
    _clean_rows("unavailable", rows)
    speaker.unavailable.all().delete()
    Unavailability.objects.bulk_create(rows)


def _clean_rows(name: str, rows: Sequence[models.Model]) -> None:
    """Raise ValidationError at `<name>.<index>.<field>`; an end too early is at `end`."""
    if len(rows) > MOST_ROWS:
        message = _("Hoogstens %(n)s rijen.") % {"n": MOST_ROWS}
        raise ValidationError({name: ValidationError(message, "too_many")})
    errors: dict[str, list[ValidationError]] = {}
    for index, row in enumerate(rows):
        try:
            row.full_clean(exclude=["speaker"])
        except ValidationError as error:
            for field, found in error.error_dict.items():
                errors[f"{name}.{index}.{'end' if field == '__all__' else field}"] = found
    if errors:
        raise ValidationError(errors)
