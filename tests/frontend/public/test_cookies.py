"""The page about cookies lists what the site really sets, and nothing else."""

import datetime as dt

import pytest
from django.urls import reverse

from frontend.public.cookies import all_cookies
from tests.factories import SchoolFactory
from tests.login import app_code, mailed_code


@pytest.fixture
def jar(client, monkeypatch):
    """Every cookie that any answer set, by name, with the longest life it was given."""
    seen, handle = {}, client.request

    def listen(**request):
        response = handle(**request)
        for name, cookie in response.cookies.items():
            seen[name] = max(seen.get(name, 0), int(cookie["max-age"] or 0))
        return response

    monkeypatch.setattr(client, "request", listen)
    return seen


def _ask_for_a_session(client, school):
    client.post(reverse("request_new"), {"at": school.pk})
    client.get(reverse("request_step", args=["klas"]))


def _choose_a_language(client):
    client.get(reverse("choose_language", args=["nl"]))


def _log_in_and_out(client, user, mailoutbox):
    client.get(reverse("account_request_login_code"))
    client.post(reverse("account_request_login_code"), {"email": user.email})
    code = {"code": mailed_code(mailoutbox)}
    client.post(reverse("account_confirm_login_code"), code)
    client.post(reverse("mfa_authenticate"), {"code": app_code()})
    client.get(reverse("me"))
    client.post(reverse("account_logout"))


def test_page_lists_every_cookie_with_its_longest_life(client, jar, coordinator, mailoutbox):
    _ask_for_a_session(client, SchoolFactory())
    _choose_a_language(client)
    _log_in_and_out(client, coordinator, mailoutbox)

    listed = {cookie.name: cookie.most for cookie in all_cookies()}
    assert set(jar) == set(listed)
    for name, seconds in jar.items():
        assert dt.timedelta(seconds=seconds) <= (listed[name] or dt.timedelta(0)), name


def test_page_shows_the_names_that_the_settings_give(page, db, settings):
    settings.SESSION_COOKIE_NAME = "__Host-session"

    html = page().get(reverse("cookies")).content.decode()

    assert "<code>__Host-session</code>" in html
    assert "<code>csrftoken</code>" in html
    assert "Hoogstens 14 dagen na je laatste klik" in html
