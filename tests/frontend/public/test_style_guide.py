"""The page with the style shows everything there is, made from the real thing."""

import re

import pytest
from django.urls import reverse

from frontend.public.style_guide import tokens
from frontend.styles import PARTS_FOLDER
from sessions.choices import InvitationState, RequestState, SessionState
from tests.frontend.reading import classes_in, words


@pytest.fixture
def html(page, db):
    return page().get(reverse("style_guide")).content.decode()


def test_page_shows_every_token(html):
    names = set(re.findall(r"<code>([a-z0-9-]+)</code>", html))

    assert len(names) > 50
    assert names == set(tokens())


@pytest.mark.parametrize("part", ["forms", "components"])
def test_page_shows_every_component(html, part):
    shown = set(re.findall(r"[\w-]+", " ".join(re.findall(r'class="([^"]*)"', html))))

    assert classes_in((PARTS_FOLDER / f"{part}.css").read_text("utf-8")) - shown == set()


def test_page_shows_a_badge_for_every_state(page, db):
    text = words(page().get(reverse("style_guide")))

    for states in [RequestState, InvitationState, SessionState]:
        assert " ".join(str(label) for label in states.labels) in text


def test_page_is_not_for_search_engines(html):
    assert '<meta name="robots" content="noindex">' in html
