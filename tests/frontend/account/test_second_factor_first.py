"""A coordinator gives a second factor before anything else (R5.12): every address is walked."""

import re

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from knox.models import AuthToken

from tests.factories import UserFactory
from tests.frontend.reading import words
from tests.login import add_app, log_in
from youth4coop.users.operations import issue_token

OPEN = {
    "account_logout",
    "account_reauthenticate",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_index",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
}
SET_UP = reverse("mfa_index")
# What stands in the place of an id or a name in an address, however that is written.
PARAMETER = re.compile(r"<\w+:\w+>|\(\?P<\w+>[^)]+\)")


def _patterns(patterns, prefix=""):
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield route, pattern
        else:
            yield from _patterns(pattern.url_patterns, route)


def _address(route):
    return "/" + PARAMETER.sub("1", route).replace("^", "").removesuffix("$")


ALL = {_address(route): pattern for route, pattern in _patterns(get_resolver().url_patterns)}
PAGES = {path: pattern for path, pattern in ALL.items() if not path.startswith("/api/")}
DOCUMENTATION = {"/api/v1/docs/", "/api/v1/schema/"}
CALLS = sorted(path for path in ALL if path.startswith("/api/") and path not in DOCUMENTATION)


@pytest.fixture
def new_coordinator(db):
    """Logged in with a code from the mail, and has no second factor yet."""
    return UserFactory(role="coordinator", email="lies@test.example")


def test_only_these_pages_come_before_the_second_factor():
    opened = {
        pattern.name
        for pattern in PAGES.values()
        if not getattr(pattern.callback, "second_factor_required", True)
    }

    assert opened == OPEN


@pytest.mark.parametrize("method", ["get", "post"])
def test_everything_else_leads_to_the_set_up(client, new_coordinator, method):
    log_in(client, new_coordinator, by="code")

    answers = {
        path: getattr(getattr(client, method)(path), "url", None)
        for path, pattern in PAGES.items()
        if pattern.name not in OPEN
    }

    assert answers == dict.fromkeys(answers, SET_UP)
    assert len(answers) > 40


@pytest.mark.parametrize("path", CALLS)
def test_api_refuses_the_browser_and_says_why(client, new_coordinator, path):
    answer = log_in(client, new_coordinator, by="code").get(path)

    assert (answer.status_code, answer["Content-Type"]) == (403, "application/problem+json")
    assert answer.json()["code"] == "second_factor_required"
    assert answer.json()["detail"].startswith("Zet eerst een tweede stap op")


@pytest.mark.parametrize("header", ["Token {}", "token {}"])
def test_token_needs_no_second_factor(client, new_coordinator, header):
    token = issue_token(new_coordinator.email)
    log_in(client, new_coordinator, by="code")

    answer = client.get("/api/v1/requests/", headers={"Authorization": header.format(token)})

    assert answer.status_code == 200


def test_other_header_does_not_open_the_api(client, new_coordinator):
    log_in(client, new_coordinator, by="code")

    answer = client.get("/api/v1/requests/", headers={"Authorization": "Basic eDp5"})

    assert answer.status_code == 403


def test_coordinator_with_a_second_factor_passes(client, coordinator):
    log_in(client, coordinator)

    assert client.get(reverse("request_list")).status_code == 200
    assert client.get("/api/v1/requests/").status_code == 200


@pytest.mark.parametrize("role", ["teacher", "speaker"])
def test_others_need_none(client, role, request):
    user = request.getfixturevalue(role).user

    assert log_in(client, user).get(reverse("me")).status_code == 200


def test_set_up_says_why_and_has_two_ways(client, new_coordinator):
    shown = words(log_in(client, new_coordinator, by="code").get(SET_UP))

    assert "Zet eerst een tweede stap op. Daarna kun je verder." in shown
    assert "Maak een passkey" in shown
    assert "Zet een app op" in shown


def test_factor_added_elsewhere_does_not_let_an_older_login_in(client, new_coordinator):
    log_in(client, new_coordinator, by="code")
    add_app(new_coordinator)

    response = client.get(reverse("request_list"))

    assert response.url == f"{reverse('mfa_reauthenticate')}?next=%2Faanvragen%2F"
    assert client.get("/api/v1/requests/").status_code == 403


def test_stranger_is_not_led_there(db):
    assert Client().get(reverse("home")).status_code == 200
    assert not AuthToken.objects.exists()
