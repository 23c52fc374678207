"""Mijn account: one's name and language, and how one gets in."""

import pytest
from django.urls import reverse

from tests.frontend.reading import problems, value, words
from tests.login import add_app
from youth4coop.users.operations import issue_token

ACCOUNT = reverse("account")


@pytest.mark.parametrize("role", ["coordinator", "speaker", "teacher"])
def test_page_gathers_how_one_gets_in(page, role, request):
    person = request.getfixturevalue(role)

    shown = words(page(getattr(person, "user", person)).get(ACCOUNT))

    state = "Staat aan" if role == "coordinator" else "Staat niet aan"
    assert f"Je meldt je aan met {person.email}." in shown
    assert f"Tweede stap bij het aanmelden {state}" in shown
    assert "Waar ben ik aangemeld? 0 toestellen" in shown
    assert "Tokens voor de API 0 tokens" in shown


def test_page_counts_what_there_is(page, teacher):
    add_app(teacher.user)
    issue_token(teacher.email)

    shown = words(page(teacher.user).get(ACCOUNT))

    assert "Tweede stap bij het aanmelden Staat aan" in shown
    assert "Tokens voor de API 1 token " in shown


@pytest.mark.parametrize("role", ["speaker", "teacher"])
def test_name_changes_wherever_we_keep_it(page, role, request):
    person = request.getfixturevalue(role)

    response = page(person.user).post(
        ACCOUNT, {"name": " Nieuwe Naam ", "language": "nl"}, follow=True
    )

    person.refresh_from_db()
    assert (person.name, person.user.name) == ("Nieuwe Naam", "Nieuwe Naam")
    assert "Je gegevens zijn bewaard." in words(response)
    assert value(response, "name") == "Nieuwe Naam"


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("", "Vul je naam in."),
        ("  ", "Vul je naam in."),
        ("x" * 121, "Schrijf hoogstens 120 tekens."),
    ],
)
def test_name_is_asked_for_in_words(page, teacher, name, problem):
    response = page(teacher.user).post(ACCOUNT, {"name": name, "language": "nl"})

    assert problems(response) == [problem]
    teacher.user.refresh_from_db()
    assert teacher.user.name == "Teacher"


def test_language_is_not_asked_where_there_is_one(page, teacher, settings):
    settings.LANGUAGES = [("nl", "Nederlands")]
    assert "Taal van onze mails" not in words(page(teacher.user).get(ACCOUNT))


def test_language_is_one_that_we_speak(page, teacher):
    browser = page(teacher.user)

    assert problems(browser.post(ACCOUNT, {"name": "An", "language": "xx"})) == ["Kies een taal."]
    browser.post(ACCOUNT, {"name": "An", "language": "fr"})

    teacher.refresh_from_db()
    assert (teacher.language, teacher.user.language) == ("fr", "fr")


def test_menu_marks_the_account_and_nothing_else(page, teacher):
    shown = page(teacher.user).get(reverse("account_tokens")).content.decode()

    menu = shown.partition('id="menu"')[2].partition("</ul>")[0]
    assert menu.count("aria-current=") == 1
    assert '<a href="/mijn/account/" aria-current="true">Mijn account</a>' in menu
