"""All cooperatives, for the coordinator."""

import pytest
from django.urls import reverse

from tests.factories import CooperativeFactory, SpeakerFactory
from tests.frontend.reading import words

LIST = reverse("cooperative_list")


def test_list_names_the_contact_person_and_counts_who_can_be_asked(page, coordinator):
    zon = CooperativeFactory(name="Zon")
    SpeakerFactory(cooperative=zon, name="Mia", is_contact=True)
    SpeakerFactory(cooperative=zon)
    SpeakerFactory(cooperative=zon, active=False)
    CooperativeFactory(name="Brood", approved_at=None)

    text = words(page(coordinator).get(LIST))

    assert "Brood doet niet mee – 0" in text
    assert "Zon Mia 2" in text


def test_empty_list_says_so(page, coordinator):
    assert "Er zijn nog geen coöperaties." in words(page(coordinator).get(LIST))


@pytest.mark.parametrize("role", ["teacher", "speaker"])
def test_list_is_the_coordinators(page, request, role):
    assert page(request.getfixturevalue(role).user).get(LIST).status_code == 403


def test_list_takes_no_form(page, coordinator):
    assert page(coordinator).post(LIST).status_code == 405


@pytest.mark.parametrize("number", [1, 3])
def test_list_takes_the_same_number_of_queries(
    page, coordinator, django_assert_num_queries, number
):
    SpeakerFactory.create_batch(number)
    browser = page(coordinator)

    with django_assert_num_queries(4):
        browser.get(LIST)
