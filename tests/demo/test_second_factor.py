"""The demo's coordinator logs in without a phone: the code stands on the page, in the demo only."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import UserFactory
from tests.login import add_app, log_in, mailed_code
from youth4coop.demo.second_factor import OWNER, add_second_factor, code_for

ASK, GIVE = reverse("account_request_login_code"), reverse("account_confirm_login_code")
STEP = reverse("mfa_authenticate")


@pytest.fixture
def coordinator(db):
    user = UserFactory(role="coordinator", email=OWNER)
    add_second_factor(user)
    return user


def _log_in(user, mailoutbox):
    browser = Client()
    browser.post(ASK, {"email": user.email})
    browser.post(GIVE, {"code": mailed_code(mailoutbox)})
    shown = re.search(
        r"Dit is de demo.*?<strong>(\d{6})<", browser.get(STEP).content.decode(), re.DOTALL
    )
    return browser.post(STEP, {"code": shown[1] if shown else ""})


def test_code_on_the_page_logs_in_time_after_time(coordinator, mailoutbox, settings):
    settings.DEMO = True

    assert [_log_in(coordinator, mailoutbox).url for _ in range(3)] == [reverse("me")] * 3


def test_code_on_the_page_proves_it_once_more(coordinator, settings):
    settings.DEMO = True
    browser, prove = log_in(Client(), coordinator), reverse("mfa_reauthenticate")

    assert code_for(coordinator) in browser.get(prove).content.decode()
    assert browser.post(prove, {"code": code_for(coordinator)}).url == reverse("me")


def test_real_site_shows_no_code(coordinator, mailoutbox):
    assert _log_in(coordinator, mailoutbox).status_code == 200
    assert code_for(coordinator) == ""


def test_code_is_of_the_demos_coordinator_only(db, mailoutbox, settings):
    settings.DEMO = True
    other = UserFactory(role="coordinator", email="other@demo.example")
    add_app(other)

    assert _log_in(other, mailoutbox).status_code == 200
    assert code_for(other) == ""
