import pytest
from django.urls import reverse

from sessions.models import HistoricFigure
from tests.factories import ProgrammeFactory, SessionFactory
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
    assert SENTENCE_OF_2019 in words(response)


def test_home_of_an_empty_site_says_nothing_about_2019(page, db):
    response = page().get(reverse("home"))

    assert response.context["published"] is None
    assert "jaarverslag" not in words(response)


@pytest.mark.parametrize(
    ("role", "entries"),
    [
        (
            None,
            "Menu Vraag een sessie Zo werkt het Wat coöperaties vertellen Cijfers Aanmelden "
            "Een ondernemer",
        ),
        ("teacher", "Mijn sessies Vraag een sessie Cijfers Mijn account Afmelden Een ondernemer"),
        ("speaker", "Mijn sessies Mijn profiel Cijfers Mijn account Afmelden Een ondernemer"),
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
