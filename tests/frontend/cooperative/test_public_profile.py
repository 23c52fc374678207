"""What a speaker lets everybody read, and stopping that at once."""

import pytest
from django.urls import reverse

from sessions.models import Consent
from tests.factories import NOW
from tests.frontend.reading import problems, value, words

PROFILE, STOP = reverse("public_profile"), reverse("public_profile_stop")
ANSWERS = {
    "function": "Bakker",
    "bio": "Ik bak brood voor de buurt.",
    "version": "2026-11",
    "consent": "on",
}


def shown(client, speaker):
    address = reverse("catalogue_cooperative", args=[speaker.cooperative.slug])
    return words(client.get(address))


def test_profile_is_public_with_consent_and_gone_at_once_without(page, speaker, client):
    browser = page(speaker.user)
    assert "Wie vertelt er?" not in shown(client, speaker)

    browser.post(PROFILE, ANSWERS)
    assert "Wie vertelt er? Speaker Bakker Ik bak brood voor de buurt." in shown(client, speaker)

    browser.post(STOP)
    assert "Speaker" not in shown(client, speaker)


def test_consent_is_kept_with_the_text_that_stood_there(page, speaker):
    page(speaker.user).post(PROFILE, ANSWERS)

    rows = Consent.objects.values_list("kind", "text_version", "given_at", "withdrawn_at")
    assert list(rows) == [("public_profile", "2026-11", NOW, None)]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"consent": ""}, "Vink aan dat iedereen dit mag lezen."),
        ({"bio": " "}, "Schrijf kort wie je bent."),
        ({"bio": "x" * 301}, "Schrijf hoogstens 300 tekens."),
        ({"version": "2020-01"}, "De tekst is intussen veranderd. Lees hem opnieuw."),
    ],
)
def test_without_all_of_it_nothing_is_shown(page, speaker, changes, problem):
    response = page(speaker.user).post(PROFILE, ANSWERS | changes)

    assert problems(response) == [problem]
    assert value(response, "function") == "Bakker"
    assert not Consent.objects.exists()


def test_page_shows_what_is_public_now(page, speaker):
    browser = page(speaker.user)
    browser.post(PROFILE, ANSWERS)

    response = browser.get(PROFILE)

    assert "Iedereen kan je profiel lezen, sinds di 24 nov 2026." in words(response)
    assert value(response, "function") == "Bakker"


@pytest.mark.parametrize("address", [PROFILE, STOP])
@pytest.mark.parametrize("role", ["teacher", "coordinator"])
def test_profile_is_a_speakers(page, request, address, role):
    who = request.getfixturevalue(role)

    assert page(getattr(who, "user", who)).post(address).status_code == 403


def test_stopping_is_a_button(page, speaker):
    assert page(speaker.user).get(STOP).status_code == 405


def test_speaker_on_pause_is_not_shown(page, speaker, client):
    page(speaker.user).post(PROFILE, ANSWERS)
    speaker.active = False
    speaker.save()

    assert "Ik bak brood" not in shown(client, speaker)
