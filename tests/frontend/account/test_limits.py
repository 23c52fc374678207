"""A whole school may log in from one address, and nobody floods a mailbox (R5.10)."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.frontend.reading import words
from tests.login import app_code, log_in

ASK, GIVE = reverse("account_request_login_code"), reverse("account_confirm_login_code")
AN = {"email": "an@test.example"}


def _ask(email, **extra):
    return Client().post(ASK, {"email": email}, **extra)


@pytest.mark.parametrize("email", ["teacher@test.example", "nobody@test.example"])
def test_eleventh_code_within_an_hour_has_to_wait(teacher, email):
    answers = [_ask(email) for _ in range(11)]

    last = answers.pop()
    assert {answer.status_code for answer in answers} == {302}
    assert (last.status_code, last["Retry-After"]) == (429, "3600")
    assert "Wacht 60 minuten en probeer het dan opnieuw." in words(last)


def test_other_case_is_the_same_address(db):
    answers = [_ask(f"{'A' * (n % 2) or 'a'}n@test.example").status_code for n in range(11)]

    assert answers == [302] * 10 + [429]


def test_people_from_one_place_are_counted_together(settings, db):
    assert settings.ACCOUNT_RATE_LIMITS["request_login_code"] == "200/h/ip,10/h/key"
    settings.ACCOUNT_RATE_LIMITS = {"request_login_code": "3/h/ip,10/h/key"}

    answers = [_ask(f"person{n}@test.example").status_code for n in range(4)]

    assert answers == [302] * 3 + [429]


def test_other_place_is_not_held_up(settings, db):
    settings.ACCOUNT_RATE_LIMITS = {"request_login_code": "1/h/ip"}
    _ask("an@test.example")

    assert _ask("bo@test.example").status_code == 429
    assert _ask("bo@test.example", REMOTE_ADDR="192.0.2.7").status_code == 302


@pytest.mark.parametrize(
    ("proxies", "spoofed", "status"),
    [
        (0, ["1.1.1.1", "2.2.2.2"], 429),
        (1, ["1.1.1.1, 192.0.2.1", "2.2.2.2, 192.0.2.1"], 429),
        (1, ["192.0.2.1", "192.0.2.2"], 302),
        (2, ["1.1.1.1, 192.0.2.1, 10.0.0.1", "2.2.2.2, 192.0.2.1, 10.0.0.1"], 429),
        (2, ["192.0.2.1, 10.0.0.1", "192.0.2.2, 10.0.0.1"], 302),
        (2, ["192.0.2.1", "192.0.2.2"], 429),
    ],
)
def test_header_that_anybody_can_write_does_not_help(settings, db, proxies, spoofed, status):
    settings.TRUSTED_PROXIES = proxies
    settings.ACCOUNT_RATE_LIMITS = {"request_login_code": "1/h/ip"}

    answers = [
        _ask(f"person{n}@test.example", headers={"X-Forwarded-For": told}).status_code
        for n, told in enumerate(spoofed)
    ]

    assert answers == [302, status]


def test_new_mail_counts_as_a_code(settings, page, teacher, mailoutbox):
    settings.ACCOUNT_RATE_LIMITS = {"request_login_code": "2/h/key"}
    browser = page()
    browser.post(ASK, {"email": teacher.email})

    answers = [browser.post(GIVE, {"action": "resend"}).status_code for _ in range(2)]

    assert (answers, len(mailoutbox)) == ([302, 429], 2)


def test_proof_by_mail_counts_as_a_code(settings, page, teacher, mailoutbox):
    settings.ACCOUNT_RATE_LIMITS = {"request_login_code": "1/h/key"}
    browser, address = page(teacher.user), reverse("account_reauthenticate")

    answers = [browser.post(address, {"send": "1"}).status_code for _ in range(2)]

    assert (answers, len(mailoutbox)) == ([302, 429], 1)


def test_sixth_wrong_code_of_an_app_has_to_wait(coordinator):
    browser, address = log_in(Client(), coordinator), reverse("mfa_reauthenticate")
    answers = [browser.post(address, {"code": "000000"}).status_code for _ in range(5)]

    late = browser.post(address, {"code": app_code()})

    assert answers == [200] * 5
    assert (late.status_code, late["Retry-After"]) == (429, "600")


def test_passkey_too_often_has_a_page_of_ours(settings, db):
    settings.MFA_RATE_LIMITS = {"webauthn_login": "1/m/ip"}
    sent = [Client().post(reverse("mfa_login_webauthn"), {"credential": "7"}) for _ in range(2)]

    assert [answer.status_code for answer in sent] == [302, 429]
    assert "Wacht een minuut en probeer het dan opnieuw." in words(sent[1])
    assert sent[1]["Retry-After"] == "60"
