"""The speakers of one cooperative, and what its contact person changes."""

import pytest
from django.urls import reverse

from sessions.models import Registration, Speaker
from tests.factories import RegistrationFactory, SpeakerFactory
from tests.frontend.reading import problems, words
from youth4coop.mail.models import OutboxMail

BUTTONS = ["speaker_pause", "speaker_resume", "speaker_contact"]
MIA = {"colleague-name": "Mia Wind", "colleague-email": "mia@zonnewind.example"}


@pytest.fixture
def contact(speaker):
    speaker.is_contact = True
    speaker.save()
    return speaker


@pytest.fixture
def foreign(db):
    """A speaker of another cooperative."""
    return SpeakerFactory()


def team(speaker):
    return reverse("team", args=[speaker.cooperative_id])


def invite(speaker):
    return reverse("team_invite", args=[speaker.cooperative_id])


def test_contact_person_sees_speakers_and_who_wants_to_join(page, contact, colleague):
    asks = {"asks_access": True, "cooperative": contact.cooperative}
    RegistrationFactory(name="Wim Wacht", **asks)
    RegistrationFactory(name="Gerda Gevraagd", state="unconfirmed", invited_by=contact, **asks)
    RegistrationFactory(name="Onno Onbevestigd", state="unconfirmed", **asks)

    text = words(page(contact.user).get(team(contact)))

    assert "Wim Wacht" in text
    assert "Gerda Gevraagd" in text
    assert "Onno" not in text
    assert "Speaker contactpersoon Zet op pauze" in text


def test_colleague_sees_names_and_no_buttons(page, contact, colleague):
    text = words(page(colleague.user).get(team(contact)))

    assert "Speaker is jullie contactpersoon" in text
    assert "Zet op pauze" not in text


def test_contact_person_asks_a_colleague(page, contact):
    response = page(contact.user).post(invite(contact), MIA, follow=True)

    assert "Je collega krijgt een mail." in words(response)
    assert Registration.objects.get().invited_by == contact
    assert OutboxMail.objects.get().purpose == "colleague_invited"


def test_colleague_who_speaks_already_is_not_asked(page, contact, colleague):
    response = page(contact.user).post(invite(contact), MIA | {"colleague-email": colleague.email})

    assert problems(response) == ["Dit adres is al van een spreker van jullie."]


def test_pausing_and_going_on(page, contact, colleague):
    browser = page(contact.user)

    browser.post(reverse("speaker_pause", args=[colleague.pk]))
    assert not Speaker.objects.get(pk=colleague.pk).active
    browser.post(reverse("speaker_resume", args=[colleague.pk]))
    assert Speaker.objects.get(pk=colleague.pk).active


def test_another_contact_person(page, contact, colleague):
    page(contact.user).post(reverse("speaker_contact", args=[colleague.pk]))

    assert list(Speaker.objects.contacts()) == [colleague]


def test_coordinator_names_the_first_contact_person(page, coordinator, speaker):
    page(coordinator).post(reverse("speaker_contact", args=[speaker.pk]))

    assert list(Speaker.objects.contacts()) == [speaker]


def test_who_cannot_log_in_is_no_contact_person(page, contact):
    colleague = SpeakerFactory(cooperative=contact.cooperative, user=None)

    response = page(contact.user).post(reverse("speaker_contact", args=[colleague.pk]))

    assert response.status_code == 409
    assert list(Speaker.objects.contacts()) == [contact]


@pytest.mark.parametrize("name", BUTTONS)
def test_buttons_are_the_contact_persons(page, contact, colleague, foreign, stranger, name):
    address = reverse(name, args=[contact.pk])

    assert page(contact.user).get(address).status_code == 405
    assert page(colleague.user).post(address).status_code == 403
    assert page(foreign.user).post(address).status_code == 404
    assert page(stranger.user).post(address).status_code == 404


def test_asking_is_the_contact_persons(page, contact, colleague, foreign):
    assert page(contact.user).get(invite(contact)).status_code == 405
    assert page(colleague.user).post(invite(contact), MIA).status_code == 403
    assert page(foreign.user).post(invite(contact), MIA).status_code == 404
    assert not Registration.objects.exists()


@pytest.mark.parametrize("name", ["team", "reach"])
def test_pages_of_a_cooperative_are_its_own(page, contact, foreign, stranger, coordinator, name):
    address = reverse(name, args=[contact.cooperative_id])

    assert page(coordinator).get(address).status_code == 200
    assert page(foreign.user).get(address).status_code == 404
    assert page(stranger.user).get(address).status_code == 404
    assert page(contact.user).post(address).status_code == 405


@pytest.mark.parametrize("number", [1, 3])
def test_team_takes_the_same_number_of_queries(page, contact, django_assert_num_queries, number):
    SpeakerFactory.create_batch(number, cooperative=contact.cooperative)
    RegistrationFactory.create_batch(number, asks_access=True, cooperative=contact.cooperative)
    browser = page(contact.user)

    with django_assert_num_queries(7):
        browser.get(team(contact))
