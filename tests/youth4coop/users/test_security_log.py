"""The security log tells what happened to whom, and holds no personal data (R4.10, R5.26)."""

import logging
import time

import pytest
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.login import add_app, app_code, log_in, mailed_code
from tests.passkey import Passkey
from youth4coop.users.operations import reset_second_factor

ASK, GIVE = reverse("account_request_login_code"), reverse("account_confirm_login_code")


@pytest.fixture
def told(caplog, monkeypatch):
    """Gives what the log says, with what is secret for checking that it is not there."""
    caplog.set_level(logging.INFO, "youth4coop.security")
    monkeypatch.setattr(transaction, "on_commit", lambda tell, **_more: tell())

    def read():
        lines = [each for each in caplog.records if each.name == "youth4coop.security"]
        text = "\n".join(line.getMessage() for line in lines)
        assert "@" not in text
        return text.splitlines()

    return read


def _enter(user, mailoutbox):
    browser = Client()
    browser.post(ASK, {"email": user.email})
    browser.post(GIVE, {"code": "AAAA-AAAA"})
    browser.post(GIVE, {"code": mailed_code(mailoutbox)})
    return browser


def test_login_with_its_failures(told, teacher, mailoutbox):
    browser = _enter(teacher.user, mailoutbox)
    browser.post(reverse("account_logout"))

    who = f"user={teacher.user.pk}"
    assert told() == [
        f"code_asked {who}",
        f"code_rejected {who} last=0",
        f"logged_in {who} by=code",
        f"logged_out {who}",
    ]
    assert mailed_code(mailoutbox) not in "".join(told())


def test_unknown_address_is_not_named(told, db):
    Client().post(ASK, {"email": "nobody@test.example"})

    assert told() == ["code_asked user=none"]


def test_too_often(told, settings, db):
    settings.ACCOUNT_RATE_LIMITS = {"request_login_code": "1/h/ip"}
    for email in ["a@test.example", "b@test.example"]:
        Client().post(ASK, {"email": email})

    assert told()[-1] == "too_often user=none action=request_login_code"


def test_second_step(told, coordinator, mailoutbox):
    browser = _enter(coordinator, mailoutbox)
    browser.post(reverse("mfa_authenticate"), {"code": "000000"})
    browser.post(reverse("mfa_authenticate"), {"code": app_code()})

    who = f"user={coordinator.pk}"
    assert told()[2:] == [f"second_factor_rejected {who} kind=totp", f"logged_in {who} by=code+mfa"]


def test_second_factor_added_and_removed(told, teacher):
    browser, key = log_in(Client(), teacher.user, at=time.time()), Passkey()
    options = browser.get(reverse("mfa_add_webauthn")).context["js_data"]["creation_options"]
    browser.post(reverse("mfa_add_webauthn"), {"name": "An", "credential": key.made(options)})
    browser.post(reverse("mfa_generate_recovery_codes"))
    row = Authenticator.objects.get(type="webauthn")
    browser.post(reverse("mfa_remove_webauthn", args=[row.pk]))

    who = f"user={teacher.user.pk}"
    assert told()[1:] == [
        f"second_factor_added {who} kind=webauthn",
        f"second_factor_added {who} kind=recovery_codes",
        f"recovery_codes_renewed {who}",
        f"second_factor_removed {who} kind=webauthn",
        f"second_factor_removed {who} kind=recovery_codes",
    ]


def test_passkey_that_does_not_fit(told, db):
    Client().post(reverse("mfa_login_webauthn"), {"credential": '{"id": "x"}'})

    assert told() == ["second_factor_rejected user=none kind=webauthn"]


def test_proof_token_and_devices(told, teacher, mailoutbox):
    browser = log_in(Client(), teacher.user)
    prove = reverse("account_reauthenticate")
    browser.post(prove, {"send": "1"})
    browser.post(prove, {"code": "AAAA-AAAA"})
    browser.post(prove, {"code": mailed_code(mailoutbox)})
    browser.post(reverse("account_token_new"))
    name = browser.get(reverse("account_tokens")).context["tokens"][0].name
    browser.post(reverse("account_token_revoke"), {"token": name})
    browser.post(reverse("account_devices_end"))

    who = f"user={teacher.user.pk}"
    assert told()[1:] == [
        f"code_rejected {who} last=0",
        f"proved_again {who} by=code",
        f"token_made {who}",
        f"token_revoked {who}",
        f"logins_ended {who} number=0",
    ]


def test_reset_of_a_second_factor(told, teacher):
    add_app(teacher.user)

    reset_second_factor(teacher.email)

    who = f"user={teacher.user.pk}"
    assert told() == [f"second_factor_reset {who}", f"logins_ended {who} number=0"]
