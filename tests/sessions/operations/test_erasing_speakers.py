"""What a speaker agreed to, how they joined and what they pass on goes with them."""

import datetime as dt

import pytest

from sessions.models import Consent, MoveProposal, Registration, Transition
from sessions.operations.addresses import correct_address
from sessions.operations.colleagues import name_contact, resume_speaker
from sessions.operations.erasing import StillGoingOn, erase_person
from sessions.operations.registrations import approve_registration
from tests.factories import (
    MOMENT_END,
    NOW,
    ConsentFactory,
    InvitationFactory,
    ProposalFactory,
    RegistrationFactory,
    RequestFactory,
    SessionFactory,
    SpeakerFactory,
)
from tests.sessions.newcomers import newcomer
from tests.youth4coop.mail.letters import letter
from youth4coop.mail.models import OutboxMail
from youth4coop.refusals import WrongState

pytestmark = pytest.mark.django_db

NOBODY = "gewist persoon"


@pytest.fixture
def contact(speaker):
    """The contact person of the speaker's cooperative."""
    cooperative = speaker.cooperative
    return SpeakerFactory(name="Mia Wind", cooperative=cooperative, is_contact=True)


@pytest.fixture
def waiting(speaker, contact):
    """An invitation that the contact person has to pass on."""
    return InvitationFactory(speaker=speaker, contact=contact)


def mails():
    return list(OutboxMail.objects.order_by("pk").values_list("purpose", "to"))


def test_speaker_is_shown_to_nobody_and_agreed_to_nothing(speaker):
    speaker.function, speaker.bio, speaker.capacity = "bestuurder", "Ik ben Mia.", "volunteer"
    speaker.save()
    ConsentFactory(speaker=speaker)
    other = ConsentFactory()

    erase_person(speaker.user, now=NOW)

    speaker.refresh_from_db()
    assert (speaker.function, speaker.bio, speaker.capacity) == ("", "", "")
    assert list(Consent.objects.all()) == [other]


@pytest.mark.parametrize("role", ["teacher", "speaker"])
def test_words_about_a_lesson_are_forgotten(teacher, speaker, role):
    wish = RequestFactory(teacher=teacher, school=teacher.school, state="done")
    session = SessionFactory(
        request=wish, speakers=[speaker], start=NOW - dt.timedelta(days=90), state="held"
    )
    session.session_speakers.update(needs="Ik hoor slecht.")
    words = {"reason": "Ik ben ziek.", "answer": "Dan pas ik."}
    move = MoveProposal.objects.create(
        session=session, side="speaker", state="declined", sequence=0, proposed_at=NOW, **words
    )

    erase_person({"teacher": teacher, "speaker": speaker}[role].user, now=NOW)

    move.refresh_from_db()
    assert (move.reason, move.answer) == ("", "")
    assert session.session_speakers.get().needs == ("Ik hoor slecht." if role == "teacher" else "")


@pytest.mark.parametrize("role", ["teacher", "speaker"])
def test_open_proposal_ends_with_who_made_it_or_has_to_choose(speaker, role):
    proposal = ProposalFactory(invitation=InvitationFactory(speaker=speaker))
    teacher = proposal.invitation.request.teacher
    person = {"teacher": teacher, "speaker": speaker}[role]
    with pytest.raises(StillGoingOn):
        erase_person(person.user, now=NOW)

    erase_person(person.user, now=NOW, end_first=True)

    proposal.refresh_from_db()
    assert (proposal.state, proposal.answered_at) == ("withdrawn", NOW)
    assert proposal.invitation.state == {"teacher": "withdrawn", "speaker": "declined"}[role]


def test_invitation_that_waits_for_the_contact_person_goes_to_the_speaker(
    waiting, contact, speaker
):
    with pytest.raises(StillGoingOn):
        erase_person(contact.user, now=NOW)

    erase_person(contact.user, now=NOW, end_first=True)

    waiting.refresh_from_db()
    assert (waiting.state, waiting.speaker, waiting.contact) == ("sent", speaker, None)
    assert mails() == [("invitation_sent", speaker.email)]


@pytest.mark.parametrize("why", ["paused", "over"])
def test_speaker_who_cannot_be_asked_is_not(waiting, contact, speaker, why):
    now = MOMENT_END if why == "over" else NOW
    speaker.active = why == "over"
    speaker.save()

    erase_person(contact.user, now=now, end_first=True)

    waiting.refresh_from_db()
    waiting.request.refresh_from_db()
    assert (waiting.state, waiting.request.state) == ("declined", "open")
    assert mails() == []


def test_cooperative_is_without_contact_person_until_there_is_another(contact, speaker):
    passed_on = InvitationFactory(speaker=speaker, passed_on_by=contact)

    erase_person(contact.user, now=NOW)

    contact.refresh_from_db()
    passed_on.refresh_from_db()
    assert (contact.is_contact, passed_on.passed_on_by.name) == (False, NOBODY)
    assert name_contact(speaker).is_contact


@pytest.mark.parametrize("change", [name_contact, resume_speaker])
def test_who_was_erased_does_not_come_back_into_the_team(speaker, change):
    erase_person(speaker.user, now=NOW)

    with pytest.raises(WrongState, match="gewist"):
        change(speaker)


def test_mail_about_a_colleague_names_the_speaker_no_more(contact, speaker):
    """Somebody else has the invitation by now: only the mail still says who was asked first."""
    colleague = SpeakerFactory(cooperative=speaker.cooperative)
    given = InvitationFactory(speaker=colleague, passed_on_by=contact)
    letter(to=contact.email, about=f"invitation:{given.pk}", text="Kan Speaker komen?")

    erase_person(speaker.user, now=NOW)

    assert OutboxMail.objects.get().text == f"Kan {NOBODY} komen?"


@pytest.mark.parametrize("state", ["approved", "refused"])
def test_registration_that_was_decided_on_is_emptied(speaker, coordinator, state):
    told = newcomer(email=speaker.email).stored()
    mine = RegistrationFactory(
        email=speaker.email, state=state, answers=told, reason="Mia belde", decided_by=coordinator
    )
    log = Transition.objects.create(registration=mine, to_state=state, reason="Mia belde", at=NOW)

    erase_person(speaker.user, now=NOW)

    mine.refresh_from_db()
    log.refresh_from_db()
    assert (mine.name, mine.email) == (NOBODY, f"registration-{mine.pk}@erased.invalid")
    assert (mine.answers, mine.reason, log.reason) == ({}, "", "")
    assert (mine.state, mine.decided_by) == (state, coordinator)


def test_emptied_registration_lets_nobody_in(speaker, coordinator):
    mine = RegistrationFactory(email=speaker.email, state="refused")
    erase_person(speaker.user, now=NOW)

    with pytest.raises(WrongState, match="gewist"):
        approve_registration(mine, who=coordinator, now=NOW)


@pytest.mark.parametrize("state", ["unconfirmed", "waiting"])
def test_registration_that_waits_goes(speaker, stranger, state):
    RegistrationFactory(email=speaker.email, state=state)
    other = RegistrationFactory(email=stranger.email, state=state)

    erase_person(speaker.user, now=NOW)

    assert list(Registration.objects.all()) == [other]


def test_colleagues_who_were_asked_are_asked_no_more(contact):
    asked = {"asks_access": True, "cooperative": contact.cooperative, "invited_by": contact}
    RegistrationFactory(state="unconfirmed", **asked)
    joined = RegistrationFactory(state="approved", **asked)

    erase_person(contact.user, now=NOW)

    assert list(Registration.objects.values_list("pk", "name")) == [(joined.pk, joined.name)]


def test_registration_is_found_under_a_new_address(speaker):
    mine = RegistrationFactory(email=speaker.email, state="approved")
    correct_address(speaker, "new@test.example")
    speaker.user.refresh_from_db()

    erase_person(speaker.user, now=NOW)

    mine.refresh_from_db()
    assert mine.name == NOBODY
