"""The rest of a period: completeness, labels, notes, fixed rows, and how many queries."""

import datetime as dt

import pytest
from django.utils import translation

from sessions.figures.breakdowns import rows, tally
from sessions.figures.results import (
    Breakdowns,
    Completeness,
    Figures,
    PeriodFigures,
    PeriodStatistics,
    Row,
)
from sessions.figures.statistics import statistics
from tests.factories import CooperativeFactory, ProgrammeFactory, SchoolFactory
from tests.sessions.figures.build import (
    MARCH,
    SCHOOL_YEAR,
    TODAY,
    YEAR,
    a_speaker,
    counted,
    counted_groups,
)

pytestmark = pytest.mark.django_db

SCHOOL_TWICE = "Een school of coöperatie kan in meer dan één rij voorkomen."
DUO = (
    "Een sessie met twee coöperaties telt één keer in het totaal en helemaal bij elke "
    "coöperatie en elke sector."
)
MIXED = (
    "Een sessie met klassen van verschillende niveaus staat bij elk niveau, met alleen "
    "de leerlingen van dat niveau."
)
UPPER_BOUND = "Unieke leerlingen is een bovengrens."


def of(period=YEAR):
    return statistics(period, today=TODAY)


def notes():
    return of().notes


def test_year_in_which_nothing_happened_is_zeros():
    empty = of()

    assert empty.totals == PeriodFigures(
        period="2026",
        start=dt.date(2026, 1, 1),
        end=dt.date(2026, 12, 31),
        status="provisional",
        figures=Figures(0, 0, 0, 0, 0, 0),
    )
    assert (empty.completeness, empty.notes) == (Completeness(0, 0, 0, 0, 0), ())
    assert empty.by_level == empty.by_cooperative == empty.by_programme == ()


def test_empty_provinces_and_months_are_shown():
    empty = of(SCHOOL_YEAR)

    assert [row.code for row in empty.by_province] == [
        "antwerpen",
        "limburg",
        "oost-vlaanderen",
        "vlaams-brabant",
        "west-vlaanderen",
        "brussel",
    ]
    assert len(empty.by_month) == 12
    assert empty.by_month[0] == Row("2025-09", "september 2025", 0, 0, 0, 0)
    assert empty.by_month[-1].code == "2026-08"


def test_walloon_province_is_shown_when_it_holds_something():
    counted(20, school=SchoolFactory(province="luik"))

    assert of().by_province[-1] == Row("luik", "Luik", 1, 20, 1, 1)


def test_completeness_tells_apart_how_far_each_session_is():
    tomorrow, yesterday = TODAY + dt.timedelta(days=1), TODAY - dt.timedelta(days=1)
    counted(20)
    counted(20, count_method="estimated")
    for day in (yesterday, TODAY, tomorrow):
        counted(None, day=day)
    for day in (yesterday, TODAY):
        counted(None, day=day, state="held")
    for state in ("cancelled", "not_held", "invalid"):
        counted(None, day=yesterday, state=state)

    assert of().completeness == Completeness(planned=2, held=4, counted=1, estimated=1, open=3)


def test_rows_have_names_and_an_order():
    last = a_speaker(cooperative=CooperativeFactory(name="zonnewind"))
    first = a_speaker(cooperative=CooperativeFactory(name="Ampère"))
    late = ProgrammeFactory(name="A", start=dt.date(2020, 1, 1), partner="Cera")
    early = ProgrammeFactory(name="B", start=dt.date(2019, 1, 1))
    counted(20, speakers=[last, first], programme=late)
    counted(20, programme=early, speakers=[first])
    counted(20, speakers=[first])

    found = of()
    assert [row.label for row in found.by_cooperative] == ["Ampère", "zonnewind"]
    assert [(row.label, row.partner) for row in found.by_programme] == [
        ("B", ""),
        ("A", "Cera"),
        ("zonder project", ""),
    ]


def test_table_that_adds_up_has_no_note():
    counted(20)

    assert notes() == (UPPER_BOUND,)


def test_school_in_two_rows_is_told():
    school, speaker = SchoolFactory(), a_speaker()
    counted(20, school=school, speakers=[speaker], channel="direct")
    counted(20, school=school, speakers=[speaker], channel="vlajo")

    assert notes() == (SCHOOL_TWICE, UPPER_BOUND)


def test_duo_is_told():
    counted(20, speakers=2)

    assert notes() == (SCHOOL_TWICE, DUO, UPPER_BOUND)


def test_mixed_session_is_told():
    counted_groups([("so_1a", 10, 0), ("so_1b", 10, 0)])

    assert notes() == (SCHOOL_TWICE, MIXED, UPPER_BOUND)


@pytest.mark.parametrize(
    ("how_many", "note"),
    [
        (1, "Bij 1 sessie is niet gezegd hoeveel leerlingen al eerder een les kregen."),
        (2, "Bij 2 sessies is niet gezegd hoeveel leerlingen al eerder een les kregen."),
    ],
)
def test_sessions_that_do_not_say_who_was_reached_before_are_told(how_many, note):
    speaker = a_speaker()
    for _ in range(how_many):
        parts = [("so_1a", 10, None), ("so_1a", 10, None)]
        counted_groups(parts, speakers=[speaker], school=SchoolFactory())
    counted_groups([("so_1a", 10, 0)], speakers=[speaker])

    found = of()
    assert found.reached_unknown == how_many
    assert found.notes == (UPPER_BOUND, note)


@pytest.mark.parametrize("how_many", [1, 3])
def test_statistics_ask_a_fixed_number_of_queries(how_many, django_assert_num_queries):
    for _ in range(how_many):
        counted_groups([("so_1a", 10, 0), ("so_1b", 10, 0)], speakers=2)

    with django_assert_num_queries(8):
        statistics(YEAR, today=TODAY)
    with django_assert_num_queries(6):
        statistics(SCHOOL_YEAR, today=TODAY)


def test_statistics_come_back_as_they_were_sealed():
    counted_groups([("so_1a", 10, None)], speakers=2, programme=ProgrammeFactory(partner="Cera"))

    found = of()
    assert PeriodStatistics.from_dict(found.as_dict()) == found


def test_answer_has_the_keys_of_the_api():
    assert list(of().as_dict()) == [
        "period",
        "start",
        "end",
        "status",
        "figures",
        "completeness",
        *Breakdowns().tables(),
        "reached_unknown",
        "notes",
    ]


def test_labels_are_in_the_language_of_the_reader():
    counted(20, day=MARCH)

    with translation.override("en"):
        assert of().by_month[2].label == "March 2026"


def test_code_without_a_label_stays_in_the_table():
    counts = tally([("new", 20, 1), ("old", 5, 1), ("new", 10, 2)], [("new", 7), ("new", 7)])

    assert rows(counts, {"empty": "Empty", "old": "Old"}) == (
        Row("old", "Old", 1, 5, 1, 0),
        Row("new", "new", 2, 30, 2, 1),
    )
