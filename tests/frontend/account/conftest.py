import pytest
from django.db import transaction


@pytest.fixture(autouse=True)
def committed(monkeypatch):
    """allauth tells of a change once it is stored, and a test stores nothing for good."""
    monkeypatch.setattr(transaction, "on_commit", lambda tell, **_more: tell())
