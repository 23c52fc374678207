import pytest
from django.urls import reverse

from sessions.figures.periods import Period
from sessions.figures.statistics import statistics
from sessions.models import HistoricFigure, YearClosing
from tests.factories import NOW, CooperativeFactory, ProgrammeFactory, SessionFactory
from tests.frontend.reading import YESTERDAY, words

SENTENCE_OF_2019 = (
    "Youth4coop: in het kader van het project 'jongeren voor coöperatie' i.s.m. Cera gaven "
    "9 coöperaties een getuigenis als 'ondernemer voor de klas'. Hierdoor maakten 675 leerlingen "
    "in 13 scholen kennis met het coöperatief ondernemen."
)


@pytest.fixture
def year_2019(db):
    programme = ProgrammeFactory(name="jongeren voor coöperatie", partner="Cera")
    return HistoricFigure.objects.create(
        year=2019, programme=programme, pupils=675, schools=13, cooperatives=9, source="Verslag"
    )


def test_home_shows_this_years_figures_and_the_sentence_of_2019(page, year_2019):
    SessionFactory(start=YESTERDAY, pupils=400)

    response = page().get(reverse("home"))

    assert "Dit jaar, 2026 leerlingen 400 sessies 1 scholen 1 coöperaties 1" in words(response)
    assert f"Uit het jaarverslag van 2019 {SENTENCE_OF_2019}" in words(response)


def test_home_shows_the_sentence_of_the_last_year_that_is_closed(page, year_2019):
    sealed = statistics(Period.calendar_year(2025), today=NOW.date()).as_dict()
    YearClosing.objects.create(
        year=2025, figures=sealed, sessions=[], sha256="0" * 64, closed_at=NOW
    )

    text = words(page().get(reverse("home")))

    assert "Het hele jaar 2025 Youth4coop:" in text
    assert SENTENCE_OF_2019 not in text


def test_home_of_an_empty_site_says_nothing_about_2019(page, db):
    response = page().get(reverse("home"))

    assert response.context["published"] is None
    assert "jaarverslag" not in words(response)


def test_home_names_the_three_themes_that_most_cooperatives_tell_about(page, db):
    for themes in [["food", "care"], ["food", "money"], ["money", "climate"], ["money"]]:
        CooperativeFactory(themes=themes)

    text = words(page().get(reverse("home")))

    assert "Geld 3 coöperaties Voeding 2 coöperaties Zorg 1 coöperatie Bekijk alle" in text


@pytest.mark.parametrize("number", [1, 3])
def test_home_takes_the_same_number_of_queries(page, year_2019, django_assert_num_queries, number):
    CooperativeFactory.create_batch(number, themes=["food"])
    for _ in range(number):
        SessionFactory(start=YESTERDAY, pupils=20)

    with django_assert_num_queries(21):
        page().get(reverse("home"))


@pytest.mark.parametrize(
    ("role", "entries"),
    [
        (
            None,
            "Menu Vraag een sessie Zo werkt het Wat coöperaties vertellen Cijfers Aanmelden "
            "Een ondernemer",
        ),
        ("teacher", "Mijn sessies Vraag een sessie Cijfers Mijn account Afmelden Een ondernemer"),
        (
            "speaker",
            "Mijn sessies Wanneer ik kan Mijn profiel Cijfers Mijn account Afmelden Een ondernemer",
        ),
        (
            "coordinator",
            "Te doen Aanvragen Sessies Mail Cijfers Mijn account Afmelden Een ondernemer",
        ),
    ],
)
def test_menu_is_that_of_the_role(page, db, role, entries, request):
    person = request.getfixturevalue(role) if role else None

    response = page(getattr(person, "user", person)).get(reverse("home"))

    assert entries in words(response)
