"""One's own tokens for the API."""

import re
import time

import pytest
from django.urls import reverse
from knox.models import AuthToken

from tests.frontend.reading import words
from youth4coop.users.operations import MOST_TOKENS, issue_token

LIST, NEW = reverse("account_tokens"), reverse("account_token_new")
REVOKE = reverse("account_token_revoke")


@pytest.fixture
def proved(page, teacher):
    """A browser of a teacher who logged in a moment ago."""
    return page(teacher.user, at=time.time())


def _works(browser, token):
    answer = browser.get("/api/v1/requests/", headers={"Authorization": f"Token {token}"})
    return answer.status_code == 200


def _name(browser):
    return browser.get(LIST).context["tokens"][0].name


@pytest.mark.parametrize("role", ["coordinator", "speaker", "teacher"])
def test_token_is_shown_once_and_works(page, client, role, request):
    person = request.getfixturevalue(role)
    browser = page(getattr(person, "user", person), at=time.time())

    made = browser.post(NEW)

    token = re.search(r"[0-9a-f]{64}", made.content.decode())[0]
    assert "no-store" in made["Cache-Control"]
    assert token not in browser.get(LIST).content.decode()
    assert f"Begint met {token[:6]} Gemaakt op di 24 nov 2026" in words(browser.get(LIST))
    assert "werkt tot ma 22 feb 2027" in words(browser.get(LIST))
    client.logout()
    assert _works(client, token)


def test_looking_at_the_page_makes_no_token(proved):
    proved.get(NEW)

    assert not AuthToken.objects.exists()


def test_revoked_token_is_worth_nothing_at_once(proved, teacher):
    token = issue_token(teacher.email)

    response = proved.post(REVOKE, {"token": _name(proved)}, follow=True)

    assert "Het token is ingetrokken. Het werkt niet meer." in words(response)
    assert "Je hebt geen tokens." in words(response)
    proved.logout()
    assert not _works(proved, token)


@pytest.mark.parametrize("name", ["", "%" * 16, "0" * 16, "\x00" * 16, "é"])
def test_token_that_is_not_there_is_404(proved, teacher, name):
    issue_token(teacher.email)

    assert proved.post(REVOKE, {"token": name}).status_code == 404
    assert AuthToken.objects.count() == 1


def test_token_of_somebody_else_is_not_there(page, proved, teacher, stranger):
    issue_token(teacher.email)
    name = _name(proved)

    other = page(stranger.user)

    assert other.post(REVOKE, {"token": name}).status_code == 404
    assert "Je hebt geen tokens." in words(other.get(LIST))


def test_nobody_has_more_than_ten(proved, teacher):
    for _ in range(MOST_TOKENS):
        issue_token(teacher.email)

    response = proved.post(NEW, follow=True)

    assert "Je hebt al 10 tokens. Trek eerst een token in." in words(response)
    assert AuthToken.objects.count() == MOST_TOKENS


@pytest.mark.parametrize(("address", "method"), [(LIST, "post"), (REVOKE, "get")])
def test_address_takes_its_method_only(proved, address, method):
    assert getattr(proved, method)(address).status_code == 405


@pytest.mark.parametrize("number", [1, 3])
def test_list_takes_the_same_number_of_queries(proved, teacher, number, django_assert_num_queries):
    for _ in range(number):
        issue_token(teacher.email)

    with django_assert_num_queries(3):
        response = proved.get(LIST)

    assert len(response.context["tokens"]) == number
