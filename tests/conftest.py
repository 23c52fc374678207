"""A fixed cast, known by name in every test.

- coordinator: sees and does everything; has an app with codes as second factor
- teacher: has a school, and asks for sessions
- speaker: of an approved cooperative
- stranger: another teacher at another school, who must see nothing of the others
"""

import datetime as dt

import pytest
from django.core.cache import cache
from rest_framework.test import APIClient

from tests.factories import NOW, SpeakerFactory, TeacherFactory, UserFactory
from tests.login import add_app, log_in
from youth4coop.users.models import UserRole


@pytest.fixture(autouse=True)
def empty_cache():
    """Limits on calls are kept in the cache: each test starts without any."""
    cache.clear()


@pytest.fixture
def now() -> dt.datetime:
    return NOW


@pytest.fixture
def coordinator(db):
    user = UserFactory(
        email="coordinator@test.example", name="Coordinator", role=UserRole.COORDINATOR
    )
    add_app(user)
    return user


@pytest.fixture
def teacher(db):
    return TeacherFactory(name="Teacher", email="teacher@test.example")


@pytest.fixture
def speaker(db):
    return SpeakerFactory(name="Speaker", email="speaker@test.example")


@pytest.fixture
def stranger(db):
    return TeacherFactory(name="Stranger", email="stranger@test.example")


@pytest.fixture
def api():
    """Gives a client of the API for a user, or for nobody: `api(user).get("/api/v1/…")`."""

    def client(user=None) -> APIClient:
        client = APIClient()
        if user is not None:
            client.force_authenticate(user)
        return client

    return client


@pytest.fixture
def page(client):
    """Gives a browser without JavaScript for a user, or for nobody."""

    def browser(user=None, **proof):
        return client if user is None else log_in(client, user, **proof)

    return browser
