"""An invitation goes from one speaker of a cooperative to another."""

import pytest
from django.core.exceptions import ValidationError

from sessions.operations.booking import Taken
from sessions.operations.invitations import (
    AlreadyAsked,
    accept_invitation,
    decline_invitation,
    invite,
)
from sessions.operations.passing import may_pass_on, pass_on
from sessions.operations.proposals import propose_moments
from tests.factories import InvitationFactory, ProposalFactory, SessionFactory, SpeakerFactory
from tests.sessions.operations.wishes import ONE_DAY, ONE_MINUTE, days_later
from tests.sessions.reading import codes, told
from youth4coop.mail.models import OutboxMail
from youth4coop.refusals import WrongState


@pytest.fixture
def contact(speaker):
    """The contact person of the speaker's cooperative."""
    return SpeakerFactory(name="Mia", cooperative=speaker.cooperative, is_contact=True)


@pytest.fixture
def colleague(speaker):
    return SpeakerFactory(name="Jan", cooperative=speaker.cooperative)


@pytest.fixture
def invitation(speaker, contact):
    return InvitationFactory(speaker=speaker)


@pytest.fixture
def with_contact(speaker, contact):
    """The contact person decides who comes."""
    return InvitationFactory(speaker=speaker, contact=contact)


def mails():
    return list(OutboxMail.objects.order_by("pk").values_list("purpose", "to"))


def test_colleague_has_it_from_then_on(invitation, contact, colleague, now):
    later = now + ONE_DAY

    pass_on(invitation, colleague, who=contact.user, now=later)

    invitation.refresh_from_db()
    assert (invitation.speaker, invitation.contact) == (colleague, None)
    assert (invitation.passed_on_by, invitation.sent_at) == (contact, later)
    reason = "Doorgegeven aan een collega."
    assert told(invitation) == [("sent", "sent", contact.user_id, later, reason)]


def test_colleague_is_asked_by_mail_and_the_other_need_not_answer(
    invitation, contact, colleague, speaker, now
):
    pass_on(invitation, colleague, who=contact.user, now=now)

    assert mails() == [
        ("invitation_withdrawn", speaker.email),
        ("invitation_passed_on", colleague.email),
    ]
    text = OutboxMail.objects.get(to=colleague.email).text
    assert "Mia geeft je deze uitnodiging door." in text


def test_nobody_is_mailed_what_they_did_themselves(with_contact, contact, now):
    pass_on(with_contact, contact, who=contact.user, now=now)

    assert mails() == []
    with_contact.refresh_from_db()
    assert (with_contact.speaker, with_contact.contact) == (contact, None)


def test_coordinator_passes_on_and_is_no_giver(invitation, coordinator, colleague, now):
    pass_on(invitation, colleague, who=coordinator, now=now)

    invitation.refresh_from_db()
    assert (invitation.speaker, invitation.passed_on_by) == (colleague, None)
    assert "geeft je deze uitnodiging door" not in OutboxMail.objects.latest("pk").text


def test_it_comes_back_to_who_had_it_with_a_mail_of_its_own(
    invitation, contact, colleague, speaker, now
):
    for one in [colleague, speaker, colleague]:
        invitation = pass_on(invitation, one, who=contact.user, now=now)

    assert mails() == [
        ("invitation_withdrawn", speaker.email),
        ("invitation_passed_on", colleague.email),
        ("invitation_withdrawn", colleague.email),
        ("invitation_passed_on", speaker.email),
        ("invitation_withdrawn", speaker.email),
        ("invitation_passed_on", colleague.email),
    ]


def test_colleague_says_yes(invitation, contact, colleague, now):
    passed_on = pass_on(invitation, colleague, who=contact.user, now=now)

    session = accept_invitation(
        passed_on, invitation.moments.get(), who=colleague.user, now=now + ONE_DAY
    )

    assert list(session.speakers.all()) == [colleague]


def test_other_moments_of_the_first_lapse(invitation, contact, colleague, now):
    proposal = propose_moments(invitation, [days_later(7)], who=None, now=now)

    pass_on(invitation, colleague, who=contact.user, now=now)

    proposal.refresh_from_db()
    assert proposal.state == "withdrawn"


def test_answer_of_who_had_it_before_is_too_late(invitation, contact, colleague, now):
    pass_on(invitation, colleague, who=contact.user, now=now)

    with pytest.raises(WrongState):
        accept_invitation(invitation, invitation.moments.get(), who=None, now=now)
    with pytest.raises(WrongState):
        decline_invitation(invitation, who=None, now=now)
    with pytest.raises(WrongState):
        propose_moments(invitation, [days_later(7)], who=None, now=now)


@pytest.mark.parametrize("state", ["accepted", "declined", "expired", "withdrawn"])
def test_what_is_answered_is_not_passed_on(speaker, contact, colleague, now, state):
    invitation = InvitationFactory(speaker=speaker, state=state)

    with pytest.raises(WrongState):
        pass_on(invitation, colleague, who=contact.user, now=now)

    invitation.refresh_from_db()
    assert (invitation.speaker, mails()) == (speaker, [])


def test_what_is_over_is_not_passed_on(invitation, contact, colleague):
    moment = invitation.moments.get()

    with pytest.raises(WrongState):
        pass_on(invitation, colleague, who=contact.user, now=moment.start)


def test_request_that_is_not_free_any_more_is_not_passed_on(invitation, contact, colleague, now):
    invitation.request.state = "planned"
    invitation.request.save()

    with pytest.raises(WrongState):
        pass_on(invitation, colleague, who=contact.user, now=now)


@pytest.mark.parametrize(
    ("who", "code"),
    [({"cooperative": None}, "other_cooperative"), ({"active": False}, "inactive"), ({}, "same")],
)
def test_it_goes_to_an_active_colleague_only(invitation, contact, speaker, now, who, code):
    if "cooperative" in who:
        other = SpeakerFactory()
    else:
        other = SpeakerFactory(cooperative=speaker.cooperative, **who) if who else speaker

    with pytest.raises(ValidationError) as refused:
        pass_on(invitation, other, who=contact.user, now=now)

    assert codes(refused.value) == {"speaker": [code]}


@pytest.mark.parametrize("state", ["sent", "accepted"])
def test_who_has_one_already_gets_no_second(invitation, contact, colleague, now, state):
    InvitationFactory(request=invitation.request, speaker=colleague, state=state)

    with pytest.raises(AlreadyAsked):
        pass_on(invitation, colleague, who=contact.user, now=now)


def test_who_is_busy_at_each_moment_does_not_get_it(invitation, contact, colleague, now):
    SessionFactory(speakers=[colleague])

    with pytest.raises(Taken):
        pass_on(invitation, colleague, who=contact.user, now=now)


@pytest.mark.parametrize("who", ["coordinator", "contact"])
def test_contact_person_and_coordinator_decide(invitation, who, request):
    person = request.getfixturevalue(who)

    assert may_pass_on(getattr(person, "user", person), invitation)


def test_others_do_not_decide(invitation, speaker, colleague, teacher):
    elsewhere = SpeakerFactory(is_contact=True)

    for person in [speaker, colleague, teacher, elsewhere]:
        assert not may_pass_on(person.user, invitation)


# A cooperative whose contact person is asked first


def ask(speaker, coordinator, now):
    speaker.cooperative.asks_contact_first = True
    speaker.cooperative.save()
    request = InvitationFactory().request
    return invite(request, speaker, list(request.moments.all()), who=coordinator, now=now)


def test_contact_person_is_asked_first(speaker, contact, coordinator, now):
    invitation = ask(speaker, coordinator, now)

    assert (invitation.contact, invitation.addressee) == (contact, contact)
    assert mails() == [("invitation_contact", contact.email)]
    assert "We dachten aan Speaker." in OutboxMail.objects.get().text


def test_contact_person_who_is_the_speaker_is_asked_as_one(contact, coordinator, now):
    assert ask(contact, coordinator, now).contact is None
    assert mails() == [("invitation_sent", contact.email)]


def test_without_a_contact_person_the_speaker_is_asked(speaker, coordinator, now):
    assert ask(speaker, coordinator, now).contact is None
    assert mails() == [("invitation_sent", speaker.email)]


def test_yes_waits_until_somebody_has_it(with_contact, now):
    with pytest.raises(WrongState):
        accept_invitation(with_contact, with_contact.moments.get(), who=None, now=now)


def test_no_of_the_contact_person_is_undone_by_passing_it_on(with_contact, contact, colleague, now):
    decline_invitation(with_contact, who=contact.user, now=now, reason="Nobody is free.")

    pass_on(with_contact, colleague, who=contact.user, now=now + ONE_DAY - ONE_MINUTE)

    with_contact.refresh_from_db()
    assert (with_contact.state, with_contact.answered_at, with_contact.reason) == ("sent", None, "")
    assert [row[:2] for row in told(with_contact.request)] == [
        ("invited", "open"),
        ("open", "invited"),
    ]


def test_no_of_the_contact_person_is_final_after_a_day(with_contact, contact, colleague, now):
    decline_invitation(with_contact, who=contact.user, now=now)

    with pytest.raises(WrongState):
        pass_on(with_contact, colleague, who=contact.user, now=now + ONE_DAY)


def test_only_the_own_proposal_lapses(invitation, contact, colleague, now):
    other = ProposalFactory()

    pass_on(invitation, colleague, who=contact.user, now=now)

    other.refresh_from_db()
    assert other.state == "open"
