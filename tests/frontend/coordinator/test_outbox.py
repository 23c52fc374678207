"""The lists of mails."""

import datetime as dt

import pytest
from django.urls import reverse

from tests.factories import NOW
from tests.frontend.reading import words
from tests.youth4coop.mail.letters import AN, TOMORROW, letter
from youth4coop.mail.models import MailState, OutboxMail

LIST = reverse("outbox")
HOUR = dt.timedelta(hours=1)


def shown(response):
    return [mail.subject for mail in response.context["page"]]


def tabs(response):
    return {tab["code"]: tab["number"] for tab in response.context["tabs"]}


@pytest.fixture
def everything(db):
    """One mail in each state, and a code to log in with."""
    for state in MailState.values:
        letter(state=state, subject=state)
    letter(subject="code", purpose="account")


@pytest.mark.parametrize(
    ("code", "subjects"),
    [
        ("", ["waiting", "sending"]),
        ("waiting", ["waiting", "sending"]),
        ("failed", ["failed"]),
        ("gone", ["kept", "sent"]),
        ("stopped", ["stopped"]),
        ("settled", ["settled"]),
        ("nonsense", ["waiting", "sending"]),
    ],
)
def test_each_state_has_its_list_and_codes_to_log_in_have_none(
    page, coordinator, everything, code, subjects
):
    response = page(coordinator).get(LIST, {"list": code})

    assert shown(response) == subjects
    numbers = {"waiting": 2, "failed": 1, "gone": 2, "stopped": 1, "settled": 1}
    assert tabs(response) == numbers


def test_what_goes_first_stands_first_with_its_moment(page, coordinator):
    letter(subject="later", send_at=NOW + dt.timedelta(days=3))
    letter(subject="morgen", send_at=TOMORROW)
    letter(subject="straks", send_at=NOW + HOUR)
    letter(subject="meteen", send_at=NOW - HOUR)

    response = page(coordinator).get(LIST)

    assert shown(response) == ["meteen", "straks", "morgen", "later"]
    text = words(response)
    kind = f"{AN} op de dag zelf: hoeveel leerlingen?"
    for line in ["meteen {} nu", "straks {} vandaag 10.00 u.", "morgen {} morgen 9.00 u."]:
        assert line.format(kind) in text
    assert f"later {kind} vr 27 nov 2026, 9.00 u." in text


def test_what_went_last_stands_first(page, coordinator):
    for hours in (3, 1, 2):
        letter(state="sent", subject=str(hours))
        OutboxMail.objects.filter(subject=str(hours)).update(sent_at=NOW - hours * HOUR)

    assert shown(page(coordinator).get(LIST, {"list": "gone"})) == ["1", "2", "3"]


def test_mail_that_did_not_arrive_says_why(page, coordinator):
    letter(state="failed", error="550 5.1.1 user unknown")

    text = words(page(coordinator).get(LIST, {"list": "failed"}))

    assert "Dit adres werkt niet. De mailserver kent dit adres niet." in text


@pytest.fixture
def three(db):
    letter(subject="Hoeveel?", to="an@school.example")
    letter(subject="Gepland", to="bert@school.example", purpose="session_planned_teacher")
    letter(subject="Werk", to="c@d.example", purpose="digest")
    letter(subject="Weg", to="an@school.example", state="sent")


@pytest.mark.parametrize(
    ("query", "subjects"),
    [
        ({"q": "BERT"}, ["Gepland"]),
        ({"q": "hoev"}, ["Hoeveel?"]),
        ({"q": "overzicht voor"}, ["Werk"]),
        ({"q": "school.example"}, ["Hoeveel?", "Gepland"]),
        ({"q": "%"}, []),
        ({"q": "zzz"}, []),
        ({"q": "a\0b"}, ["Hoeveel?", "Gepland", "Werk"]),
        ({"purpose": "digest"}, ["Werk"]),
        ({"purpose": "digest", "q": "bert"}, []),
        ({"purpose": "account"}, ["Hoeveel?", "Gepland", "Werk"]),
        ({"page": "x"}, ["Hoeveel?", "Gepland", "Werk"]),
    ],
)
def test_list_is_searched_and_narrowed_down(page, coordinator, three, query, subjects):
    assert shown(page(coordinator).get(LIST, query)) == subjects


def test_other_lists_keep_the_search(page, coordinator, three):
    response = page(coordinator).get(LIST, {"q": "an@school", "list": "gone"})

    assert (shown(response), tabs(response)["waiting"]) == (["Weg"], 1)
    content = response.content.decode()
    assert 'href="?list=waiting&amp;q=an%40school"' in content
    assert '<input type="hidden" name="list" value="gone">' in content


def test_list_has_pages_of_25(page, coordinator):
    for number in range(26):
        letter(subject=f"Mail {number}", purpose="digest")

    response = page(coordinator).get(LIST, {"purpose": "digest"})

    assert len(shown(response)) == 25
    assert 'href="?list=waiting&amp;purpose=digest&amp;page=2"' in response.content.decode()


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({}, "Er staat geen mail klaar."),
        ({"list": "failed"}, "Elke mail kwam aan."),
        ({"list": "gone"}, "Er is nog geen mail verstuurd."),
        ({"list": "stopped"}, "Er is niets tegengehouden."),
        ({"q": "zzz"}, "Geen mails met deze zoekwoorden of soort."),
    ],
)
def test_empty_list_says_so(page, coordinator, query, sentence):
    assert sentence in words(page(coordinator).get(LIST, query))


def test_test_mode_and_a_missing_server_are_said(page, coordinator, settings):
    assert "Testmodus" not in words(page(coordinator).get(LIST))
    settings.MAIL_TEST_TO = "test@coop.example"

    text = words(page(coordinator).get(LIST))

    assert "Testmodus: alle mail gaat naar test@coop.example." in text
    assert "Deze site heeft geen mailserver" in text


def test_site_with_a_mail_server_does_not_say_that_it_has_none(page, coordinator, settings):
    settings.MAILERS = {**settings.MAILERS, "delivery": {}}

    assert "geen mailserver" not in words(page(coordinator).get(LIST))


@pytest.mark.parametrize("rows", [1, 3])
def test_list_takes_the_same_number_of_queries(page, coordinator, django_assert_num_queries, rows):
    for _ in range(rows):
        letter()
    browser = page(coordinator)

    with django_assert_num_queries(5):
        browser.get(LIST)
