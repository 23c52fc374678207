"""The commands as an operator types them."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import execute_from_command_line
from django.db import connections
from knox.models import AuthToken

from tests.factories import TeacherFactory
from tests.login import add_app
from youth4coop.users.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def command(capsys, monkeypatch):
    """Gives a function that runs a command, and gives its exit status and what it printed."""
    # At its end a command leaves the database, in which this test still has its transaction.
    monkeypatch.setattr(connections, "close_all", lambda: None)

    def run(*words):
        try:
            execute_from_command_line(["manage.py", *words])
        except SystemExit as end:
            return (end.code, *capsys.readouterr())
        return (0, *capsys.readouterr())

    return run


def test_create_token_prints_the_token_and_nothing_else(command, client):
    TeacherFactory(email="an@test.example")

    status, printed, errors = command("create_token", "an@test.example")

    assert (status, errors) == (0, "")
    assert printed == f"{printed.strip()}\n"
    assert " " not in printed
    header = {"Authorization": f"Token {printed.strip()}"}
    assert client.get("/api/v1/requests/", headers=header).status_code == 200


def test_create_token_for_nobody_fails_clearly(command):
    assert command("create_token", "nobody@test.example") == (
        1,
        "",
        "CommandError: Er is geen gebruiker met het adres nobody@test.example.\n",
    )
    assert not AuthToken.objects.exists()


def test_create_coordinator_tells_who_is_one(command):
    answer = (0, "lies@test.example: coördinator\n", "")

    assert command("create_coordinator", "Lies@test.example", "--name", "Lies") == answer
    assert command("create_coordinator", "lies@test.example") == answer
    assert User.objects.get().name == "Lies"


@pytest.mark.parametrize(
    ("email", "error"),
    [
        ("an@test.example", "CommandError: Dit adres is al van een leerkracht of spreker.\n"),
        ("lies@", "CommandError: Voer een geldig e-mailadres in.\n"),
    ],
)
def test_create_coordinator_fails_clearly(command, email, error):
    TeacherFactory(email="an@test.example")

    assert command("create_coordinator", email) == (1, "", error)
    assert not User.objects.filter(role="coordinator").exists()


def test_reset_second_factor_lets_somebody_begin_again(command, teacher):
    add_app(teacher.user)

    status, printed, _log = command("reset_second_factor", "Teacher@test.example")

    assert (status, printed) == (0, "teacher@test.example heeft geen tweede stap meer.\n")
    assert not Authenticator.objects.exists()


def test_reset_second_factor_of_nobody_fails_clearly(command):
    assert command("reset_second_factor", "nobody@test.example") == (
        1,
        "",
        "CommandError: Er is geen gebruiker met het adres nobody@test.example.\n",
    )
