"""The contact person of a cooperative adds, pauses and hands over."""

import pytest
from django.core.exceptions import ValidationError

from sessions.models import Registration, Speaker
from sessions.operations.colleagues import (
    contact_of,
    invite_colleague,
    name_contact,
    pause_speaker,
    resume_speaker,
)
from tests.factories import SpeakerFactory
from tests.sessions.reading import codes
from youth4coop.mail.models import OutboxMail
from youth4coop.refusals import WrongState


@pytest.fixture
def contact(speaker):
    speaker.is_contact = True
    speaker.save()
    return speaker


def ask(contact, now, **changes):
    told = {"name": "Mia Wind", "email": "Mia@zonnewind.example"} | changes
    return invite_colleague(contact, **told, who=contact.user, now=now)


def test_colleague_is_asked_by_mail_once(contact, now):
    first, again = ask(contact, now), ask(contact, now)

    assert first == again
    assert (first.state, first.email, first.invited_by) == (
        "unconfirmed", "mia@zonnewind.example", contact,
    )  # fmt: skip
    mail = OutboxMail.objects.get()
    assert (mail.purpose, mail.to) == ("colleague_invited", "mia@zonnewind.example")
    assert "Speaker van" in mail.text


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"name": ""}, {"name": ["blank"]}),
        ({"email": "mia"}, {"email": ["invalid"]}),
        ({"email": "SPEAKER@test.example"}, {"email": ["unique"]}),
    ],
)
def test_colleague_who_cannot_be_asked_is_refused(contact, now, changes, expected):
    with pytest.raises(ValidationError) as refused:
        ask(contact, now, **changes)

    assert codes(refused.value) == expected
    assert not Registration.objects.exists()


def test_speaker_of_another_cooperative_is_not_given_away(contact, now):
    other = SpeakerFactory()

    assert ask(contact, now, email=other.email).email == other.email


def test_paused_speaker_is_not_asked_until_resumed(speaker):
    pause_speaker(speaker)
    assert not Speaker.objects.active().exists()

    resume_speaker(speaker)
    assert Speaker.objects.active().get() == speaker


def test_another_contact_person_takes_the_place_of_the_first(contact):
    colleague = SpeakerFactory(cooperative=contact.cooperative)

    name_contact(colleague)

    assert contact_of(contact.cooperative) == colleague
    assert list(Speaker.objects.contacts()) == [colleague]


def test_who_cannot_log_in_is_no_contact_person(contact):
    colleague = SpeakerFactory(cooperative=contact.cooperative, user=None)

    with pytest.raises(WrongState):
        name_contact(colleague)
    assert contact_of(contact.cooperative) == contact
