"""Volunteering from the mail: confirm, join as a colleague, decide who may join."""

import pytest

from sessions.models import Speaker
from tests.frontend.links.opened import Opened
from tests.frontend.reading import problems, words
from youth4coop.links.models import LinkPurpose

CONFIRM, DECIDE = LinkPurpose.CONFIRM_REGISTRATION, LinkPurpose.DECIDE_ACCESS
COLLEAGUE = {
    "name": "Mia Wind",
    "capacity": "employee",
    "levels": ["so_3_do"],
    "languages": ["nl"],
    "formats": ["in_class"],
    "place": "Hasselt",
    "radius_km": "30",
}


def test_newcomer_sees_the_answers_and_confirms_them(registered):
    browser = Opened(CONFIRM, registered, registered)
    assert "Naam Zonnewind" in words(browser.get())

    response = browser.press("bevestigen")

    registered.refresh_from_db()
    assert registered.state == "waiting"
    assert "Bedankt! Je inschrijving is bevestigd." in words(response)
    assert not Speaker.objects.exists()


def test_confirming_again_is_harmless(registered):
    browser = Opened(CONFIRM, registered, registered)
    browser.press("bevestigen")

    assert "Je antwoord is al bewaard." in words(browser.press("bevestigen"))


def test_link_of_another_address_is_dead(registered, asked):
    registered.email = "other@test.example"
    registered.save()

    assert Opened(CONFIRM, registered, asked).get().status_code == 410


def test_link_to_what_is_forgotten_is_dead(registered):
    browser = Opened(CONFIRM, registered, registered)
    registered.delete()

    assert browser.get().status_code == 410
    assert browser.press("bevestigen").status_code == 410


def test_colleague_fills_in_one_page_and_is_a_speaker(asked, spokesperson):
    browser = Opened(CONFIRM, asked, asked)
    assert "Speaker vraagt je om te vertellen voor" in words(browser.get())

    browser.press("bevestigen", **COLLEAGUE)

    made = Speaker.objects.exclude(pk=spokesperson.pk).get()
    assert (made.name, made.email, made.postal_code) == (
        "Mia Wind", "mia@zonnewind.example", "3500",
    )  # fmt: skip
    assert "Je bent spreker van" in words(browser.get())


def test_colleague_who_misses_something_keeps_what_was_typed(asked, spokesperson):
    response = Opened(CONFIRM, asked, asked).press("bevestigen", **COLLEAGUE | {"levels": []})

    assert problems(response) == ["Kies minstens één niveau."]
    assert 'value="Hasselt"' in response.content.decode()
    assert Speaker.objects.get() == spokesperson


def test_invitation_of_somebody_who_is_no_contact_person_any_more_is_too_late(asked, spokesperson):
    spokesperson.is_contact = False
    spokesperson.save()

    response = Opened(CONFIRM, asked, asked).press("bevestigen", **COLLEAGUE)

    assert response.status_code == 409
    assert Speaker.objects.get() == spokesperson


@pytest.mark.parametrize(
    ("verb", "answers", "state"),
    [("ja", {}, "approved"), ("nee", {"refuse-reason": "Ken ik niet."}, "refused")],
)
def test_contact_person_answers_from_the_mail_once(joining, spokesperson, verb, answers, state):
    browser = Opened(DECIDE, joining, spokesperson)
    browser.press(verb, **answers)

    joining.refresh_from_db()
    assert (joining.state, joining.decided_by) == (state, spokesperson.user)
    assert "Je antwoord is al bewaard." in words(browser.press(verb, **answers))


def test_who_is_no_contact_person_any_more_decides_nothing(joining, spokesperson):
    browser = Opened(DECIDE, joining, spokesperson)
    spokesperson.is_contact = False
    spokesperson.save()

    assert browser.press("ja").status_code == 410
    joining.refresh_from_db()
    assert joining.state == "waiting"
