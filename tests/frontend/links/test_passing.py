"""A contact person passes an invitation on, and a speaker proposes other moments, from the mail."""

import pytest

from sessions.operations.invitations import decline_invitation
from sessions.operations.passing import pass_on
from tests.factories import NOW, SessionFactory, SpeakerFactory
from tests.frontend.links.conftest import ONE_DAY
from tests.frontend.links.opened import Opened, everything
from tests.frontend.reading import problems, value, words
from tests.sessions.reading import told
from youth4coop.links.models import LinkPurpose

OTHER = {"moments-0-day": "16/2/2027", "moments-0-start": "10.10", "moments-0-end": "11.50"}


@pytest.fixture
def with_contact(invitation, contact, colleague):
    """The contact person says who comes."""
    invitation.contact = contact
    invitation.save()
    return invitation


@pytest.fixture
def page_of(invitation):
    """Gives the page of the invitation behind the mail of a person."""
    return lambda person: Opened(LinkPurpose.ANSWER_INVITATION, invitation, person)


def _state(row):
    row.refresh_from_db()
    return row.state


# Passing on


def test_contact_person_chooses_among_all_who_can_be_asked(with_contact, contact, page_of):
    SpeakerFactory(name="On pause", cooperative=contact.cooperative, active=False)
    SpeakerFactory(name="Elsewhere")

    form = page_of(contact).get().context["pass_on"]

    assert sorted(label for _key, label in form["speaker"].field.choices) == [
        "Colleague",
        "Contact",
        "Speaker",
    ]


def test_what_stands_in_the_way_of_a_colleague_is_said(with_contact, contact, colleague, page_of):
    SessionFactory(speakers=[colleague])

    assert "Colleague (heeft dan al een sessie)" in words(page_of(contact).get())


def test_colleague_gets_it_and_the_contact_person_sees_so(
    with_contact, contact, colleague, page_of
):
    page = page_of(contact)

    response = page.press("doorgeven", **{"pass_on-speaker": colleague.pk})

    assert "Bewaard. Wie je koos, kan nu antwoorden." in words(response)
    assert "Doorgegeven aan Colleague" in words(response)
    assert "Ja, ik kom" not in words(response)
    reason = "Doorgegeven aan een collega."
    assert told(with_contact) == [("sent", "sent", contact.user_id, NOW, reason)]
    assert "Ja, ik kom" in words(page_of(colleague).get())


def test_contact_person_who_comes_answers_on_the_same_page(with_contact, contact, page_of):
    response = page_of(contact).press("doorgeven", **{"pass_on-speaker": contact.pk})

    assert "Ja, ik kom" in words(response)


def test_contact_person_who_is_asked_passes_on(invitation, contact, colleague, page_of):
    invitation.speaker = contact
    invitation.save()
    page = page_of(contact)
    assert "Geef door aan een collega" in words(page.get())

    page.press("doorgeven", **{"pass_on-speaker": colleague.pk})

    invitation.refresh_from_db()
    assert (invitation.speaker, invitation.passed_on_by) == (colleague, contact)


def test_it_is_passed_on_to_somebody_else_after_all(with_contact, contact, colleague, page_of):
    pass_on(with_contact, colleague, who=contact.user, now=NOW)

    page_of(contact).press("doorgeven", **{"pass_on-speaker": contact.pk})

    with_contact.refresh_from_db()
    assert with_contact.speaker == contact


def test_choosing_nobody_asks_for_somebody(with_contact, contact, page_of):
    assert problems(page_of(contact).press("doorgeven")) == ["Kies wie er komt."]


def test_contact_person_without_colleagues_reads_so(invitation, contact, page_of):
    invitation.speaker.active = False
    invitation.speaker.save()
    invitation.speaker = contact
    invitation.save()

    assert "Er is niemand anders van je coöperatie" in words(page_of(contact).get())


def test_no_of_the_contact_person_is_undone_within_a_day(
    with_contact, contact, colleague, page_of, later
):
    decline_invitation(with_contact, who=contact.user, now=NOW)
    later(ONE_DAY / 2)
    assert "Wil je je antwoord wijzigen?" in words(page_of(contact).get())

    page_of(contact).press("doorgeven", **{"pass_on-speaker": colleague.pk})

    assert _state(with_contact) == "sent"


def test_who_gave_it_away_does_not_answer_it(with_contact, contact, colleague, page_of):
    pass_on(with_contact, colleague, who=contact.user, now=NOW)
    page = page_of(contact)

    for verb in ["ja", "nee", "ander-moment", "voorstel-intrekken", "annuleren", "toch-wel"]:
        assert page.press(verb).status_code == 410
    assert _state(with_contact) == "sent"


def test_speaker_passes_nothing_on(invitation, speaker, colleague, page_of):
    page = page_of(speaker)
    assert "Geef door aan een collega" not in words(page.get())

    assert page.press("doorgeven", **{"pass_on-speaker": colleague.pk}).status_code == 410
    assert told(invitation) == []


def test_link_of_who_had_it_is_dead(invitation, contact, colleague, speaker, page_of):
    page = page_of(speaker)
    pass_on(invitation, colleague, who=contact.user, now=NOW)

    assert page.get().status_code == 410


# Other moments


def test_speaker_proposes_another_moment(invitation, speaker, page_of):
    response = page_of(speaker).press("ander-moment", **OTHER)

    shown = words(response)
    assert "Bedankt! We vragen de leerkracht of dat past." in shown
    assert "De leerkracht kiest nu" in shown
    assert "di 16 feb 2027, 10.10 – 11.50 u." in shown
    assert "Ja, ik kom" in shown
    assert invitation.open_proposal.moments.count() == 1


def test_same_proposal_again_changes_nothing(invitation, speaker, page_of):
    page = page_of(speaker)
    page.press("ander-moment", **OTHER)
    before = everything()

    response = page.press("ander-moment", **OTHER)

    assert "Je antwoord is al bewaard." in words(response)
    assert everything() == before


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ({"moments-0-day": ""}, "Vul een datum in."),
        ({"moments-0-day": "morgen"}, "Vul een datum in, zoals 3/2/2027."),
        ({"moments-0-day": "2/2/2027"}, "Dit moment vroeg de leerkracht zelf. Zeg dan ja."),
        ({"moments-0-day": "1/2/2026"}, "Kies een moment in de toekomst."),
        ({"moments-0-end": "9u"}, "Kies een einduur na het beginuur."),
        ({f"moments-1-{name}": OTHER[f"moments-0-{name}"] for name in ("day", "start", "end")},
         "Dit moment staat er al."),
    ],
)  # fmt: skip
def test_moment_that_cannot_be_is_kept_to_put_right(invitation, speaker, page_of, typed, asked):
    response = page_of(speaker).press("ander-moment", **OTHER | typed)

    assert problems(response) == [asked]
    assert value(response, "moments-0-start") == "10.10"
    assert invitation.open_proposal is None


def test_proposal_is_taken_back(proposal, speaker, page_of):
    page = page_of(speaker)

    response = page.press("voorstel-intrekken")

    assert "Je voorstel is ingetrokken." in words(response)
    assert _state(proposal) == "withdrawn"
    before = everything()
    page.press("voorstel-intrekken")
    assert everything() == before


def test_yes_to_a_moment_of_the_teacher_still_counts(proposal, speaker, page_of):
    moment = proposal.invitation.moments.get()

    response = page_of(speaker).press("ja", moment=moment.pk)

    assert "Fijn dat je komt!" in words(response)
    assert _state(proposal) == "withdrawn"
