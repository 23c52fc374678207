"""Settings from the environment: good ones are read, a bad one stops the start in a sentence."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from youth4coop import environment

VARIABLE = "SOME_SETTING"


def read_integer(name):
    return environment.integer(name, default=0, low=0, high=10)


def read_database(name):
    return environment.database(name, "sqlite:///default.db")


def read_hosts(name):
    return environment.hosts(name, [])


def read_site(name):
    return environment.site_url(name, "http://localhost")


def read_level(name):
    return environment.choice(name, "INFO", ["INFO", "ERROR"])


@pytest.mark.parametrize(
    ("reader", "value"),
    [
        (environment.boolean, "perhaps"),
        (read_integer, "eleven"),
        (read_integer, "11"),
        (read_integer, "-1"),
        (read_level, "LOUD"),
        (read_hosts, "youth4coop.example,*"),
        (read_hosts, "https://youth4coop.example"),
        (read_site, "youth4coop.example"),
        (read_site, "https://youth4coop.example/here"),
        (read_site, "ftp://youth4coop.example"),
        (environment.site_urls, "https://one.example,two"),
        (read_database, "mysql://localhost/youth4coop"),
        (read_database, "sqlite:///"),
        (read_database, "sqlite://relative.db"),
        (read_database, "postgres://localhost"),
        (read_database, "postgres://localhost:http/youth4coop"),
        (read_database, "postgres://localhost/youth4coop?sslmod=require"),
        (environment.mail_server, "mail.example:25"),
        (environment.mail_server, "smtp://"),
        (environment.mail_server, "https://mail.example"),
    ],
)
def test_bad_value_is_refused_in_one_sentence_with_its_name(monkeypatch, reader, value):
    monkeypatch.setenv(VARIABLE, value)

    with pytest.raises(ImproperlyConfigured, match=rf"^{VARIABLE}\b[^\n]*\.$"):
        reader(VARIABLE)


@pytest.mark.parametrize(
    ("reader", "value", "expected"),
    [
        (environment.boolean, "Yes", True),
        (environment.boolean, "off", False),
        (environment.boolean, "", False),
        (read_integer, "10", 10),
        (read_integer, " ", 0),
        (read_level, "error", "ERROR"),
        (read_hosts, "a.example, b.example,", ["a.example", "b.example"]),
        (read_site, "https://youth4coop.example/", "https://youth4coop.example"),
        (environment.mail_server, "", None),
    ],
)
def test_good_value_is_read(monkeypatch, reader, value, expected):
    monkeypatch.setenv(VARIABLE, value)

    assert reader(VARIABLE) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("postgres://an:p%40ss@db.example:5433/y4c", ("y4c", "an", "p@ss", "db.example", "5433")),
        ("postgresql://an@/y4c?host=/run/postgresql", ("y4c", "an", "", "/run/postgresql", "")),
        ("postgres://an@%2Frun%2Fpostgresql/y4c", ("y4c", "an", "", "/run/postgresql", "")),
    ],
)
def test_postgres_address_is_taken_apart(monkeypatch, address, expected):
    monkeypatch.setenv(VARIABLE, address)

    database = read_database(VARIABLE)

    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert tuple(database[key] for key in ["NAME", "USER", "PASSWORD", "HOST", "PORT"]) == expected


def test_sqlite_takes_the_write_lock_at_the_start(monkeypatch):
    monkeypatch.setenv(VARIABLE, "sqlite:////srv/y4c.db")

    database = read_database(VARIABLE)

    assert database["NAME"] == "/srv/y4c.db"
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_mail_server_uses_starttls_unless_told_otherwise(monkeypatch):
    monkeypatch.setenv(VARIABLE, "smtp://an:geheim@mail.example:587")

    assert environment.mail_server(VARIABLE) == {
        "host": "mail.example",
        "port": 587,
        "username": "an",
        "password": "geheim",
        "use_tls": True,
        "use_ssl": False,
        "timeout": 20,
    }


def test_key_is_made_once_for_our_eyes_only(monkeypatch, tmp_path):
    monkeypatch.delenv(VARIABLE, raising=False)
    file = tmp_path / "secret_key"

    first = environment.secret_key(VARIABLE, file)

    assert environment.secret_key(VARIABLE, file) == first
    assert len(first) >= environment.SHORTEST_KEY
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("kept", ["", "short"])
def test_damaged_key_is_refused(monkeypatch, tmp_path, kept):
    monkeypatch.delenv(VARIABLE, raising=False)
    file = tmp_path / "secret_key"
    file.write_text(kept)

    with pytest.raises(ImproperlyConfigured, match=f"^{VARIABLE}: the key in .* is too short"):
        environment.secret_key(VARIABLE, file)


def test_short_key_is_refused(monkeypatch, tmp_path):
    monkeypatch.setenv(VARIABLE, "too-short")

    with pytest.raises(ImproperlyConfigured, match=f"^{VARIABLE} must have at least 50"):
        environment.secret_key(VARIABLE, tmp_path / "secret_key")


def test_folder_that_cannot_be_made_is_refused(monkeypatch, tmp_path):
    file = tmp_path / "file"
    file.touch()
    monkeypatch.setenv(VARIABLE, str(file / "folder"))

    with pytest.raises(ImproperlyConfigured, match=rf"^{VARIABLE}: the folder .* cannot be made"):
        environment.directory(VARIABLE, tmp_path)


def run(*arguments, **variables):
    """Runs Python in the project with these variables; gives its exit code and what it says."""
    result = subprocess.run(
        [sys.executable, *arguments],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "youth4coop.settings", **variables},
        capture_output=True,
        text=True,
        check=False,
    )
    return result.returncode, result.stderr


def test_command_stops_on_a_wrong_setting_with_a_sentence(tmp_path):
    answer = run("manage.py", "check", DATA_DIR=str(tmp_path), PORT="http")

    sentence = "PORT must be a whole number from 1 to 65535, not “http”."
    assert answer == (1, f"Youth4coop cannot start. {sentence}\n")


def test_site_stops_on_an_unreadable_database_with_a_sentence(tmp_path):
    file = tmp_path / "no.db"
    file.write_text("This is no database. " * 100)

    answer = run(
        *("-c", "import youth4coop.wsgi"), DATA_DIR=str(tmp_path), DATABASE_URL=f"sqlite:///{file}"
    )

    sentence = f"DATABASE_URL: the database {file} cannot be read (file is not a database)."
    assert answer == (1, f"Youth4coop cannot start. {sentence}\n")
