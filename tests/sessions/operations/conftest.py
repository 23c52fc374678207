"""Two things that happen at once."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from sessions.notices import compose
from youth4coop.refusals import Refusal


@pytest.fixture
def at_once():
    """Gives a function that does two things at once, and gives what each gave or refused.

    Whatever is raised apart from a Refusal breaks the test.
    """
    start = threading.Barrier(2, timeout=60)

    def do(what):
        start.wait()
        try:
            return what()
        except Refusal as refusal:
            return refusal

    def close_connections():
        start.wait()
        connections.close_all()

    with ThreadPoolExecutor(max_workers=2) as pool:
        yield lambda *two: list(pool.map(do, two))
        list(pool.map(lambda _n: close_connections(), range(2)))


@pytest.fixture
def short_mails(monkeypatch):
    """Writing the mails takes most of the time, and only that they are stored matters here."""
    monkeypatch.setattr(compose, "_about", lambda thing, now: ({}, {}))
