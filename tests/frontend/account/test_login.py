"""Logging in with a code sent by mail; strangers get the same answer (R5.09)."""

import datetime as dt
import time

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from tests.factories import NOW
from tests.frontend.reading import title, value, words
from tests.login import mailed_code

ASK, GIVE = reverse("account_request_login_code"), reverse("account_confirm_login_code")
WRONG = "Deze code klopt niet. Kijk ze na in de laatste mail."


def _form_problems(response):
    return [problem.text for problem in response.context["form"].problems()]


@pytest.fixture
def asked(page, teacher):
    """A browser in which the teacher asked for a code."""
    browser = page()
    browser.post(ASK, {"email": teacher.email})
    return browser


def test_code_from_the_mail_logs_in(page, teacher, mailoutbox):
    browser = page()
    asked = browser.post(ASK, {"email": teacher.email}, follow=True)

    response = browser.post(GIVE, {"code": mailed_code(mailoutbox)}, follow=True)

    assert f"Is {teacher.email} bij ons bekend?" in words(asked)
    assert response.redirect_chain == [(reverse("me"), 302)]
    assert "Je bent aangemeld." in words(response)


@pytest.mark.parametrize(
    "change", [str.lower, lambda code: code.replace("-", " "), lambda code: f"  {code}\t"]
)
def test_code_may_be_pasted_with_spaces_and_in_small_letters(page, teacher, mailoutbox, change):
    browser = page()
    browser.post(ASK, {"email": f" {teacher.email.upper()} "})

    assert browser.post(GIVE, {"code": change(mailed_code(mailoutbox))}).url == reverse("me")


def test_stranger_gets_the_same_answer_and_no_mail(client, page, teacher, mailoutbox):
    known = page().post(ASK, {"email": teacher.email}, follow=True)
    client.cookies.clear()

    unknown = page().post(ASK, {"email": "nobody@test.example"}, follow=True)

    same = words(known).replace(teacher.email, "nobody@test.example")
    assert (unknown.status_code, words(unknown)) == (known.status_code, same)
    assert [mail.to for mail in mailoutbox] == [[teacher.email]]


def test_stranger_gets_the_same_answers_to_the_code_too(client, page, teacher):
    answers = []
    for email in [teacher.email, "nobody@test.example"]:
        client.cookies.clear()
        page().post(ASK, {"email": email})
        wrong = page().post(GIVE, {"code": "AAAA-AAAA"})
        again = page().post(GIVE, {"action": "resend"}, follow=True)
        answers.append([words(each).replace(email, "") for each in (wrong, again)])

    assert answers[0] == answers[1]


def test_letter_for_a_stranger_is_written_as_well_so_that_it_takes_as_long(page, db, monkeypatch):
    written = []
    monkeypatch.setattr(
        "youth4coop.users.adapter.AccountAdapter.render_mail", lambda *words: written.append(words)
    )

    page().post(ASK, {"email": "nobody@test.example"})

    assert [words[1:3] for words in written] == [
        ("account/email/login_code", "nobody@test.example")
    ]


def test_wrong_code_is_asked_for_again(asked):
    response = asked.post(GIVE, {"code": "AAAA-AAAA"})

    assert _form_problems(response) == [WRONG]
    assert title(response).startswith("Fout: ")


def test_fifth_wrong_code_ends_it(asked, mailoutbox):
    answers = [asked.post(GIVE, {"code": "AAAA-AAAA"}).status_code for _ in range(5)]

    late = asked.post(GIVE, {"code": mailed_code(mailoutbox)}, follow=True)

    assert answers == [200, 200, 200, 200, 302]
    assert late.redirect_chain == [(ASK, 302)]
    assert "Die code was te vaak fout. Vraag een nieuwe." in words(late)


@pytest.mark.parametrize(("minutes", "url"), [(10, reverse("me")), (10.1, ASK)])
def test_code_is_good_for_ten_minutes(asked, mailoutbox, minutes, url):
    with time_machine.travel(NOW + dt.timedelta(minutes=minutes), tick=False):
        assert asked.post(GIVE, {"code": mailed_code(mailoutbox)}).url == url


def test_new_mail_has_a_new_code_that_is_good_for_ten_minutes_too(asked, mailoutbox):
    first = mailed_code(mailoutbox)
    with time_machine.travel(NOW + dt.timedelta(minutes=9), tick=False):
        asked.post(GIVE, {"action": "resend"})
    second = mailed_code(mailoutbox)

    with time_machine.travel(NOW + dt.timedelta(minutes=18), tick=False):
        assert _form_problems(asked.post(GIVE, {"code": first})) == [WRONG]
        assert asked.post(GIVE, {"code": second}).url == reverse("me")


def test_code_works_only_in_the_browser_that_asked(asked, teacher, mailoutbox):
    code = mailed_code(mailoutbox)
    other = Client()

    assert other.post(GIVE, {"code": code}).url == ASK
    other.post(ASK, {"email": teacher.email})
    assert _form_problems(other.post(GIVE, {"code": code})) == [WRONG]
    assert "_auth_user_id" not in other.session


def test_code_works_once(asked, mailoutbox):
    code = mailed_code(mailoutbox)
    asked.post(GIVE, {"code": code})
    asked.post(reverse("account_logout"))

    assert asked.post(GIVE, {"code": code}).url == ASK


def test_mail_holds_nothing_that_a_scanner_could_open(asked, mailoutbox):
    assert "http" not in mailoutbox[0].body


def test_logging_in_changes_the_key_of_the_session(asked, mailoutbox):
    before = asked.session.session_key

    asked.post(GIVE, {"code": mailed_code(mailoutbox)})

    assert asked.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("", "Vul je e-mailadres in."),
        ("an.school", "Vul een e-mailadres in met een @, zoals naam@school.be."),
    ],
)
def test_address_is_asked_for_in_words(page, db, typed, asked):
    response = page().post(ASK, {"email": typed})

    assert _form_problems(response) == [asked]
    assert value(response, "email") == typed


def test_login_page_opens_without_problems(page, db):
    response = page().get(ASK)

    assert "Er klopt iets niet" not in words(response)
    assert title(response) == "Aanmelden – Youth4coop"


@pytest.mark.parametrize("address", ["/aanmelden/", "/aanmelden/login/"])
def test_short_addresses_lead_to_the_code(page, db, address):
    assert page().get(f"{address}?next=/mijn/").url == f"{ASK}?next=/mijn/"


def test_person_comes_back_to_the_page_asked_for(page, teacher, wish, mailoutbox):
    address = reverse("request_detail", args=[wish.pk])
    browser = page()
    asked = browser.get(address)
    browser.post(asked.url, {"email": teacher.email, "next": address})

    code = mailed_code(mailoutbox)
    assert browser.post(GIVE, {"code": code, "next": address}).url == address


@pytest.mark.parametrize(
    "evil",
    [
        "//evil.example/",
        "\\\\evil.example/",
        "/\\evil.example/",
        "https:evil.example",
        "https://evil.example/mijn/",
        "http://testserver/mijn/",
        "javascript:alert(1)",
        "/nergens/",
        "mijn/",
    ],
)
def test_person_goes_on_to_pages_of_ours_only(asked, mailoutbox, evil):
    response = asked.post(GIVE, {"code": mailed_code(mailoutbox), "next": evil})

    assert response.url == reverse("me")


def test_who_is_shut_out_gets_the_answer_of_a_stranger(page, teacher, mailoutbox):
    teacher.user.is_active = False
    teacher.user.save()

    response = page().post(ASK, {"email": teacher.email}, follow=True)

    assert f"Is {teacher.email} bij ons bekend?" in words(response)
    assert mailoutbox == []


def test_logging_out_takes_a_button(page, teacher):
    browser = page(teacher.user)
    shown = browser.get(reverse("account_logout"))

    response = browser.post(reverse("account_logout"), follow=True)

    assert "Wil je afmelden?" in words(shown)
    assert "Je bent afgemeld." in words(response)


def test_login_of_a_moment_ago_is_a_proof(asked, mailoutbox):
    asked.post(GIVE, {"code": mailed_code(mailoutbox)})

    assert asked.get(reverse("account_token_new")).status_code == 200
    assert asked.session["account_authentication_methods"][-1]["at"] == time.time()
