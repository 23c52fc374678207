"""Which language the site speaks, and to whom."""

import pytest
from django.urls import reverse

from tests.frontend.links.opened import mailed
from tests.frontend.reading import words
from youth4coop.links.models import LinkPurpose

HOME = reverse("home")
ENGLISH = {"Accept-Language": "en-GB,en;q=0.8"}


def _choose(code, back="/cijfers/"):
    return f"{reverse('choose_language', args=[code])}?terug={back}"


def _language(response):
    return response.headers["Content-Language"]


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [("", "nl"), ("en-GB", "en"), ("fr-BE,fr;q=0.9,en;q=0.5", "fr"), ("de", "nl")],
)
def test_stranger_is_answered_in_the_language_of_the_browser(page, db, asked, spoken):
    assert _language(page().get(HOME, headers={"Accept-Language": asked})) == spoken


def test_choice_goes_before_all_and_leads_back(page, db):
    browser = page()

    response = browser.get(_choose("fr"), headers=ENGLISH)

    assert response.url == "/cijfers/"
    assert _language(browser.get(HOME, headers=ENGLISH)) == "fr"


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example", "", "x"])
def test_choice_leads_to_no_other_site(page, db, back):
    assert page().get(_choose("fr", back)).url == "/"


def test_language_that_we_do_not_speak_is_not_found(page, db):
    assert page().get(_choose("xx")).status_code == 404


def test_choosing_is_for_reading_only(page, db):
    assert page().post(_choose("fr")).status_code == 405


def test_who_is_logged_in_is_answered_in_their_own_language(page, teacher):
    teacher.user.language = "fr"
    teacher.user.save()
    browser = page(teacher.user)

    assert _language(browser.get(reverse("me"), headers=ENGLISH)) == "fr"
    browser.get(_choose("nl"))
    assert _language(browser.get(reverse("me"), headers=ENGLISH)) == "nl"


def test_who_comes_from_a_mail_is_answered_in_its_language(client, planned, teacher):
    teacher.user.language = "fr"
    teacher.user.save()

    address, _link = mailed(LinkPurpose.FOLLOW_SESSION, planned, teacher)

    assert _language(client.get(address, follow=True)) == "fr"


def test_each_page_leads_to_itself_in_other_languages(page, db):
    shown = page().get("/cijfers/methode/")

    assert "Nederlands English Français" in words(shown)
    assert 'href="/taal/fr/?terug=%2Fcijfers%2Fmethode%2F" lang="fr"' in shown.content.decode()
