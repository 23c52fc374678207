"""Somebody volunteers: nothing of it is anywhere before it is approved."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from sessions.models import Consent, Cooperative, Registration, Speaker, Transition
from sessions.operations.registrations import (
    accept_invitation_to_join,
    approve_registration,
    confirm_registration,
    forget_registrations,
    refuse_registration,
    register,
)
from tests.factories import CooperativeFactory, RegistrationFactory, SpeakerFactory, UserFactory
from tests.sessions.newcomers import NUMBER, joiner, newcomer, speaker_answers
from tests.sessions.reading import codes
from youth4coop.mail.models import OutboxMail
from youth4coop.refusals import WrongState
from youth4coop.users.models import User

pytestmark = pytest.mark.django_db
ONE_DAY = dt.timedelta(days=1)


@pytest.fixture
def waiting(now):
    """A new cooperative whose speaker confirmed the address."""
    return RegistrationFactory(
        name="Mia Wind", email="mia@zonnewind.example", answers=newcomer().stored()
    )


@pytest.fixture
def contact(speaker):
    speaker.is_contact = True
    speaker.save()
    return speaker


def mails():
    return list(OutboxMail.objects.order_by("pk").values_list("purpose", "to"))


def moves(registration):
    rows = Transition.objects.filter(registration=registration)
    return list(rows.values_list("from_state", "to_state", "who", "reason"))


def test_registering_keeps_answers_and_asks_to_confirm(now):
    made = register(newcomer(email="Mia@Zonnewind.example"), joins=None, language="fr", now=now)

    assert (made.state, made.email, made.language) == ("unconfirmed", "mia@zonnewind.example", "fr")
    assert mails() == [("registration_confirm", "mia@zonnewind.example")]
    assert "Mia" not in OutboxMail.objects.get().text
    assert moves(made) == [("", "unconfirmed", None, "")]
    assert not Cooperative.objects.exists()
    assert not User.objects.exists()


def test_speaker_who_is_known_gets_another_mail_and_nothing_else_differs(speaker, now):
    made = register(newcomer(email="SPEAKER@test.example"), joins=None, language="nl", now=now)

    assert made.state == "unconfirmed"
    assert mails() == [("registration_known", "speaker@test.example")]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"cooperative": {"name": ""}}, {"cooperative.name": ["blank"]}),
        (
            {"cooperative": {"postal_code": "0001"}},
            {"cooperative.postal_code": ["unknown_postal_code"]},
        ),
        (
            {"cooperative": {"enterprise_number": "0403019262"}},
            {"cooperative.enterprise_number": ["wrong_digit"]},
        ),
        ({"levels": ["so_9"]}, {"speaker.levels": ["unknown_code"]}),
        ({"email": "mia"}, {"speaker.email": ["invalid"]}),
        ({"capacity": "volunteer"}, {"speaker.info_read": ["required"]}),
    ],
)
def test_what_could_not_be_stored_later_is_refused_now(now, changes, expected):
    with pytest.raises(ValidationError) as refused:
        register(newcomer(**changes), joins=None, language="nl", now=now)

    assert codes(refused.value) == expected
    assert not Registration.objects.exists()
    assert mails() == []


def test_confirming_lets_the_coordinator_see_it_and_mails_nobody(now):
    made = register(newcomer(), joins=None, language="nl", now=now)

    confirm_registration(made, now=now + ONE_DAY)

    [seen] = Registration.objects.waiting().decided_by_coordinator()
    assert (seen, seen.confirmed_at) == (made, now + ONE_DAY)
    assert len(mails()) == 1


def test_confirming_twice_is_refused(waiting, now):
    with pytest.raises(WrongState):
        confirm_registration(waiting, now=now)


def test_contact_person_is_asked_about_who_wants_to_join(contact, now):
    made = register(joiner(), joins=contact.cooperative, language="nl", now=now)

    confirm_registration(made, now=now)

    assert mails()[1:] == [("access_asked", "speaker@test.example")]
    assert not Registration.objects.decided_by_coordinator().exists()


def test_approval_makes_cooperative_speaker_and_account_at_once(waiting, coordinator, now):
    approve_registration(waiting, who=coordinator, now=now)

    speaker = Speaker.objects.get()
    assert (speaker.cooperative.name, speaker.cooperative.approved_at) == ("Zonnewind", now)
    assert (speaker.cooperative.slug, speaker.cooperative.municipality) == ("zonnewind", "Gent")
    assert speaker.is_contact
    assert (speaker.user.email, speaker.user.role) == ("mia@zonnewind.example", "speaker")
    assert Speaker.objects.active().get() == speaker
    assert speaker.availability.count() == 5
    assert mails() == [("registration_approved", "mia@zonnewind.example")]


def test_approval_is_logged_with_who_and_when(waiting, coordinator, now):
    approve_registration(waiting, who=coordinator, now=now)

    waiting.refresh_from_db()
    assert (waiting.state, waiting.decided_by, waiting.decided_at) == ("approved", coordinator, now)
    assert waiting.cooperative == Cooperative.objects.get()
    assert moves(waiting) == [("waiting", "approved", coordinator.pk, "")]


def test_approving_twice_makes_nothing_twice(waiting, coordinator, now):
    approve_registration(waiting, who=coordinator, now=now)

    with pytest.raises(WrongState):
        approve_registration(waiting, who=coordinator, now=now)
    assert Speaker.objects.count() == 1


def test_unconfirmed_address_is_not_let_in(coordinator, now):
    made = register(newcomer(), joins=None, language="nl", now=now)

    with pytest.raises(WrongState):
        approve_registration(made, who=coordinator, now=now)


def test_number_of_another_cooperative_is_refused_whole(waiting, coordinator, now):
    CooperativeFactory(enterprise_number=NUMBER)

    with pytest.raises(ValidationError) as refused:
        approve_registration(waiting, who=coordinator, now=now)

    assert codes(refused.value) == {"enterprise_number": ["unique"]}
    assert not Speaker.objects.exists()
    assert not User.objects.exclude(pk=coordinator.pk).exists()


def test_speaker_can_join_the_cooperative_that_it_turns_out_to_be(
    waiting, speaker, coordinator, now
):
    made = approve_registration(waiting, joins=speaker.cooperative, who=coordinator, now=now)

    assert made.cooperative == speaker.cooperative
    assert Cooperative.objects.count() == 1


def test_second_cooperative_of_a_name_gets_another_address(waiting, coordinator, now):
    CooperativeFactory(slug="zonnewind")

    assert approve_registration(waiting, who=coordinator, now=now).cooperative.slug == "zonnewind-2"


def test_address_of_a_teacher_stays_the_teachers(waiting, coordinator, now):
    user = UserFactory(email="mia@zonnewind.example", role="teacher")

    speaker = approve_registration(waiting, who=coordinator, now=now)

    user.refresh_from_db()
    assert (user.role, speaker.user, speaker.is_contact) == ("teacher", None, False)


def test_what_a_volunteer_read_is_kept(coordinator, now):
    told = newcomer(capacity="volunteer", info_version="2026-11")
    waiting = RegistrationFactory(email="mia@zonnewind.example", answers=told.stored())

    approve_registration(waiting, who=coordinator, now=now + ONE_DAY)

    rows = list(Consent.objects.values_list("kind", "text_version", "given_at"))
    assert rows == [("volunteer_info", "2026-11", waiting.created_at)]


def test_refusal_is_mailed_with_its_reason_and_can_be_taken_back(waiting, coordinator, now):
    refuse_registration(waiting, who=coordinator, now=now, reason=" Geen coöperatie. ")

    waiting.refresh_from_db()
    assert (waiting.state, waiting.reason) == ("refused", "Geen coöperatie.")
    assert mails() == [("registration_refused", "mia@zonnewind.example")]
    assert "Geen coöperatie." in OutboxMail.objects.get().text

    approve_registration(waiting, who=coordinator, now=now)
    assert Speaker.objects.count() == 1


@pytest.mark.parametrize(("reason", "code"), [(" ", "required"), ("x" * 301, "max_length")])
def test_refusal_says_why(waiting, coordinator, now, reason, code):
    with pytest.raises(ValidationError) as refused:
        refuse_registration(waiting, who=coordinator, now=now, reason=reason)

    assert codes(refused.value) == {"reason": [code]}


@pytest.fixture
def asked(contact):
    return RegistrationFactory(
        state="unconfirmed",
        asks_access=True,
        cooperative=contact.cooperative,
        invited_by=contact,
        email="mia@zonnewind.example",
    )


def test_colleague_who_was_asked_is_a_speaker_at_once(asked, contact, now):
    speaker = accept_invitation_to_join(asked, speaker_answers(email="x@x.example"), now=now)

    assert (speaker.cooperative, speaker.email) == (contact.cooperative, "mia@zonnewind.example")
    assert not speaker.is_contact
    assert moves(asked) == [("unconfirmed", "approved", contact.user.pk, "")]
    assert mails() == [("registration_approved", "mia@zonnewind.example")]


def test_invitation_ends_with_who_sent_it(asked, contact, now):
    contact.is_contact = False
    contact.save()

    with pytest.raises(WrongState):
        accept_invitation_to_join(asked, speaker_answers(), now=now)
    assert Speaker.objects.count() == 1


def test_what_nobody_confirmed_is_forgotten_and_so_is_what_is_long_decided(now):
    made = {
        "young": RegistrationFactory(state="unconfirmed", created_at=now - 13 * ONE_DAY),
        "old": RegistrationFactory(state="unconfirmed", created_at=now - 15 * ONE_DAY),
        "waiting": RegistrationFactory(created_at=now - 900 * ONE_DAY),
        "decided": RegistrationFactory(state="refused", decided_at=now - 364 * ONE_DAY),
        "long": RegistrationFactory(state="approved", decided_at=now - 366 * ONE_DAY),
    }
    Transition.objects.create(registration=made["old"], to_state="unconfirmed", at=now)

    assert forget_registrations(now=now) == 2
    kept = {name for name, row in made.items() if Registration.objects.filter(pk=row.pk).exists()}
    assert kept == {"young", "waiting", "decided"}


def test_speakers_of_a_known_address_are_not_made_twice(waiting, coordinator, now):
    SpeakerFactory(email="mia@zonnewind.example")

    with pytest.raises(ValidationError) as refused:
        approve_registration(waiting, who=coordinator, now=now)

    assert codes(refused.value) == {"email": ["unique"]}
