"""The coordinator lets newcomers in, or says why not."""

import pytest
from django.urls import reverse

from sessions.models import Cooperative, Registration, Speaker
from tests.factories import CooperativeFactory, RegistrationFactory
from tests.frontend.reading import problems, words
from tests.sessions.newcomers import NUMBER, joiner, newcomer
from youth4coop.mail.models import OutboxMail

LIST = reverse("registration_list")


@pytest.fixture
def waiting(db):
    """A new cooperative whose speaker confirmed the address."""
    return RegistrationFactory(
        name="Mia Wind",
        email="mia@zonnewind.example",
        answers=newcomer(phone="+32 470 12 34 56").stored(),
    )


@pytest.fixture
def joining(speaker):
    """Somebody asks the contact person of a cooperative to join."""
    speaker.is_contact = True
    speaker.save()
    return RegistrationFactory(
        asks_access=True,
        cooperative=speaker.cooperative,
        name="Mia Wind",
        email="mia@zonnewind.example",
        answers=joiner().stored(),
    )


def to(name, registration):
    return reverse(f"registration_{name}", args=[registration.pk])


def test_list_shows_who_waits_and_can_show_all(page, coordinator, waiting):
    RegistrationFactory(name="Oud", state="refused")
    RegistrationFactory(name="Onbevestigd", state="unconfirmed")
    browser = page(coordinator)

    first, everybody = words(browser.get(LIST)), words(browser.get(f"{LIST}?state="))
    assert "1 inschrijving Mia Wind, Zonnewind" in first
    assert "Oud" not in first
    assert "2 inschrijvingen" in everybody
    assert "Onbevestigd" not in everybody


def test_overview_counts_and_names_who_waits(page, coordinator, waiting):
    text = words(page(coordinator).get(reverse("me")))

    assert "1 inschrijving na te kijken" in text
    assert "Mia Wind, Zonnewind" in text


def test_page_shows_all_that_was_filled_in(page, coordinator, waiting):
    text = words(page(coordinator).get(to("detail", waiting)))

    assert "Naam Zonnewind Ondernemingsnummer 0403.019.261 Rechtsvorm cv" in text
    assert "E-mailadres mia@zonnewind.example Telefoon +32 470 12 34 56" in text
    assert "Deze coöperatie kennen we misschien al" not in text


def test_doubles_are_shown_with_the_reason(page, coordinator, waiting):
    CooperativeFactory(name="Anders", enterprise_number=NUMBER)
    CooperativeFactory(name="Zonnewind bv")
    CooperativeFactory(name="Broodnodig")

    text = words(page(coordinator).get(to("detail", waiting)))

    assert "Anders , Gent: hetzelfde ondernemingsnummer" in text
    assert "Zonnewind bv , Gent: een naam die erop lijkt" in text
    assert "Broodnodig" not in text
    assert "Een nieuwe coöperatie" not in text


def test_approving_makes_it_all_and_says_so(page, coordinator, waiting):
    response = page(coordinator).post(to("approve", waiting), follow=True)

    assert "De spreker doet nu mee en krijgt een mail." in words(response)
    assert Speaker.objects.get().cooperative.name == "Zonnewind"
    assert OutboxMail.objects.get().purpose == "registration_approved"


def test_similar_name_takes_a_choice(page, coordinator, waiting):
    double = CooperativeFactory(name="Zonnewind bv")
    browser = page(coordinator)

    response = browser.post(to("approve", waiting))
    assert problems(response) == ["Kies of deze coöperatie nieuw is."]

    browser.post(to("approve", waiting), {"approve-joins": double.pk})
    assert Speaker.objects.get().cooperative == double


def test_similar_name_can_be_a_new_cooperative(page, coordinator, waiting):
    CooperativeFactory(name="Zonnewind bv")

    page(coordinator).post(to("approve", waiting), {"approve-joins": "new"})

    assert Cooperative.objects.count() == 2


def test_address_that_is_taken_meanwhile_is_told_and_changes_nothing(
    page, coordinator, waiting, speaker
):
    speaker.email = waiting.email
    speaker.save()

    response = page(coordinator).post(to("approve", waiting))

    assert response.status_code == 200
    assert len(problems(response)) == 1
    assert Speaker.objects.count() == 1


def test_approving_twice_is_too_late(page, coordinator, waiting):
    browser = page(coordinator)
    browser.post(to("approve", waiting))

    assert browser.post(to("approve", waiting)).status_code == 409


def test_refusing_takes_a_reason(page, coordinator, waiting):
    browser = page(coordinator)

    assert problems(browser.post(to("refuse", waiting))) == ["Schrijf kort waarom."]
    browser.post(to("refuse", waiting), {"refuse-reason": "Geen coöperatie."})

    waiting.refresh_from_db()
    assert (waiting.state, waiting.reason) == ("refused", "Geen coöperatie.")
    assert OutboxMail.objects.get().purpose == "registration_refused"


def test_contact_person_decides_who_joins(page, speaker, joining):
    browser = page(speaker.user)
    assert browser.get(to("detail", joining)).status_code == 200

    browser.post(to("approve", joining))
    assert speaker.cooperative.speakers.count() == 2


def test_contact_person_does_not_see_new_cooperatives(page, speaker, joining, waiting):
    assert page(speaker.user).get(to("detail", waiting)).status_code == 404


@pytest.mark.parametrize("name", ["approve", "refuse"])
def test_buttons_are_for_who_decides(page, coordinator, stranger, colleague, joining, name):
    assert page(coordinator).get(to(name, joining)).status_code == 405
    assert page(stranger.user).post(to(name, joining)).status_code == 404
    assert page(colleague.user).post(to(name, joining)).status_code == 404
    assert Registration.objects.get().state == "waiting"


@pytest.mark.parametrize("role", ["teacher", "speaker"])
def test_list_is_the_coordinators(page, request, role):
    assert page(request.getfixturevalue(role).user).get(LIST).status_code == 403


def test_nobody_sees_an_address_that_is_not_confirmed(page, coordinator, waiting):
    waiting.state = "unconfirmed"
    waiting.save()

    assert page(coordinator).get(to("detail", waiting)).status_code == 404
    assert page(coordinator).post(to("approve", waiting)).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_list_takes_the_same_number_of_queries(
    page, coordinator, django_assert_num_queries, number
):
    RegistrationFactory.create_batch(number, answers=newcomer().stored())
    browser = page(coordinator)

    with django_assert_num_queries(4):
        browser.get(LIST)


@pytest.mark.parametrize("number", [1, 3])
def test_page_takes_the_same_number_of_queries(
    page, coordinator, waiting, django_assert_num_queries, number
):
    CooperativeFactory.create_batch(number, name="Zonnewind bv")
    browser = page(coordinator)

    with django_assert_num_queries(5):
        browser.get(to("detail", waiting))
