"""The link in the mail: it shows, and only the button acts (R5.03 to R5.06)."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from sessions.models import Transition
from tests.factories import MOMENT_START, NOW
from tests.frontend.reading import words
from youth4coop.links.models import ActionLink, LinkPurpose
from youth4coop.links.operations import make_link
from youth4coop.mail.models import OutboxMail


def its_page():
    """Gives the address of the page that the link leads to; it holds no secret."""
    return reverse("link", args=[ActionLink.objects.get().pk])


def confirm(browser):
    return browser.post(f"{its_page()}bevestigen/", follow=True)


@pytest.fixture
def link(wish):
    wish.state = "unconfirmed"
    wish.save(update_fields=["state"])
    token = make_link(
        LinkPurpose.CONFIRM_REQUEST,
        wish.pk,
        wish.teacher.email,
        now=NOW,
        expires_at=NOW + dt.timedelta(days=14),
    )
    return reverse("open_link", args=[token])


def _state(wish):
    wish.refresh_from_db()
    return wish.state


def test_link_shows_what_will_be_confirmed(page, link, wish):
    response = page().get(link, follow=True)

    assert response.redirect_chain == [(its_page(), 302)]
    assert "Klopt dit? Dan zoeken we een spreker voor je klas." in words(response)
    assert wish.goal in words(response)


@pytest.mark.parametrize("method", ["get", "head"])
def test_opening_the_link_five_times_changes_nothing(page, link, wish, method):
    for _ in range(5):
        getattr(page(), method)(link, follow=True)

    assert _state(wish) == "unconfirmed"
    assert not Transition.objects.exists()


def test_button_confirms_the_request(page, link, wish):
    browser = page()
    browser.get(link)

    response = confirm(browser)

    assert "Bedankt! Je aanvraag is bevestigd." in words(response)
    assert _state(wish) == "open"


def test_button_pressed_again_changes_nothing(page, link, wish):
    browser = page()
    browser.get(link)
    confirm(browser)

    response = confirm(browser)

    assert response.status_code == 200
    assert "Je antwoord is al bewaard." in words(response)
    assert OutboxMail.objects.count() == 1


def test_token_stays_out_of_the_page_and_of_other_sites(page, link):
    browser = page()
    response = browser.get(link)
    shown = browser.get(its_page())

    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert "no-store" in shown.headers["Cache-Control"]
    assert link.split("/")[-2] not in shown.content.decode()


def test_confirming_after_the_last_moment_is_refused_on_the_same_page(page, wish):
    wish.state = "unconfirmed"
    wish.save(update_fields=["state"])
    until = MOMENT_START + dt.timedelta(days=1)
    token = make_link(
        LinkPurpose.CONFIRM_REQUEST, wish.pk, wish.teacher.email, now=NOW, expires_at=until
    )
    browser = page()
    with time_machine.travel(MOMENT_START - dt.timedelta(minutes=10), tick=False):
        browser.get(reverse("open_link", args=[token]))
    with time_machine.travel(MOMENT_START, tick=False):
        response = confirm(browser)

    assert response.status_code == 409
    assert "Alle momenten van deze aanvraag zijn voorbij." in words(response)


@pytest.mark.parametrize("token", ["unknown", "x" * 500])
def test_link_that_does_not_hold_says_what_to_do(page, db, token):
    response = page().get(reverse("open_link", args=[token]), follow=True)

    assert response.status_code == 410
    assert "Deze link werkt niet meer" in words(response)


def test_link_works_for_an_hour_after_it_was_opened(page, link, wish):
    browser = page()
    browser.get(link)
    with time_machine.travel(NOW + dt.timedelta(minutes=61), tick=False):
        response = confirm(browser)

    assert response.status_code == 410
    assert _state(wish) == "unconfirmed"


def test_page_takes_no_other_method(page, link):
    assert page().put(its_page()).status_code == 405
    assert page().post(link).status_code == 405
