"""Pages for what goes wrong say what to do, and where to get help."""

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from frontend.errors import bad_request, server_error, too_many_requests
from tests.frontend.reading import words

HELP = "youth4coop@localhost"


def test_page_that_is_not_there(page, db):
    response = page().get("/nergens/")

    assert response.status_code == 404
    assert "Deze pagina bestaat niet" in words(response)
    assert HELP in words(response)


def test_page_of_somebody_else_names_the_reason(page, colleague, invitation):
    response = page(colleague.user).post(reverse("invitation_decline", args=[invitation.pk]))

    assert "Deze pagina is niet voor jou" in words(response)
    assert "Alleen de gevraagde spreker" in words(response)


def test_form_without_proof_is_refused_with_words(teacher):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(teacher.user)

    response = browser.post(reverse("account_logout"))

    assert response.status_code == 403
    assert "Er is niets bewaard of verstuurd." in words(response)


@pytest.mark.parametrize(
    ("view", "status", "heading"),
    [
        (lambda request: bad_request(request, ValueError()), 400, "Dit adres kunnen we niet lezen"),
        (too_many_requests, 429, "Even wachten"),
        (server_error, 500, "Er ging iets mis bij ons"),
    ],
)
def test_other_errors_have_a_page_that_asks_nothing_of_the_database(view, status, heading):
    response = view(RequestFactory().get("/"))

    assert response.status_code == status
    assert heading in words(response)
    assert HELP in words(response)


def test_asking_too_often_says_when_to_try_again():
    assert too_many_requests(RequestFactory().get("/")).headers["Retry-After"] == "60"
