"""Erasing oneself takes two steps, and then there is nobody."""

import time

import pytest
from django.urls import reverse

from tests.factories import InvitationFactory, SessionFactory, SpeakerFactory, UserFactory
from tests.frontend.links.opened import everything
from tests.frontend.reading import problems, words

SURE = {"erase-sure": "on"}
BOTH = {**SURE, "erase-end_first": "on"}


def is_erased(person):
    person.refresh_from_db()
    return person.erased_at is not None


def test_first_button_only_says_what_will_happen(door, teacher):
    opened = door(teacher)
    before = everything()

    response = opened.press("wissen")

    assert "Dit kan niet terug." in words(response)
    assert "Dit loopt nog" not in words(response)
    assert everything() == before


def test_second_button_erases_and_says_so_to_nobody_in_particular(door, teacher):
    opened = door(teacher)

    response = opened.press("wis-nu", **SURE)

    assert response.redirect_chain[-1] == (reverse("my_data_erased"), 302)
    assert "We weten niet meer wie je bent." in words(response)
    assert "35 dagen" in words(response)
    assert is_erased(teacher)
    assert opened.get().status_code in {302, 410}


def test_second_button_alone_does_nothing(door, teacher):
    response = door(teacher).press("wis-nu")

    assert problems(response) == ["Vink aan dat je het zeker weet."]
    assert not is_erased(teacher)


@pytest.mark.parametrize("role", ["teacher", "speaker"])
def test_what_is_going_on_is_named_and_holds_it_up(door, role, request, planned):
    person = request.getfixturevalue(role)
    opened = door(person)

    response = opened.press("wissen")
    assert "Dit loopt nog Sessie di 2 feb 2027, 10.10 – 11.50 u." in words(response)

    response = opened.press("wis-nu", **SURE)
    assert problems(response) == ["Vink aan dat we dit mogen annuleren."]
    assert not is_erased(person)


def test_invitation_of_a_colleague_that_waits_is_named(door, speaker):
    colleague = SpeakerFactory(cooperative=speaker.cooperative)
    invitation = InvitationFactory(speaker=colleague, contact=speaker)

    response = door(speaker).press("wissen")

    school = invitation.request.school
    assert f"Dit loopt nog Uitnodiging van een collega {school}" in words(response)


@pytest.mark.parametrize("role", ["teacher", "speaker"])
def test_both_can_be_done_at_once(door, role, request, planned):
    person = request.getfixturevalue(role)

    door(person).press("wis-nu", **BOTH)

    planned.refresh_from_db()
    assert planned.state == "cancelled"
    assert is_erased(person)


def test_session_of_now_is_waited_for(door, teacher, wish, speaker, now):
    wish.state = "planned"
    wish.save()
    SessionFactory(request=wish, school=wish.school, speakers=[speaker], start=now)

    response = door(teacher).press("wis-nu", **BOTH)

    assert response.status_code == 409
    assert "Er is nu een sessie met jou bezig." in words(response)
    assert not is_erased(teacher)


def test_only_coordinator_stays_until_there_is_another(page, coordinator, client):
    browser = page(coordinator, by="mfa", at=time.time())
    erase = reverse("my_data_action", args=["wis-nu"])

    refused = browser.post(erase, SURE)
    assert (refused.status_code, "Je bent de enige coördinator." in words(refused)) == (409, True)

    UserFactory(role="coordinator")
    browser.post(erase, SURE)
    assert is_erased(coordinator)
