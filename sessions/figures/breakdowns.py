"""The counting rules as pure functions of the facts: totals, and one table a dimension."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from schools.levels import Level
from sessions.choices import Channel, Sector
from sessions.figures.facts import Facts
from sessions.figures.periods import Period
from sessions.figures.results import Breakdowns, Figures, Row
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


class Tally(NamedTuple):
    """What is counted for one code of a dimension."""

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
    months = {f"{day:%Y-%m}": date_format(day, "F Y") for day in period.months}
    provinces = dict(Province.choices)
    programmes = [NO_PROGRAMME if key is None else str(key) for key in facts.programmes]
    names = {str(key): name for key, name in facts.programme_names.items()}
    names[NO_PROGRAMME] = _("zonder project")
    return Breakdowns(
        by_province=rows(_by(facts.provinces, facts), provinces, ALWAYS_SHOWN_PROVINCES),
        by_level=rows(_by_level(facts), dict(Level.choices)),
        by_sector=rows(_by_sector(facts), dict(Sector.choices)),
        by_month=rows(_by(facts.months, facts), months, months),
        by_programme=rows(_by(programmes, facts), names),
        by_channel=rows(_by(facts.channels, facts), dict(Channel.choices)),
        by_cooperative=rows(_by_cooperative(facts), _cooperative_names(facts)),
    )


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


def tally(
    keys: Sequence[str],
    pupils: Iterable[int],
    schools: Iterable[int],
    cooperatives: Iterable[tuple[str, int]],
) -> dict[str, Tally]:
    """Count by key.

    Args:
        keys, pupils, schools: of equal length; a session has each of its keys once.
        cooperatives: pairs of a key and a cooperative that belongs to it.
    """
    sums: Counter[str] = Counter()
    for key, number in zip(keys, pupils, strict=True):
        sums[key] += number
    of_schools = Counter(key for key, _school in set(zip(keys, schools, strict=True)))
    of_cooperatives = Counter(key for key, _cooperative in set(cooperatives))
    return {
        key: Tally(number, sums[key], of_schools[key], of_cooperatives[key])
        for key, number in Counter(keys).items()
    }


def _by(keys: Sequence[str], facts: Facts) -> dict[str, Tally]:
    """Of a dimension in which a session has one code."""
    pairs = [(keys[at], cooperative) for at, cooperative in facts.visits]
    return tally(keys, facts.pupils, facts.schools, pairs)


def _by_level(facts: Facts) -> dict[str, Tally]:
    """A session is in the row of each of its levels, with that level's pupils only."""
    levels_at: defaultdict[int, list[str]] = defaultdict(list)
    for part in facts.level_parts:
        levels_at[part.at].append(part.level)
    pairs = [(level, visit.cooperative) for visit in facts.visits for level in levels_at[visit.at]]
    return tally(
        [part.level for part in facts.level_parts],
        [part.pupils for part in facts.level_parts],
        [facts.schools[part.at] for part in facts.level_parts],
        pairs,
    )


def _by_sector(facts: Facts) -> dict[str, Tally]:
    """A session is once in the row of each sector that came, with all its pupils."""
    sector_of = {key: organisation.sector for key, organisation in facts.cooperatives.items()}
    entries = list({(at, sector_of[cooperative]) for at, cooperative in facts.visits})
    return tally(
        [sector for _at, sector in entries],
        [facts.pupils[at] for at, _sector in entries],
        [facts.schools[at] for at, _sector in entries],
        [(sector, cooperative) for cooperative, sector in sector_of.items()],
    )


def _by_cooperative(facts: Facts) -> dict[str, Tally]:
    """A duo session counts fully in the row of each of its cooperatives (counting rule 3)."""
    return tally(
        [str(cooperative) for _at, cooperative in facts.visits],
        [facts.pupils[at] for at, _cooperative in facts.visits],
        [facts.schools[at] for at, _cooperative in facts.visits],
        [(str(cooperative), cooperative) for cooperative in facts.cooperatives],
    )


def _cooperative_names(facts: Facts) -> dict[str, str]:
    by_name = sorted(
        facts.cooperatives.items(), key=lambda item: (item[1].name.casefold(), item[0])
    )
    return {str(key): organisation.name for key, organisation in by_name}
