"""What the rules read, taken from the database in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from sessions.choices import InvitationState
from sessions.matching.obstacles import Absence, Offer, Slot, WeekPart, Wish
from sessions.models import (
    Availability,
    SessionRequest,
    SessionSpeaker,
    Speaker,
    Unavailability,
)
from youth4coop.terms import SchoolYear


def wish_of(request: SessionRequest) -> Wish:
    """Read what a request needs."""
    refused = request.invitations.filter(state=InvitationState.DECLINED)
    return Wish(
        levels=frozenset(group.level for group in request.groups.all()),
        language=request.language,
        format=request.format,
        latitude=request.school.latitude,
        longitude=request.school.longitude,
        excluded=frozenset(request.excluded_cooperatives.values_list("pk", flat=True)),
        declined=frozenset(refused.values_list("speaker", flat=True)),
    )


def offers_of(speakers: Iterable[Speaker], years: Iterable[SchoolYear]) -> list[Offer]:
    """Read what speakers offer, with their bookings in these school years.

    Three queries for rows of plain values: as models, thousands of hours would take seconds.

    Args:
        speakers: with their cooperative.
    """
    week, away, bookings = _weeks(), _absences(), _bookings(years)
    return [
        _offer(
            speaker,
            week=tuple(week.get(speaker.pk, ())),
            absences=tuple(away.get(speaker.pk, ())),
            bookings=tuple(bookings.get(speaker.pk, ())),
        )
        for speaker in speakers
    ]


def _weeks() -> dict[int, list[WeekPart]]:
    rows = Availability.objects.order_by().values_list("speaker", "weekday", "start", "end")
    return _by_speaker(rows, WeekPart)


def _absences() -> dict[int, list[Absence]]:
    rows = Unavailability.objects.order_by().values_list("speaker", "start", "end")
    return _by_speaker(rows, Absence)


def _bookings(years: Iterable[SchoolYear]) -> dict[int, list[Slot]]:
    booked = SessionSpeaker.objects.filter(
        booked=True, session__school_year__in=[year.start_year for year in years]
    )
    return _by_speaker(booked.order_by().values_list("speaker", "start", "end"), Slot)


def _by_speaker[Part](
    rows: Iterable[tuple[Any, ...]], make: Callable[..., Part]
) -> dict[int, list[Part]]:
    found: defaultdict[int, list[Part]] = defaultdict(list)
    for speaker, *values in rows:
        found[speaker].append(make(*values))
    return found


def _offer(
    speaker: Speaker,
    *,
    week: tuple[WeekPart, ...],
    absences: tuple[Absence, ...],
    bookings: tuple[Slot, ...],
) -> Offer:
    return Offer(
        speaker=speaker.pk,
        cooperative=speaker.cooperative_id,
        active=speaker.active and speaker.cooperative.takes_part,
        levels=frozenset(speaker.levels),
        languages=frozenset(speaker.languages),
        formats=frozenset(speaker.formats),
        latitude=speaker.latitude,
        longitude=speaker.longitude,
        radius_km=speaker.radius_km,
        most_a_year=speaker.max_sessions_per_school_year,
        most_a_day=speaker.max_sessions_per_day,
        week=week,
        absences=absences,
        bookings=bookings,
    )
