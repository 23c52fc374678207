"""What the rules read, taken from the database in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable

from sessions.choices import InvitationState
from sessions.matching.obstacles import Absence, Offer, Slot, WeekPart, Wish
from sessions.models import SessionRequest, SessionSpeaker, Speaker
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
    """Read what speakers offer, with their bookings in these school years. One query.

    Args:
        speakers: with their cooperative, availability and unavailable days prefetched.
    """
    bookings = _bookings(years)
    return [_offer(speaker, tuple(bookings.get(speaker.pk, ()))) for speaker in speakers]


def _bookings(years: Iterable[SchoolYear]) -> dict[int, list[Slot]]:
    found: defaultdict[int, list[Slot]] = defaultdict(list)
    rows = SessionSpeaker.objects.filter(
        booked=True, session__school_year__in=[year.start_year for year in years]
    )
    for speaker, start, end in rows.order_by().values_list("speaker", "start", "end"):
        found[speaker].append(Slot(start, end))
    return found


def _offer(speaker: Speaker, bookings: tuple[Slot, ...]) -> Offer:
    return Offer(
        speaker=speaker.pk,
        cooperative=speaker.cooperative_id,
        active=speaker.active and speaker.cooperative.approved_at is not None,
        levels=frozenset(speaker.levels),
        languages=frozenset(speaker.languages),
        formats=frozenset(speaker.formats),
        latitude=speaker.latitude,
        longitude=speaker.longitude,
        radius_km=speaker.radius_km,
        most_a_year=speaker.max_sessions_per_school_year,
        most_a_day=speaker.max_sessions_per_day,
        week=tuple(
            WeekPart(part.weekday, part.start, part.end) for part in speaker.availability.all()
        ),
        absences=tuple(Absence(days.start, days.end) for days in speaker.unavailable.all()),
        bookings=bookings,
    )
