"""What a coordinator can narrow figures down to."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from schools.models import ClassGroup
from sessions.figures.periods import Period
from sessions.models import ClassroomSession, SessionSpeaker
from sessions.querysets.sessions import ClassroomSessionQuerySet


@dataclass(frozen=True)
class Filters:
    """Which sessions count; what is None counts whatever it is.

    With a level, only the pupils of the groups of that level count. A duo session
    is there for each of its cooperatives and sectors, with all its pupils.
    Filters are for the coordinator, so no cell is hidden (counting rule 8).
    """

    programme: int | None = None
    channel: str | None = None
    province: str | None = None
    level: str | None = None
    sector: str | None = None
    cooperative: int | None = None

    @property
    def any(self) -> bool:
        """True when at least one filter is set."""
        return self != Filters()

    @property
    def only_programme(self) -> bool:
        """True when nothing but perhaps the programme is set."""
        return self == Filters(programme=self.programme)

    def apply(self, sessions: ClassroomSessionQuerySet) -> ClassroomSessionQuerySet:
        """The sessions that these filters let through, each one once."""
        wanted = {
            "programme": self.programme,
            "channel": self.channel,
            "school__province": self.province,
        }
        found = sessions.filter(**{name: code for name, code in wanted.items() if code is not None})
        for condition in self._across_many():
            found = found.filter(condition)
        return found

    def _across_many(self) -> list[Exists]:
        """Conditions on many-to-many sides: never a join, which would count a session twice."""
        speakers = SessionSpeaker.objects.filter(session=OuterRef("pk"))
        groups = ClassGroup.objects.filter(sessions=OuterRef("pk"))
        conditions = []
        if self.level is not None:
            conditions.append(Exists(groups.filter(level=self.level)))
        if self.sector is not None:
            conditions.append(Exists(speakers.filter(cooperative__sector=self.sector)))
        if self.cooperative is not None:
            conditions.append(Exists(speakers.filter(cooperative=self.cooperative)))
        return conditions


def sessions_in(period: Period, filters: Filters) -> ClassroomSessionQuerySet:
    """The sessions of a period, in every state, by their local date (counting rule 1)."""
    in_period = ClassroomSession.objects.filter(Q((period.column, period.year))).order_by()
    return filters.apply(in_period)
