"""Pages that tell something tell what holds on this site."""

import re
from dataclasses import replace

import pytest
from django.urls import reverse

from frontend.public import pages
from tests.frontend.reading import words

HELP = "youth4coop@localhost"
TERMS = [
    "Sessie", "Leerlingen", "Unieke leerlingen (bovengrens)", "Reeks", "School", "Coöperatie",
    "Geteld of geschat", "Periode", "Niet meegeteld",
]  # fmt: skip


@pytest.fixture
def read(page, db):
    return lambda name: words(page().get(reverse(name)))


def _headings(response, tag):
    return re.findall(rf"<{tag}>([^<]+)</{tag}>", response.content.decode())


def test_page_takes_no_form(page, db):
    assert page().post(reverse("privacy")).status_code == 405


def test_page_says_the_same_to_search_engines_as_to_readers(page, db):
    html = page().get(reverse("costs")).content.decode()

    assert '<link rel="canonical" href="http://localhost:8000/onkosten-en-verzekering/">' in html
    assert '<meta property="og:title" content="Onkosten en verzekering">' in html
    assert "Een sessie is gratis voor de school. Wie betaalt en verzekert de spreker?" in html
    assert 'content="http://localhost:8000/static/frontend/share.png"' in html


def test_every_page_leads_to_help_in_the_same_place(page, teacher):
    ends = [
        words(page(user).get(reverse(name))).partition("Hulp nodig?")[2]
        for user, name in [(None, "home"), (None, "costs"), (teacher.user, "me")]
    ]

    assert ends[0].startswith(f" Lees vragen en antwoorden of mail {HELP} .")
    assert len(set(ends)) == 1


def test_method_defines_each_term_of_the_counting_rules(page, db):
    assert _headings(page().get(reverse("figures_method")), "dt") == TERMS


def test_privacy_promises_the_terms_that_the_site_keeps(read, monkeypatch):
    assert "24 maanden na je laatste sessie of aanvraag" in read("privacy")
    assert "stopt 60 dagen na de sessie" in read("privacy")

    longer = replace(pages.RETENTION, contact_months=36, backup_days=20, mail_days=10)
    monkeypatch.setattr(pages, "RETENTION", longer)

    assert "36 maanden na je laatste sessie of aanvraag" in read("privacy")
    assert "Hoogstens 20 dagen" in read("privacy")
    assert "Om te zien of een mail aankwam 10 dagen" in read("privacy")


def test_accessibility_statement_has_its_five_elements_and_its_day(page, db):
    response = page().get(reverse("accessibility"))

    assert _headings(response, "h2")[:5] == [
        "Wat is nog niet toegankelijk?",
        "Waarom?",
        "Wat kun je in de plaats doen?",
        "Lukt er iets niet? Zeg het ons",
        "Niet tevreden met ons antwoord?",
    ]
    assert "Deze verklaring is nagekeken op di 24 nov 2026." in words(response)


def test_costs_name_no_amount(read):
    text = read("costs")

    assert "Als vrijwilliger van Coopkracht" in text
    assert re.findall(r"€|euro|\d+,\d", text) == []


def test_places_are_attributed_to_their_owners(read):
    for owner in ["© Statbel", "© GeoNames", "© Nationaal Geografisch Instituut", "CC BY 4.0"]:
        assert owner in read("sources")


@pytest.mark.parametrize("name", ["become_speaker", "help", "privacy", "accessibility", "costs"])
def test_page_says_whom_to_ask(read, name):
    assert HELP in read(name).partition("Hulp nodig?")[0]
