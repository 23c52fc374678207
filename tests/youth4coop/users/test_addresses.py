"""Another address to log in with."""

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from knox.models import AuthToken

from tests.factories import UserFactory
from tests.sessions.reading import codes
from youth4coop.users.addresses import change_address

pytestmark = pytest.mark.django_db


def test_somebody_logs_in_with_the_new_address_and_no_longer_with_the_old():
    user = UserFactory(email="old@school.example")
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)

    change_address(user, " New@school.example ")

    user.refresh_from_db()
    assert user.email == "new@school.example"
    assert not EmailAddress.objects.exists()


def test_whoever_was_logged_in_is_logged_out(page):
    user = UserFactory()
    AuthToken.objects.create(user=user)
    browser = page(user)
    assert browser.get("/mijn/").status_code == 200

    change_address(user, "new@school.example")

    assert browser.get("/mijn/").status_code == 302
    assert not AuthToken.objects.exists()


@pytest.mark.parametrize(("email", "code"), [("b@school.example", "unique"), ("b@", "invalid")])
def test_address_that_cannot_be_theirs_is_refused(email, code):
    user, _other = UserFactory(email="a@school.example"), UserFactory(email="b@school.example")

    with pytest.raises(ValidationError) as caught:
        change_address(user, email)

    assert codes(caught.value) == {"email": [code]}
    user.refresh_from_db()
    assert user.email == "a@school.example"
