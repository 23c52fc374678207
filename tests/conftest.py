"""A fixed cast, known by name in every test.

- coordinator: sees and does everything
- teacher: has a school, and asks for sessions
- speaker: of an approved cooperative
- stranger: another teacher at another school, who must see nothing of the others
"""

import datetime as dt

import pytest
from django.core.cache import cache
from rest_framework.test import APIClient

from tests.factories import NOW, SpeakerFactory, TeacherFactory, UserFactory
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
    return UserFactory(
        email="coordinator@test.example", name="Coordinator", role=UserRole.COORDINATOR
    )


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

    def log_in(user=None):
        if user is not None:
            client.force_login(user)
        return client

    return log_in
