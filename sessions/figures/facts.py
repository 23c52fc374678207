"""What was counted in a period, read in a fixed number of queries.

The rows come out as columns of plain values, so that the rules in `breakdowns` are pure
functions. A many-to-many side is read apart and points back to its session by position:
joined, it would count pupils twice (`Sum` over two speakers gives 65 for 45).
"""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from sessions.figures.filters import Filters, sessions_in
from sessions.figures.periods import Period
from sessions.models import Cooperative, Programme, PupilCount, SessionSpeaker
from sessions.querysets.sessions import ClassroomSessionQuerySet

# A session is pointed to by its position in the columns. Plain tuples: there are many.
Visit = tuple[int, int]  # session, cooperative that came
LevelPart = tuple[int, str, int, int]  # session, level, pupils of that level, reached before


class Organisation(NamedTuple):
    """What the figures say about a cooperative."""

    name: str
    sector: str


class KnownProgramme(NamedTuple):
    """What the figures say about a programme; partner "" is none."""

    name: str
    partner: str


@dataclass(frozen=True)
class Facts:
    """The counted sessions of a period, one list a column, and what hangs on them.

    `visits` has each cooperative once a session, `level_parts` each level once a session,
    `known_programmes` all programmes in their own order. `reached_unknown` is the number of
    sessions where nobody said how many pupils had been reached before (R3.04).
    """

    schools: list[int]
    provinces: list[str]
    months: list[str]
    channels: list[str]
    programmes: list[int | None]
    pupils: list[int]
    already_reached: list[int]
    visits: set[Visit]
    speakers: int
    level_parts: list[LevelPart]
    reached_unknown: int
    cooperatives: dict[int, Organisation]
    known_programmes: dict[int, KnownProgramme]


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
    level_parts, reached_unknown = _level_parts(counted, position, filters)
    facts = Facts(
        schools=schools,
        provinces=provinces,
        months=_months(days),
        channels=channels,
        programmes=programmes,
        pupils=pupils,
        already_reached=already_reached,
        visits=visits,
        speakers=speakers,
        level_parts=level_parts,
        reached_unknown=reached_unknown,
        cooperatives=_organisations({cooperative for _at, cooperative in visits}),
        known_programmes=_known_programmes(),
    )
    return facts if filters.level is None else _of_level_parts(facts)


def _months(days: list[dt.date]) -> list[str]:
    month_of = {day: f"{day:%Y-%m}" for day in set(days)}
    return [month_of[day] for day in days]


def _visits(counted: ClassroomSessionQuerySet, position: dict[int, int]) -> tuple[set[Visit], int]:
    """Each cooperative once a session, and how many speakers there were."""
    rows = list(
        SessionSpeaker.objects.filter(session__in=counted.values("pk"))
        .order_by()
        .values_list("session_id", "cooperative_id", "speaker_id")
    )
    visits = {(position[session], cooperative) for session, cooperative, _speaker in rows}
    return visits, len({speaker for _session, _cooperative, speaker in rows})


def _level_parts(
    counted: ClassroomSessionQuerySet, position: dict[int, int], filters: Filters
) -> tuple[list[LevelPart], int]:
    """The counts that hold, summed by session and level, and how many sessions say no "earlier"."""
    counts = PupilCount.objects.filter(holds=True, session__in=counted.values("pk"))
    if filters.level is not None:
        counts = counts.filter(group__level=filters.level)
    sums: defaultdict[tuple[int, str], list[int]] = defaultdict(lambda: [0, 0])
    unknown = set()
    columns = ("session_id", "group__level", "pupils", "already_reached")
    for session, level, pupils, earlier in counts.order_by().values_list(*columns):
        numbers = sums[position[session], level]
        numbers[0] += pupils
        numbers[1] += earlier or 0
        if earlier is None:
            unknown.add(session)
    parts = [(at, level, pupils, earlier) for (at, level), (pupils, earlier) in sums.items()]
    return parts, len(unknown)


def _organisations(keys: set[int]) -> dict[int, Organisation]:
    rows = Cooperative.objects.filter(pk__in=keys).order_by().values_list("pk", "name", "sector")
    return {key: Organisation(name, sector) for key, name, sector in rows}


def _known_programmes() -> dict[int, KnownProgramme]:
    rows = Programme.objects.values_list("pk", "name", "partner")
    return {key: KnownProgramme(name, partner) for key, name, partner in rows}


def _of_level_parts(facts: Facts) -> Facts:
    """The same sessions with only the pupils of the one level that was read."""
    pupils = [0] * len(facts.pupils)
    already_reached = [0] * len(facts.pupils)
    for at, _level, number, earlier in facts.level_parts:
        pupils[at] += number
        already_reached[at] += earlier
    return replace(facts, pupils=pupils, already_reached=already_reached)
