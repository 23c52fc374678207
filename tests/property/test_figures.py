"""Random sessions, counted once by the site and once by hand."""

import datetime as dt
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.choices import SessionState
from sessions.figures.filters import Filters
from sessions.figures.periods import Period
from sessions.figures.results import Figures
from sessions.figures.series import all_periods
from sessions.figures.statistics import statistics
from tests.factories import CooperativeFactory, ProgrammeFactory, SchoolFactory
from tests.sessions.figures.build import TODAY, a_speaker, counted_groups, historic, seal

pytestmark = pytest.mark.django_db

PROVINCES = ["limburg", "brussel", "limburg"]
SECTORS = ["food", "energy", "food"]
COOPERATIVE_OF_SPEAKER = [0, 0, 1, 2]
PERIODS = [
    Period.calendar_year(2025),
    Period.calendar_year(2026),
    Period.school_year(2024),
    Period.school_year(2025),
    Period.school_year(2026),
]


@dataclass(frozen=True)
class Drawn:
    """A session on paper: schools, programmes and speakers are numbers."""

    day: dt.date
    state: str
    school: int
    programme: int | None
    channel: str
    speakers: frozenset[int]
    parts: tuple[tuple[str, int, int | None], ...]

    @property
    def pupils(self):
        return sum(pupils for _, pupils, _ in self.parts)

    @property
    def reached_before(self):
        return sum(earlier or 0 for *_, earlier in self.parts)

    @property
    def cooperatives(self):
        return {COOPERATIVE_OF_SPEAKER[speaker] for speaker in self.speakers}


parts = st.integers(1, 30).flatmap(
    lambda pupils: st.tuples(
        st.sampled_from(["so_1a", "so_3_do"]),
        st.just(pupils),
        st.none() | st.integers(0, pupils),
    )
)
drawn = st.builds(
    Drawn,
    day=st.dates(dt.date(2025, 8, 25), dt.date(2025, 9, 5))
    | st.dates(dt.date(2025, 12, 28), dt.date(2026, 1, 4))
    | st.dates(dt.date(2025, 1, 1), dt.date(2026, 11, 1)),
    state=st.just("counted") | st.sampled_from(SessionState.values),
    school=st.sampled_from([0, 1, 2]),
    programme=st.sampled_from([0, 1, None]),
    channel=st.sampled_from(["direct", "vlajo"]),
    speakers=st.frozensets(st.sampled_from([0, 1, 2, 3]), min_size=1, max_size=3),
    parts=st.lists(parts, min_size=1, max_size=3).map(tuple),
)
some_sessions = st.lists(drawn, max_size=6)


@dataclass(frozen=True)
class World:
    """The rows that stand for the numbers on paper."""

    schools: list
    programmes: list
    cooperatives: list
    speakers: list


@contextmanager
def world(sessions):
    """Store the drawn sessions, and forget them at the end."""
    with transaction.atomic():
        cooperatives = [CooperativeFactory(sector=sector) for sector in SECTORS]
        rows = World(
            schools=[SchoolFactory(province=province) for province in PROVINCES],
            programmes=[ProgrammeFactory(), ProgrammeFactory()],
            cooperatives=cooperatives,
            speakers=[a_speaker(cooperative=cooperatives[n]) for n in COOPERATIVE_OF_SPEAKER],
        )
        for one in sessions:
            store(one, rows)
        yield rows
        transaction.set_rollback(True)


def store(one, rows):
    counted_groups(
        one.parts,
        already_reached=one.reached_before,
        day=one.day,
        state=one.state,
        school=rows.schools[one.school],
        programme=None if one.programme is None else rows.programmes[one.programme],
        channel=one.channel,
        speakers=[rows.speakers[number] for number in one.speakers],
    )


def that_count(sessions, period):
    return [one for one in sessions if one.state == "counted" and one.day in period]


def naive_totals(sessions):
    return Figures(
        sessions=len(sessions),
        pupils=sum(one.pupils for one in sessions),
        unique_pupils=sum(one.pupils - one.reached_before for one in sessions),
        schools=len({one.school for one in sessions}),
        cooperatives=len(set().union(*(one.cooperatives for one in sessions))),
        speakers=len(set().union(*(one.speakers for one in sessions))),
    )


def naive_rows(sessions, split):
    """Count by key; `split` gives the pupils and the cooperatives of a session at each key."""
    numbers = defaultdict(lambda: [0, 0, set(), set()])
    for one in sessions:
        for key, (pupils, cooperatives) in split(one).items():
            numbers[key][0] += 1
            numbers[key][1] += pupils
            numbers[key][2].add(one.school)
            numbers[key][3] |= set(cooperatives)
    return {key: (n, pupils, len(s), len(c)) for key, (n, pupils, s, c) in numbers.items()}


def splits(rows):
    """How each table divides a session."""

    def whole(key):
        return lambda one: {key(one): (one.pupils, one.cooperatives)}

    def levels(one):
        found = {level for level, *_ in one.parts}
        pupils = {key: sum(n for level, n, _ in one.parts if level == key) for key in found}
        return {key: (pupils[key], one.cooperatives) for key in found}

    def sectors(one):
        found = {SECTORS[number] for number in one.cooperatives}
        mine = {key: [n for n in one.cooperatives if SECTORS[n] == key] for key in found}
        return {key: (one.pupils, mine[key]) for key in found}

    def programme(one):
        return "none" if one.programme is None else str(rows.programmes[one.programme].pk)

    return {
        "by_province": whole(lambda one: PROVINCES[one.school]),
        "by_level": levels,
        "by_sector": sectors,
        "by_month": whole(lambda one: f"{one.day:%Y-%m}"),
        "by_programme": whole(programme),
        "by_channel": whole(lambda one: one.channel),
        "by_cooperative": lambda one: {
            str(rows.cooperatives[number].pk): (one.pupils, [number]) for number in one.cooperatives
        },
    }


def shown(found):
    """The rows of each table that hold sessions, in the form of the naive count."""
    return {
        name: {
            row.code: (row.sessions, row.pupils, row.schools, row.cooperatives)
            for row in table
            if row.sessions
        }
        for name, table in found.tables().items()
    }


@settings(max_examples=25, deadline=None)
@given(some_sessions)
def test_every_figure_equals_a_count_by_hand(sessions):
    with world(sessions) as rows:
        for period in PERIODS:
            found = statistics(period, today=TODAY)
            counting = that_count(sessions, period)
            assert found.figures == naive_totals(counting)
            assert shown(found) == {
                name: naive_rows(counting, split) for name, split in splits(rows).items()
            }


@settings(max_examples=15, deadline=None)
@given(some_sessions, st.sampled_from(["so_1a", None]), st.sampled_from(["food", None]))
def test_filtered_totals_equal_a_count_by_hand(sessions, level, sector):
    with world(sessions):
        found = statistics(PERIODS[1], today=TODAY, filters=Filters(level=level, sector=sector))

    kept = [
        one
        for one in that_count(sessions, PERIODS[1])
        if level in {None, *(part[0] for part in one.parts)}
        and sector in {None, *(SECTORS[number] for number in one.cooperatives)}
    ]
    chosen = [part for one in kept for part in one.parts if level in {None, part[0]}]
    assert found.figures.sessions == len(kept)
    assert found.figures.pupils == sum(pupils for _, pupils, _ in chosen)
    assert found.figures.unique_pupils == sum(n - (earlier or 0) for _, n, earlier in chosen)
    assert found.reached_unknown == sum(
        any(part[2] is None for part in one.parts if level in {None, part[0]}) for one in kept
    )


@settings(max_examples=15, deadline=None)
@given(some_sessions)
def test_autumn_and_spring_make_the_school_year(sessions):
    with world(sessions):
        year = statistics(Period.school_year(2025), today=TODAY).figures
        halves = [
            row
            for calendar_year in (2025, 2026)
            for row in statistics(Period.calendar_year(calendar_year), today=TODAY).by_month
            if "2025-09" <= row.code <= "2026-08"
        ]

    assert year.sessions == sum(row.sessions for row in halves)
    assert year.pupils == sum(row.pupils for row in halves)


@settings(max_examples=15, deadline=None)
@given(
    some_sessions,
    st.sets(st.sampled_from([2022, 2025, 2026])),
    st.sets(st.sampled_from([2024, 2025, 2026])),
)
def test_each_period_in_the_row_of_all_is_the_period_alone(sessions, sealed, historic_years):
    with world(sessions) as rows:
        for year in historic_years:
            historic(year, pupils=year, programme=rows.programmes[0])
        for year in sealed:
            seal(Period.calendar_year(year))
        for kind in ("calendar", "school"):
            for row in all_periods(kind, today=TODAY):
                assert statistics(Period.parse(kind, row.period), today=TODAY).totals == row


@settings(max_examples=15, deadline=None)
@given(some_sessions)
def test_every_session_that_is_booked_is_in_one_place_of_completeness(sessions):
    with world(sessions):
        found = [statistics(period, today=TODAY).completeness for period in PERIODS[:2]]

    booked = [one for one in sessions if one.state in SessionState.booked]
    assert sum(one.planned + one.open + one.counted + one.estimated for one in found) == len(booked)
