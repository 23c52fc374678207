"""What one cooperative or one speaker reached, year by year."""

import datetime as dt

import pytest

from sessions.figures.filters import Filters
from sessions.figures.own import OwnReach, own_history, own_reach, own_sessions
from sessions.figures.statistics import statistics
from sessions.report.own_sentence import own_sentences
from tests.factories import SchoolFactory, SpeakerFactory
from tests.sessions.figures.build import SCHOOL_YEAR, TODAY, YEAR, counted, seal

pytestmark = pytest.mark.django_db
LAST_YEAR = dt.date(2024, 5, 2)


def in_short(who, kind="calendar"):
    rows = own_history(who, kind, today=TODAY)
    return [(str(row.period), row.status, row.sessions, row.pupils, row.schools) for row in rows]


def test_without_sessions_there_is_only_the_period_of_today(speaker):
    assert in_short(speaker.cooperative) == [("2026", "provisional", 0, 0, 0)]
    assert in_short(speaker, "school") == [("2026-2027", "provisional", 0, 0, 0)]


def test_own_years_run_from_the_first_own_session(speaker):
    school = SchoolFactory()
    counted(20, speakers=[speaker], school=school)
    counted(10, speakers=[speaker], school=school)
    counted(30, speakers=[speaker], day=LAST_YEAR)
    counted(99, speakers=[SpeakerFactory()], day=dt.date(2023, 5, 2))
    counted(99, speakers=[speaker], state="planned")

    assert in_short(speaker.cooperative) == [
        ("2024", "provisional", 1, 30, 1),
        ("2025", "provisional", 0, 0, 0),
        ("2026", "provisional", 2, 30, 1),
    ]
    assert in_short(speaker) == in_short(speaker.cooperative)


def test_duo_of_colleagues_counts_once_and_of_two_cooperatives_fully_for_each(speaker):
    colleague, guest = SpeakerFactory(cooperative=speaker.cooperative), SpeakerFactory()
    counted(25, speakers=[speaker, colleague, guest])

    for who in [speaker.cooperative, guest.cooperative, colleague]:
        assert in_short(who) == [("2026", "provisional", 1, 25, 1)]


def test_closed_year_says_what_its_seal_says_of_the_cooperative(speaker):
    counted(20, speakers=[speaker])
    seal()
    counted(30, speakers=[speaker])

    assert in_short(speaker.cooperative) == [("2026", "closed", 1, 20, 1)]
    assert in_short(speaker) == [("2026", "provisional", 2, 50, 2)]


def test_closed_year_without_the_cooperative_has_none_of_it(speaker):
    seal()
    counted(30, speakers=[speaker])

    assert in_short(speaker.cooperative) == [("2026", "closed", 0, 0, 0)]


def test_own_year_is_the_row_of_the_cooperative_in_the_years_figures(speaker):
    counted(20, speakers=[speaker, SpeakerFactory()])
    counted(30)

    of_year = statistics(YEAR, today=TODAY, filters=Filters(cooperative=speaker.cooperative_id))
    mine = own_reach(speaker.cooperative, YEAR, today=TODAY)
    assert (mine.sessions, mine.pupils) == (of_year.figures.sessions, of_year.figures.pupils)


def test_behind_a_figure_are_exactly_its_sessions(speaker):
    counted(20, speakers=[speaker])
    counted(30, speakers=[speaker], day=LAST_YEAR)
    counted(40)

    assert [one.pupils for one in own_sessions(speaker.cooperative, YEAR)] == [20]


@pytest.mark.parametrize("number", [1, 3])
def test_history_takes_the_same_number_of_queries(speaker, django_assert_num_queries, number):
    for year in range(number):
        counted(20, speakers=[speaker], day=dt.date(2024 - year, 5, 2))

    with django_assert_num_queries(2):
        own_history(speaker.cooperative, "calendar", today=TODAY)


NONE = OwnReach(YEAR)
ONE = OwnReach(YEAR, "provisional", 1, 1, 1)
MANY = OwnReach(SCHOOL_YEAR, "provisional", 4, 1112, 3)


@pytest.mark.parametrize(
    ("reach", "language", "sentence"),
    [
        (NONE, "nl", "Zon gaf in 2026 geen enkele getuigenis als 'ondernemer voor de klas'."),
        (
            ONE,
            "nl",
            "Zon gaf in 2026 1 getuigenis als 'ondernemer voor de klas'. Hierdoor maakte "
            "1 leerling in 1 school kennis met het coöperatief ondernemen.",
        ),
        (
            MANY,
            "nl",
            "Zon gaf in het schooljaar 2025-2026 4 getuigenissen als 'ondernemer voor de klas'. "
            "Hierdoor maakten 1.112 leerlingen in 3 scholen kennis met het coöperatief ondernemen.",
        ),
        (NONE, "en", "Zon did not tell its story as an 'entrepreneur in the classroom' in 2026."),
        (
            MANY,
            "en",
            "In the 2025-2026 school year, Zon told its story 4 times as an 'entrepreneur in the "
            "classroom'. As a result, 1,112 pupils in 3 schools got to know cooperative "
            "entrepreneurship.",
        ),
        (
            NONE,
            "fr",
            "En 2026, Zon n’a pas apporté de témoignage en tant qu’«\xa0entrepreneur devant la "
            "classe\xa0».",
        ),
        (
            MANY,
            "fr",
            "Pendant l’année scolaire 2025-2026, Zon a apporté 4 témoignages en tant "
            "qu’«\xa0entrepreneur devant la classe\xa0». Ainsi, 1\u202f112 élèves de 3 écoles ont "
            "découvert l’entrepreneuriat coopératif.",
        ),
    ],
)
def test_sentence_of_a_cooperative(reach, language, sentence):
    assert getattr(own_sentences("Zon", reach), language) == sentence
