"""Proving once more who is there, before something that a thief would love to do (R5.12)."""

import datetime as dt
import time

import pytest
import time_machine
from django.urls import reverse

from tests.factories import NOW
from tests.frontend.reading import problems, words
from tests.login import add_app, app_code, mailed_code

PROVE = reverse("account_reauthenticate")
NEW_TOKEN = reverse("account_token_new")
BACK = f"{PROVE}?next=%2Fmijn%2Faccount%2Ftokens%2Fnieuw%2F"


@pytest.fixture
def mailed(page, teacher):
    """A browser of a teacher who asked for a code, on the way to a new token."""
    browser = page(teacher.user)
    assert browser.post(BACK, {"send": "1"}).url == BACK
    return browser


@pytest.mark.parametrize(("minutes", "status"), [(10, 200), (10.1, 302)])
def test_proof_is_good_for_ten_minutes(page, teacher, minutes, status):
    browser = page(teacher.user, at=time.time() - minutes * 60)

    assert browser.get(NEW_TOKEN).status_code == status


def test_code_from_the_mail_is_a_proof(mailed, mailoutbox, teacher):
    assert mailoutbox[0].to == [teacher.email]
    code = mailed_code(mailoutbox).lower().replace("-", " ")

    response = mailed.post(BACK, {"code": code})

    assert response.url == NEW_TOKEN
    assert mailed.get(NEW_TOKEN).status_code == 200


def test_opening_the_page_mails_nothing(page, teacher, mailoutbox):
    response = page(teacher.user).get(NEW_TOKEN, follow=True)

    assert response.redirect_chain == [(BACK, 302)]
    assert "Wat nu komt, mag alleen jij doen." in words(response)
    assert mailoutbox == []


def test_proof_with_nowhere_to_go_leads_to_the_account(page, teacher, mailoutbox):
    browser = page(teacher.user)
    browser.post(PROVE, {"send": "1", "next": "//evil.example"})

    response = browser.post(PROVE, {"code": mailed_code(mailoutbox), "next": "//evil.example"})

    assert response.url == reverse("account")


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("AAAA-AAAA", "Deze code klopt niet. Kijk ze na in de laatste mail."),
        ("", "Vul de code uit de mail in."),
    ],
)
def test_wrong_code_is_asked_for_again(mailed, typed, problem):
    response = mailed.post(BACK, {"code": typed})

    assert problems(response) == [problem]
    assert mailed.get(NEW_TOKEN).status_code == 302


def test_fifth_wrong_code_ends_it(mailed, mailoutbox):
    answers = [words(mailed.post(BACK, {"code": "AAAA-AAAA"})) for _ in range(5)]

    mailed.post(BACK, {"code": mailed_code(mailoutbox)})

    assert "Die code was te vaak fout. Vraag een nieuwe." in answers[4]
    assert mailed.get(NEW_TOKEN).status_code == 302


def test_code_is_good_for_ten_minutes(mailed, mailoutbox):
    with time_machine.travel(NOW + dt.timedelta(minutes=11), tick=False):
        response = mailed.post(BACK, {"code": mailed_code(mailoutbox)})

        assert "Mail me een code" in words(response)
        assert mailed.get(NEW_TOKEN).status_code == 302


def test_code_works_once(mailed, mailoutbox):
    code = mailed_code(mailoutbox)
    mailed.post(BACK, {"code": code})

    assert "Mail me een code" in words(mailed.post(BACK, {"code": code}))


def test_code_of_one_person_is_nothing_for_another(mailed, page, stranger, mailoutbox):
    code = mailed_code(mailoutbox)
    other = page(stranger.user)

    assert "Mail me een code" in words(other.post(BACK, {"code": code}))


def test_who_has_a_second_factor_proves_it_with_that(page, coordinator):
    way = reverse("mfa_reauthenticate")
    browser = page(coordinator)

    assert browser.get(NEW_TOKEN).url == BACK.replace(PROVE, way)
    assert browser.get(BACK).url == BACK.replace(PROVE, way)
    assert browser.post(way, {"code": app_code(), "next": NEW_TOKEN}).url == NEW_TOKEN
    assert browser.get(NEW_TOKEN).status_code == 200


def test_code_from_the_mail_is_no_proof_for_who_has_a_second_factor(page, teacher):
    browser = page(teacher.user, at=time.time())
    assert browser.get(NEW_TOKEN).status_code == 200

    add_app(teacher.user)

    assert browser.get(NEW_TOKEN).status_code == 302


@pytest.mark.parametrize(
    "name",
    [
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_generate_recovery_codes",
        "mfa_view_recovery_codes",
        "mfa_download_recovery_codes",
        "account_token_new",
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_these_pages_ask_for_a_proof(page, teacher, name, method):
    response = getattr(page(teacher.user), method)(reverse(name))

    assert response.url.startswith(f"{PROVE}?next=")


@pytest.mark.parametrize(
    "name", ["mfa_deactivate_totp", "mfa_edit_webauthn", "mfa_remove_webauthn"]
)
def test_taking_a_second_factor_away_asks_for_it(page, coordinator, name):
    args = [] if name == "mfa_deactivate_totp" else [1]

    response = page(coordinator).post(reverse(name, args=args))

    assert response.url.startswith(f"{reverse('mfa_reauthenticate')}?next=")


@pytest.mark.parametrize("name", ["mfa_reauthenticate", "mfa_reauthenticate_webauthn"])
def test_way_that_somebody_does_not_have_leads_to_the_one_they_have(page, teacher, name):
    assert page(teacher.user).get(f"{reverse(name)}?next=/mijn/").url == f"{PROVE}?next=%2Fmijn%2F"
