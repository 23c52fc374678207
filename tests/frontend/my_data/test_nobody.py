"""Where somebody was, coordinators read that it is nobody any more, and how to reach nobody."""

import pytest
from django.urls import reverse

from sessions.operations.erasing import erase_person
from tests.factories import NOW
from tests.frontend.reading import words


@pytest.mark.parametrize("role", ["teacher", "speaker"])
def test_session_of_who_was_erased_names_nobody(page, coordinator, counted, role, request):
    person = request.getfixturevalue(role)
    erase_person(person.user, now=NOW)

    response = page(coordinator).get(reverse("session_detail", args=[counted.pk]))

    assert "gewist persoon" in words(response)
    assert "erased.invalid" not in response.content.decode()
    assert person.email not in response.content.decode()


def test_request_of_who_was_erased_names_nobody(page, coordinator, counted, teacher):
    erase_person(teacher.user, now=NOW)

    response = page(coordinator).get(reverse("request_detail", args=[counted.request_id]))

    assert "gewist persoon" in words(response)
    assert "erased.invalid" not in response.content.decode()
