"""Logging in with a code sent by mail; strangers get the same answer (R5.09)."""

import re

import pytest
from django.urls import reverse

from tests.frontend.reading import title, value, words

ASK, GIVE = reverse("account_request_login_code"), reverse("account_confirm_login_code")


def _code(mailoutbox):
    (mail,) = mailoutbox
    return re.search(r"^[A-Z0-9]{4}-[A-Z0-9]{4}$", mail.body, re.MULTILINE)[0]


def _form_problems(response):
    return [problem.text for problem in response.context["form"].problems()]


def test_code_from_the_mail_logs_in(page, teacher, mailoutbox):
    browser = page()
    asked = browser.post(ASK, {"email": teacher.email}, follow=True)

    response = browser.post(GIVE, {"code": _code(mailoutbox)}, follow=True)

    assert f"Is {teacher.email} bij ons bekend?" in words(asked)
    assert response.redirect_chain == [(reverse("me"), 302)]
    assert "Je bent aangemeld." in words(response)


@pytest.mark.parametrize("change", [str.lower, lambda code: code.replace("-", " ")])
def test_code_may_be_typed_in_small_letters_and_with_spaces(page, teacher, mailoutbox, change):
    browser = page()
    browser.post(ASK, {"email": f" {teacher.email.upper()} "})

    assert browser.post(GIVE, {"code": change(_code(mailoutbox))}).url == reverse("me")


def test_stranger_gets_the_same_answer_and_no_mail(client, page, teacher, mailoutbox):
    known = page().post(ASK, {"email": teacher.email}, follow=True)
    client.cookies.clear()

    unknown = page().post(ASK, {"email": "nobody@test.example"}, follow=True)

    same = words(known).replace(teacher.email, "nobody@test.example")
    assert (unknown.status_code, words(unknown)) == (known.status_code, same)
    assert [mail.to for mail in mailoutbox] == [[teacher.email]]


def test_wrong_code_is_asked_for_again(page, teacher):
    browser = page()
    browser.post(ASK, {"email": teacher.email})

    response = browser.post(GIVE, {"code": "AAAA-AAAA"})

    assert _form_problems(response) == ["Deze code klopt niet. Kijk ze na in de laatste mail."]
    assert title(response).startswith("Fout: ")


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


def test_person_comes_back_to_the_page_asked_for(page, teacher, wish, mailoutbox):
    address = reverse("request_detail", args=[wish.pk])
    browser = page()
    asked = browser.get(address)
    browser.post(asked.url, {"email": teacher.email, "next": address})

    assert browser.post(GIVE, {"code": _code(mailoutbox), "next": address}).url == address


def test_logging_out_takes_a_button(page, teacher):
    browser = page(teacher.user)
    shown = browser.get(reverse("account_logout"))

    response = browser.post(reverse("account_logout"), follow=True)

    assert "Wil je afmelden?" in words(shown)
    assert "Je bent afgemeld." in words(response)
