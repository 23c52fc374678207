"""Years before the system: their imported figures, never mixed with sessions."""

import pytest

from sessions.figures.filters import Filters
from sessions.figures.periods import Period
from sessions.figures.results import Figures
from sessions.figures.statistics import statistics
from tests.factories import ProgrammeFactory
from tests.sessions.figures.build import TODAY, YEAR, counted, historic

pytestmark = pytest.mark.django_db

IN_2019 = Period.calendar_year(2019)
ONLY_TOTALS = (
    "Van dit jaar kennen we alleen de totalen, niet de sessies. De telmethode is niet gekend."
)


def of(period=IN_2019, **filters):
    return statistics(period, today=TODAY, filters=Filters(**filters))


def test_historic_year_has_its_figures_and_nothing_else():
    historic(pupils=675, schools=13, cooperatives=9, programme=ProgrammeFactory())

    found = of()
    assert found.status == "historic"
    assert found.figures == Figures(None, 675, None, 13, 9, None)
    assert found.notes == ("Uit het jaarverslag 2019", ONLY_TOTALS)
    assert {row.sessions for row in found.by_month} == {0}


def test_zero_is_none_and_not_unknown():
    historic(pupils=0, sessions=0)

    assert of().figures == Figures(0, 0, None, None, None, None)


def test_school_year_has_no_historic_figures():
    historic(pupils=675)

    found = statistics(Period.school_year(2019), today=TODAY)
    assert (found.status, found.figures) == ("provisional", Figures())


def test_several_programmes_sum_only_what_may_be_summed():
    for pupils in (600, 75):
        numbers = {"sessions": 5, "pupils": pupils, "schools": 4, "cooperatives": 3, "speakers": 2}
        historic(programme=ProgrammeFactory(), unique_pupils=50, **numbers)

    assert of().figures == Figures(10, 675, 100, None, None, None)


def test_sum_with_an_unknown_part_is_unknown():
    historic(programme=ProgrammeFactory(), pupils=600, sessions=4)
    historic(programme=ProgrammeFactory(), sessions=5)

    assert of().figures == Figures(9, None, None, None, None, None)


def test_figure_of_the_whole_year_goes_before_the_programmes():
    historic(programme=ProgrammeFactory(), pupils=600, source="Verslag van het project")
    historic(pupils=675, schools=13)

    found = of()
    assert found.figures == Figures(None, 675, None, 13, None, None)
    assert found.notes[:2] == ("Uit het jaarverslag 2019", "Verslag van het project")


def test_counted_sessions_stand_instead_of_historic_figures_and_say_so():
    historic(2026, pupils=675)
    counted(20)

    found = of(YEAR)
    assert (found.status, found.figures.pupils) == ("provisional", 20)
    assert found.notes[-1] == (
        "Van dit jaar zijn er ook historische cijfers. Die tellen hier niet mee: "
        "Uit het jaarverslag 2026"
    )


def test_session_that_is_not_counted_leaves_the_historic_figures():
    historic(2026, pupils=675)
    counted(20, state="planned")

    assert (of(YEAR).status, of(YEAR).figures.pupils) == ("historic", 675)


def test_filter_on_programme_finds_its_historic_figures():
    wanted = ProgrammeFactory()
    historic(programme=wanted, pupils=600)
    historic(programme=ProgrammeFactory(), pupils=75)

    assert of(programme=wanted.pk).figures.pupils == 600
    assert of(programme=ProgrammeFactory().pk).status == "provisional"


def test_other_filters_make_a_historic_year_unknown():
    historic(pupils=675)

    found = of(province="limburg")
    assert (found.status, found.figures) == ("historic", Figures.unknown())


def test_filter_in_a_year_with_sessions_never_finds_historic_figures():
    historic(2026, pupils=675)
    counted(20, channel="vlajo")

    found = of(YEAR, channel="cera")
    assert (found.status, found.figures) == ("provisional", Figures())
