"""Practical info, filled in by a teacher who is logged in, or by the coordinator on the phone."""

import pytest
from django.urls import reverse

from sessions.models import PracticalInfo
from tests.frontend.reading import problems, words

NOTHING = {"photos": "none", "criminal_record": "False"}
ANSWERS = {**NOTHING, "room": "B12"}


@pytest.fixture
def address(planned):
    return reverse("session_practical", args=[planned.pk])


def _detail(session):
    return reverse("session_detail", args=[session.pk])


@pytest.mark.parametrize("role", ["teacher", "coordinator"])
def test_page_of_the_session_leads_to_it_and_back(page, planned, address, role, request):
    person = request.getfixturevalue(role)
    browser = page(getattr(person, "user", person))
    assert f'href="{address}"' in browser.get(_detail(planned)).content.decode()

    response = browser.post(address, ANSWERS, follow=True)

    assert response.redirect_chain == [(_detail(planned), 302)]
    assert "Praktische info Lokaal B12 Foto’s nee" in words(response)


def test_speaker_reads_it_and_does_not_change_it(page, speaker, planned, address):
    PracticalInfo.objects.create(session=planned, room="B12", given_at=planned.start)
    browser = page(speaker.user)
    shown = browser.get(_detail(planned))

    assert "Praktische info Lokaal B12" in words(shown)
    assert address not in shown.content.decode()
    assert browser.get(address).status_code == browser.post(address, ANSWERS).status_code == 403


def test_stranger_does_not_find_it(page, stranger, address):
    assert page(stranger.user).get(address).status_code == 404
    assert page(stranger.user).post(address, ANSWERS).status_code == 404
    assert page(stranger.user).put(address).status_code == 405


def test_nothing_at_all_is_asked_again(page, teacher, address):
    response = page(teacher.user).post(address, NOTHING)

    assert problems(response) == ["Vul minstens één ding in. Je spreker is er blij mee."]


def test_once_it_is_over_it_is_refused_on_the_same_page(page, teacher, over):
    browser, address = page(teacher.user), reverse("session_practical", args=[over.pk])
    assert "Je hoeft niets meer in te vullen." in words(browser.get(address))

    assert browser.post(address, ANSWERS).status_code == 409
    assert not PracticalInfo.objects.exists()
