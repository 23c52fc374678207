"""What was counted in a period, read in a fixed number of queries.

The rows come out as columns of plain values, so that the rules in `breakdowns` are pure
functions. A many-to-many side is read apart and points back to its session by position:
joined, it would count pupils twice (`Sum` over two speakers gives 65 for 45).
"""

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from sessions.figures.filters import Filters, sessions_in
from sessions.figures.periods import Period
from sessions.models import Cooperative, Programme, PupilCount, SessionSpeaker
from sessions.querysets.sessions import ClassroomSessionQuerySet


class Visit(NamedTuple):
    """A cooperative in a session; `at` is the position of the session."""

    at: int
    cooperative: int


class LevelPart(NamedTuple):
    """The pupils of one level in a session; `at` is the position of the session."""

    at: int
    level: str
    pupils: int
    already_reached: int


class Organisation(NamedTuple):
    """What the figures say about a cooperative."""

    name: str
    sector: str


@dataclass(frozen=True)
class Facts:
    """The counted sessions of a period, one list a column, and what hangs on them.

    `silent` is the number of sessions where nobody said how many pupils were reached
    before (R3.04).
    """

    schools: list[int]
    provinces: list[str]
    months: list[str]
    channels: list[str]
    programmes: list[int | None]
    pupils: list[int]
    already_reached: list[int]
    visits: list[Visit]
    speakers: int
    level_parts: list[LevelPart]
    silent: int
    cooperatives: dict[int, Organisation]
    programme_names: dict[int, str]


COLUMNS = (
    "pk",
    "school_id",
    "school__province",
    "day",
    "channel",
    "programme_id",
    "pupils",
    "already_reached",
)


def read_facts(period: Period, filters: Filters) -> Facts:
    """Read what counts in the period: the counted sessions (counting rule 2). Five queries."""
    counted = sessions_in(period, filters).counted()
    rows: list[Any] = list(counted.values_list(*COLUMNS))
    columns = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in COLUMNS]
    keys, schools, provinces, days, channels, programmes, pupils, already_reached = columns
    position = {key: at for at, key in enumerate(keys)}
    visits, speakers = _visits(counted, position)
    level_parts, silent = _level_parts(counted, position, filters)
    month_of = {day: f"{day:%Y-%m}" for day in set(days)}
    facts = Facts(
        schools=schools,
        provinces=provinces,
        months=[month_of[day] for day in days],
        channels=channels,
        programmes=programmes,
        pupils=pupils,
        already_reached=already_reached,
        visits=visits,
        speakers=speakers,
        level_parts=level_parts,
        silent=silent,
        cooperatives=_organisations({visit.cooperative for visit in visits}),
        programme_names=dict(Programme.objects.order_by().values_list("pk", "name")),
    )
    return facts if filters.level is None else _of_level_parts(facts)


def _visits(counted: ClassroomSessionQuerySet, position: dict[int, int]) -> tuple[list[Visit], int]:
    """Each cooperative once a session, and how many speakers there were."""
    rows = list(
        SessionSpeaker.objects.filter(session__in=counted.values("pk"))
        .order_by()
        .values_list("session_id", "cooperative_id", "speaker_id")
    )
    pairs = sorted({(position[session], cooperative) for session, cooperative, _ in rows})
    return [Visit(at, cooperative) for at, cooperative in pairs], len({row[2] for row in rows})


def _level_parts(
    counted: ClassroomSessionQuerySet, position: dict[int, int], filters: Filters
) -> tuple[list[LevelPart], int]:
    """The counts that hold, summed by session and level, and how many sessions say no "earlier"."""
    counts = PupilCount.objects.filter(holds=True, session__in=counted.values("pk"))
    if filters.level is not None:
        counts = counts.filter(group__level=filters.level)
    pupils: Counter[tuple[int, str]] = Counter()
    already: Counter[tuple[int, str]] = Counter()
    silent = set()
    columns = ("session_id", "group__level", "pupils", "already_reached")
    for session, level, number, earlier in counts.order_by().values_list(*columns):
        at = position[session]
        pupils[at, level] += number
        already[at, level] += earlier or 0
        if earlier is None:
            silent.add(at)
    return [LevelPart(*key, number, already[key]) for key, number in pupils.items()], len(silent)


def _organisations(keys: set[int]) -> dict[int, Organisation]:
    rows = Cooperative.objects.filter(pk__in=keys).order_by().values_list("pk", "name", "sector")
    return {key: Organisation(name, sector) for key, name, sector in rows}


def _of_level_parts(facts: Facts) -> Facts:
    """The same sessions with only the pupils of the one level that was read."""
    pupils = [0] * len(facts.pupils)
    already_reached = [0] * len(facts.pupils)
    for part in facts.level_parts:
        pupils[part.at] += part.pupils
        already_reached[part.at] += part.already_reached
    return replace(facts, pupils=pupils, already_reached=already_reached)
