"""The teacher tells the speaker how to find the class, from the mail or logged in."""

import pytest

from sessions.models import PracticalInfo
from tests.factories import MOMENT_START, NOW
from tests.frontend.links.opened import Opened, everything, first_form
from tests.frontend.reading import problems, title, value, words
from youth4coop.links.models import LinkPurpose

NOTHING = {"photos": "none", "criminal_record": "False"}
ANSWERS = {
    **NOTHING,
    "entrance": "Hoofdpoort",
    "room": "B12",
    "equipment": ["screen"],
    "photos": "mood",
}


@pytest.fixture
def page(planned, teacher):
    return Opened(LinkPurpose.PRACTICAL, planned, teacher)


def known():
    return list(PracticalInfo.objects.values_list("entrance", "room", "equipment", "photos"))


def test_form_asks_with_no_photos_as_the_start(page):
    response = page.get()

    shown = words(response)
    for asked in ["ingang", "lokaal", "parkeren", "scherm of beamer", "geluid", "toegankelijk"]:
        assert asked in shown
    assert "model 596.2" in shown
    _method, _address, sent = first_form(response)
    assert NOTHING.items() <= sent.items()
    assert set(sent) == {*NOTHING, "csrfmiddlewaretoken"}


def test_button_stores_it(page, teacher):
    response = page.press("bewaren", **ANSWERS)

    assert "Bewaard. Je spreker ziet dit" in words(response)
    assert value(response, "room") == "B12"
    assert known() == [("Hoofdpoort", "B12", ["screen"], "mood")]
    assert PracticalInfo.objects.get().given_by == teacher.user


def test_same_answers_again_change_nothing(page):
    page.press("bewaren", **ANSWERS)
    before = everything()

    response = page.press("bewaren", **ANSWERS)

    assert (response.status_code, everything()) == (200, before)
    assert "Je antwoord is al bewaard." in words(response)


def test_other_answers_change_it(page):
    page.press("bewaren", **ANSWERS)

    page.press("bewaren", **ANSWERS | {"room": "", "criminal_record": "True"})

    info = PracticalInfo.objects.get()
    assert (info.room, info.criminal_record) == ("", True)


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ({}, "Vul minstens één ding in. Je spreker is er blij mee."),
        ({"photos": ""}, "Kies of foto’s mogen."),
        ({"criminal_record": ""}, "Kies ja of nee."),
        ({"room": "x" * 201}, "Schrijf hoogstens 200 tekens."),
        ({"remarks": "x" * 301}, "Schrijf hoogstens 300 tekens."),
    ],
)
def test_what_cannot_be_is_asked_for_again(page, answers, asked):
    response = page.press("bewaren", **NOTHING | answers)

    assert problems(response) == [asked]
    assert title(response).startswith("Fout: ")
    assert value(response, "room") == answers.get("room", "")
    assert known() == []


def test_address_in_it_is_kept_and_remarked_upon(page):
    response = page.press("bewaren", **ANSWERS | {"remarks": "Bel Jan: 0470 12 34 56"})

    assert "Staan hier gegevens van een leerling in? Haal ze weg." in words(response)
    assert PracticalInfo.objects.get().remarks == "Bel Jan: 0470 12 34 56"


def test_once_it_has_begun_it_is_refused_on_the_same_page(planned, teacher, later):
    later(MOMENT_START - NOW)
    page = Opened(LinkPurpose.PRACTICAL, planned, teacher)
    assert "Bewaar de praktische info" not in words(page.get())

    response = page.press("bewaren", **ANSWERS)

    assert response.status_code == 409
    assert "De sessie is al begonnen." in words(response)
    assert known() == []


@pytest.mark.parametrize("told", [True, False])
def test_page_takes_the_same_number_of_queries(page, django_assert_num_queries, told):
    if told:
        page.press("bewaren", **ANSWERS)
        page.get()

    with django_assert_num_queries(7):
        page.get()
