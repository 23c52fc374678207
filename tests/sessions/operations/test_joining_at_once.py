"""Two people let newcomers in at the same moment: nobody is there twice, and nothing breaks."""

import pytest
from django.core.exceptions import ValidationError

from sessions.models import Cooperative, Registration, Speaker
from sessions.operations.colleagues import name_contact
from sessions.operations.registrations import approve_registration
from tests.factories import NOW, RegistrationFactory, SpeakerFactory, UserFactory
from tests.sessions.newcomers import newcomer
from youth4coop.users.models import UserRole

pytestmark = pytest.mark.django_db(transaction=True)


def approve(registration, who):
    def do():
        try:
            return approve_registration(registration, who=who, now=NOW)
        except ValidationError as error:
            return error

    return do


@pytest.fixture
def coordinators(transactional_db):
    return UserFactory.create_batch(2, role=UserRole.COORDINATOR)


def registered(email):
    return RegistrationFactory(email=email, answers=newcomer().stored())


def test_one_newcomer_is_let_in_once(at_once, coordinators):
    row = registered("mia@zonnewind.example")

    at_once(*[approve(row, who) for who in coordinators])

    assert (Cooperative.objects.count(), Speaker.objects.count()) == (1, 1)


def test_one_enterprise_number_is_of_one_cooperative(at_once, coordinators):
    rows = [registered("mia@zonnewind.example"), registered("max@zonnewind.example")]

    given = at_once(*[approve(row, who) for row, who in zip(rows, coordinators, strict=True)])

    assert {type(one) for one in given} == {Speaker, ValidationError}
    assert (Cooperative.objects.count(), Speaker.objects.count()) == (1, 1)
    assert set(Registration.objects.values_list("state", flat=True)) == {"approved", "waiting"}


def test_cooperative_has_one_contact_person(at_once, transactional_db):
    first = SpeakerFactory(is_contact=True)
    others = SpeakerFactory.create_batch(2, cooperative=first.cooperative)

    at_once(*[lambda one=one: name_contact(one) for one in others])

    assert Speaker.objects.contacts().count() == 1
