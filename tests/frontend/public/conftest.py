"""Somebody who asks for a session."""

import pytest

from tests.factories import SchoolFactory
from tests.frontend.public.asking import NEW, answer


@pytest.fixture
def school(db):
    """A school of which no levels are known."""
    return SchoolFactory(
        name="Sint-Jozefscollege", municipality="Aalst", postal_code="9300", levels=[]
    )


@pytest.fixture
def begun(page, school):
    """A visitor who has chosen the school."""
    browser = page()
    browser.post(NEW, {"at": school.pk})
    return browser


@pytest.fixture
def answered(begun):
    """A visitor who has answered every page."""
    answer(begun)
    return begun
