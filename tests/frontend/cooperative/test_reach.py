"""Whom a cooperative reached: this year, all years, and a page for its own report."""

import datetime as dt

import pytest
from django.urls import reverse

from tests.factories import SessionFactory, SpeakerFactory
from tests.frontend.reading import YESTERDAY, words
from tests.sessions.figures.build import seal

LAST_YEAR = YESTERDAY - dt.timedelta(days=365)


def history(speaker):
    return reverse("reach", args=[speaker.cooperative_id])


def year(speaker, kind="kalenderjaar", label="2026"):
    return reverse("reach_year", args=[speaker.cooperative_id, kind, label])


@pytest.fixture
def told(speaker, colleague):
    """The speaker told yesterday, a colleague a year before."""
    SessionFactory(start=LAST_YEAR, pupils=15, speakers=[colleague])
    return SessionFactory(start=YESTERDAY, pupils=20, speakers=[speaker])


def test_history_has_each_year_and_what_was_ones_own(page, speaker, told):
    text = words(page(speaker.user).get(history(speaker)))

    assert "Dit jaar, 2026 leerlingen 20 sessies 1 scholen 1" in text
    assert "2026 20 1 1 2025 15 1 1" in text
    assert "Jij, per kalenderjaar Jaar Leerlingen Sessies Scholen 2026 20 1 1 Jij" in text


def test_coordinator_has_no_own_years(page, coordinator, speaker, told):
    assert "Wie jij bereikte" not in words(page(coordinator).get(history(speaker)))


def test_year_has_the_sentence_in_three_languages_and_its_sessions(page, speaker, told):
    text = words(page(speaker.user).get(year(speaker)))

    name = speaker.cooperative.name
    assert f"{name} gaf in 2026 1 getuigenis als 'ondernemer voor de klas'." in text
    assert "Hierdoor maakten 20 leerlingen in 1 school kennis met" in text
    assert f"In 2026, {name} told its story 1 time" in text
    assert f"En 2026, {name} a apporté 1 témoignage" in text
    assert f"ma 23 nov 2026 {told.school.name}, Gent 20" in text
    assert "Dit jaar is nog niet afgesloten." in text


def test_school_year_has_its_own_page(page, speaker, told):
    text = words(page(speaker.user).get(year(speaker, "schooljaar", "2025-2026")))

    assert "gaf in het schooljaar 2025-2026 1 getuigenis" in text
    assert "Van ma 1 sep 2025 tot en met ma 31 aug 2026." in text


def test_duo_is_explained(page, speaker):
    SessionFactory(start=YESTERDAY, pupils=20, speakers=[speaker, SpeakerFactory()])

    assert "samen met een andere coöperatie" in words(page(speaker.user).get(year(speaker)))


def test_closed_year_says_where_the_list_differs(page, speaker, told):
    seal()
    browser = page(speaker.user)
    before = words(browser.get(year(speaker)))
    SessionFactory(start=YESTERDAY - dt.timedelta(days=7), pupils=30, speakers=[speaker])

    after = words(browser.get(year(speaker)))
    assert "Na de afsluiting veranderde er nog iets." not in before
    assert "afgesloten" in before
    assert "Na de afsluiting veranderde er nog iets." in after
    assert "1 getuigenis" in after


@pytest.mark.parametrize(
    ("kind", "label"), [("jaar", "2026"), ("kalenderjaar", "26"), ("schooljaar", "2026")]
)
def test_what_is_no_year_is_not_found(page, speaker, kind, label):
    assert page(speaker.user).get(year(speaker, kind, label)).status_code == 404


def test_year_is_the_cooperatives_own(page, speaker, stranger):
    other = SpeakerFactory()

    assert page(other.user).get(year(speaker)).status_code == 404
    assert page(stranger.user).get(year(speaker)).status_code == 404
    assert page(speaker.user).post(year(speaker)).status_code == 405


@pytest.mark.parametrize("number", [1, 3])
def test_year_takes_the_same_number_of_queries(page, speaker, django_assert_num_queries, number):
    for days in range(number):
        start = YESTERDAY - dt.timedelta(days=days)
        SessionFactory(start=start, pupils=20, speakers=[speaker, SpeakerFactory()])
    browser = page(speaker.user)

    with django_assert_num_queries(7):
        browser.get(year(speaker))
