"""The counting rules as pure functions of the facts: totals, and one table a dimension."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from schools.levels import Level
from sessions.choices import Channel, Sector
from sessions.figures.facts import Facts
from sessions.figures.periods import Period
from sessions.figures.results import Breakdowns, Figures, ProgrammeRow, Row
from youth4coop.places import Province

ALWAYS_SHOWN_PROVINCES = (
    Province.ANTWERPEN,
    Province.LIMBURG,
    Province.OOST_VLAANDEREN,
    Province.VLAAMS_BRABANT,
    Province.WEST_VLAANDEREN,
    Province.BRUSSEL,
)
NO_PROGRAMME = "none"

Labels = Mapping[str, str | Promise]
Entry = tuple[str, int, int]  # a session in the row of a key: that key, pupils, school


class Tally(NamedTuple):
    """What is counted for one key of a dimension."""

    sessions: int
    pupils: int
    schools: int
    cooperatives: int


def totals(facts: Facts) -> Figures:
    """Contacts are summed once a session; the rest is distinct over the period (rules 2, 3)."""
    pupils = sum(facts.pupils)
    return Figures(
        sessions=len(facts.schools),
        pupils=pupils,
        unique_pupils=pupils - sum(facts.already_reached),
        schools=len(set(facts.schools)),
        cooperatives=len(facts.cooperatives),
        speakers=facts.speakers,
    )


def breakdowns(facts: Facts, period: Period) -> Breakdowns:
    """Each dimension apart. Provinces of Flanders, Brussels and all months are always there."""
    labels = code_labels(period)
    months = labels["by_month"]
    return Breakdowns(
        by_province=rows(
            _by(facts.provinces, facts), labels["by_province"], ALWAYS_SHOWN_PROVINCES
        ),
        by_level=rows(_by_level(facts), labels["by_level"]),
        by_sector=rows(_by_sector(facts), labels["by_sector"]),
        by_month=rows(_by(facts.months, facts), months, months),
        by_programme=_by_programme(facts, labels["by_programme"]),
        by_channel=rows(_by(facts.channels, facts), labels["by_channel"]),
        by_cooperative=rows(_by_cooperative(facts), _cooperative_names(facts)),
    )


def code_labels(period: Period) -> dict[str, Labels]:
    """The labels of the codes that are ours, by table, in the language of the moment."""
    return {
        "by_province": dict(Province.choices),
        "by_level": dict(Level.choices),
        "by_sector": dict(Sector.choices),
        "by_month": {f"{day:%Y-%m}": date_format(day, "F Y") for day in period.months},
        "by_programme": {NO_PROGRAMME: _("zonder project")},
        "by_channel": dict(Channel.choices),
        "by_cooperative": {},
    }


def rows(
    tallies: Mapping[str, Tally], labels: Labels, always: Collection[str] = ()
) -> tuple[Row, ...]:
    """The rows that hold something, and those of `always`, in the order of `labels`.

    A code without a label is shown as it is, last: a session never disappears from a table.
    """
    named = {**labels, **{code: code for code in sorted(tallies) if code not in labels}}
    return tuple(
        Row(code, str(label), *tallies.get(code, ()))
        for code, label in named.items()
        if code in tallies or code in always
    )


def tally(entries: Iterable[Entry], cooperatives: Iterable[tuple[str, int]]) -> dict[str, Tally]:
    """Count by key.

    Args:
        entries: a session has at most one for each key.
        cooperatives: pairs of a key and a cooperative that belongs to it, repeated or not.
    """
    pupils: defaultdict[str, list[int]] = defaultdict(list)
    schools: defaultdict[str, set[int]] = defaultdict(set)
    came: defaultdict[str, set[int]] = defaultdict(set)
    for key, number, school in entries:
        pupils[key].append(number)
        schools[key].add(school)
    for key, cooperative in cooperatives:
        came[key].add(cooperative)
    return {
        key: Tally(len(numbers), sum(numbers), len(schools[key]), len(came[key]))
        for key, numbers in pupils.items()
    }


def _by(keys: Sequence[str], facts: Facts) -> dict[str, Tally]:
    """Of a dimension in which a session has one code."""
    return tally(
        zip(keys, facts.pupils, facts.schools, strict=True),
        ((keys[at], cooperative) for at, cooperative in facts.visits),
    )


def _by_programme(facts: Facts, labels: Labels) -> tuple[ProgrammeRow, ...]:
    """Programmes in their own order, then the sessions without one."""
    keys = [NO_PROGRAMME if key is None else str(key) for key in facts.programmes]
    names = {str(key): programme.name for key, programme in facts.known_programmes.items()}
    partners = {str(key): programme.partner for key, programme in facts.known_programmes.items()}
    return tuple(
        ProgrammeRow(**vars(row), partner=partners.get(row.code, ""))
        for row in rows(_by(keys, facts), {**names, **labels})
    )


def _by_level(facts: Facts) -> dict[str, Tally]:
    """A session is in the row of each of its levels, with that level's pupils only."""
    levels_at: defaultdict[int, list[str]] = defaultdict(list)
    for at, level, _pupils, _earlier in facts.level_parts:
        levels_at[at].append(level)
    return tally(
        ((level, pupils, facts.schools[at]) for at, level, pupils, _earlier in facts.level_parts),
        ((level, cooperative) for at, cooperative in facts.visits for level in levels_at[at]),
    )


def _by_sector(facts: Facts) -> dict[str, Tally]:
    """A session is once in the row of each sector that came, with all its pupils."""
    sector_of = {key: organisation.sector for key, organisation in facts.cooperatives.items()}
    came = {(at, sector_of[cooperative]) for at, cooperative in facts.visits}
    return tally(
        ((sector, facts.pupils[at], facts.schools[at]) for at, sector in came),
        ((sector, cooperative) for cooperative, sector in sector_of.items()),
    )


def _by_cooperative(facts: Facts) -> dict[str, Tally]:
    """A duo session counts fully in the row of each of its cooperatives (counting rule 3)."""
    return tally(
        ((str(key), facts.pupils[at], facts.schools[at]) for at, key in facts.visits),
        ((str(key), key) for key in facts.cooperatives),
    )


def _cooperative_names(facts: Facts) -> dict[str, str]:
    by_name = sorted(
        facts.cooperatives.items(), key=lambda item: (item[1].name.casefold(), item[0])
    )
    return {str(key): organisation.name for key, organisation in by_name}
