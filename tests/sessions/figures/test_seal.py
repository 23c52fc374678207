"""A closed year reads its seal, whatever happens to its sessions afterwards."""

import pytest
from django.utils import translation

from sessions.figures.filters import Filters
from sessions.figures.results import Figures
from sessions.figures.statistics import statistics
from tests.sessions.figures.build import (
    SCHOOL_YEAR,
    TODAY,
    YEAR,
    counted,
    counted_groups,
    seal,
)

pytestmark = pytest.mark.django_db


def of(period=YEAR, **filters):
    return statistics(period, today=TODAY, filters=Filters(**filters))


def test_closed_year_reads_its_seal():
    counted(20)
    before = of()
    seal()
    counted(30)

    after = of()
    assert (before.status, after.status) == ("provisional", "closed")
    assert after.figures == before.figures
    assert after.tables() == before.tables()
    assert after.notes == before.notes


def test_revised_year_reads_its_last_seal():
    counted(20)
    seal()
    counted(30)
    seal(revision=1)
    counted(40)

    assert (of().status, of().figures.pupils) == ("revised", 50)


def test_other_years_and_school_years_do_not_read_it():
    counted(20)
    seal()
    counted(30)

    assert (of(SCHOOL_YEAR).status, of(SCHOOL_YEAR).figures.pupils) == ("provisional", 50)


def test_filters_in_a_closed_year_count_anew_and_say_so():
    counted(20)
    seal()
    counted(30)

    found = of(channel="direct")
    assert (found.status, found.figures.pupils) == ("closed", 50)
    assert found.notes[0] == (
        "Met een filter zie je de sessies van vandaag, niet de cijfers van de jaarafsluiting."
    )


def test_closed_year_without_sessions_is_zeros():
    seal()
    counted(30)

    assert (of().status, of().figures) == ("closed", Figures())


def test_seal_is_read_in_the_language_of_the_reader():
    counted_groups([("so_1a", 10, None)])
    with translation.override("en"):
        seal()

    assert of().by_month[2].label == "maart 2026"
    assert of().notes[0] == "Unieke leerlingen is een bovengrens."


def test_seal_is_read_in_one_query_without_its_list_of_sessions(django_assert_num_queries):
    counted(20)
    seal()

    with django_assert_num_queries(1) as queries:
        of()
    assert '"sessions"' not in queries[0]["sql"]
