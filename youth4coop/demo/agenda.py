"""What everybody has promised so far, so that nothing impossible is planned."""

from collections.abc import Iterable
from dataclasses import replace

from schools.models import School
from sessions.matching.obstacles import (
    Offer,
    Slot,
    Wish,
    booked_in_year_of,
    lasting_obstacles,
    moment_obstacles,
)
from sessions.matching.offers import offers_of
from sessions.models import Speaker
from sessions.operations.requests import Moment, RequestWish
from youth4coop.terms import local_date

# How many sessions a year everybody keeps free, so that whoever tries the demo finds somebody.
ROOM = 2


class Agenda:
    """The speakers' agendas while the demo is being thought out, before anything is stored."""

    def __init__(self, speakers: list[Speaker]):
        offers = offers_of(speakers, [])
        self.speakers = {speaker.pk: speaker for speaker in speakers}
        self.offers = dict(zip(self.speakers, offers, strict=True))

    def who_can_come(self, school: School, wish: RequestWish, moment: Moment) -> list[Speaker]:
        """Give the speakers without obstacle, the least asked first."""
        needed = needs_of(school, wish)
        slot = Slot(moment.start, moment.end)
        free = [
            offer
            for offer in self.offers.values()
            if not lasting_obstacles(offer, needed) and not moment_obstacles(offer, needed, slot)
        ]
        free.sort(key=lambda offer: (len(offer.bookings), offer.km_to(needed), offer.speaker))
        return [self.speakers[offer.speaker] for offer in free]

    def has_time(self, speaker: Speaker, moment: Moment) -> bool:
        """Tell whether the speaker has that day free, and room for other sessions that year."""
        offer, slot = self.offers[speaker.pk], Slot(moment.start, moment.end)
        day = local_date(moment.start)
        free = all(local_date(booking.start) != day for booking in offer.bookings)
        return free and booked_in_year_of(offer, slot) < offer.most_a_year - ROOM

    def book(self, speakers: Iterable[Speaker], moment: Moment) -> None:
        """Write a session in the agendas."""
        for offer in self._of(speakers):
            slot = Slot(moment.start, moment.end)
            self.offers[offer.speaker] = replace(offer, bookings=(*offer.bookings, slot))

    def free(self, speakers: Iterable[Speaker], moment: Moment) -> None:
        """Strike a session out of the agendas."""
        for offer in self._of(speakers):
            kept = [booking for booking in offer.bookings if booking.start != moment.start]
            self.offers[offer.speaker] = replace(offer, bookings=tuple(kept))

    def _of(self, speakers: Iterable[Speaker]) -> list[Offer]:
        return [self.offers[speaker.pk] for speaker in speakers]


def needs_of(school: School, wish: RequestWish) -> Wish:
    """Give what the matching rules read of a request that is not stored yet."""
    return Wish(
        levels=frozenset(group.level for group in wish.groups),
        language=wish.language,
        format=wish.format,
        latitude=school.latitude,
        longitude=school.longitude,
        excluded=frozenset(cooperative.pk for cooperative in wish.excluded_cooperatives),
    )
