"""A mail scanner that loads a page and sends its first form does no harm (R5.04)."""

import pytest

from sessions.models import Speaker
from sessions.operations.proposals import refuse_moments
from tests.factories import NOW
from tests.frontend.links.conftest import ONE_DAY
from tests.frontend.links.opened import Opened, everything, first_form
from tests.frontend.reading import words
from youth4coop.links.models import LinkPurpose


def scan(page):
    """Loads the page and sends its first form with whatever stands in it."""
    method, address, sent = first_form(page.get())
    return getattr(page.client, method)(address, sent, follow=True)


# Pages whose first form asks something that nobody filled in, or only leads somewhere.
HARMLESS = [
    (LinkPurpose.FOLLOW_REQUEST, "wish", "teacher"),
    (LinkPurpose.ANSWER_INVITATION, "declined", "speaker"),
    (LinkPurpose.ANSWER_INVITATION, "accepted", "speaker"),
    (LinkPurpose.ANSWER_INVITATION, "with_contact", "contact"),
    (LinkPurpose.ANSWER_PROPOSAL, "refused", "teacher"),
    (LinkPurpose.FOLLOW_SESSION, "planned", "teacher"),
    (LinkPurpose.FOLLOW_SESSION, "planned", "speaker"),
    (LinkPurpose.COUNT, "over", "teacher"),
    (LinkPurpose.COUNT, "over", "speaker"),
    (LinkPurpose.COUNT, "counted", "teacher"),
    (LinkPurpose.CONFIRM_REGISTRATION, "asked", "asked"),
    (LinkPurpose.DECIDE_ACCESS, "joining", "speaker"),
    (LinkPurpose.PRACTICAL, "planned", "teacher"),
    (LinkPurpose.EVALUATE, "counted", "teacher"),
    (LinkPurpose.EVALUATE, "counted", "speaker"),
    (LinkPurpose.ASK_AGAIN, "counted", "teacher"),
    (LinkPurpose.MY_DATA, "account", "teacher"),
]


@pytest.fixture
def with_contact(invitation, contact):
    """The contact person says who comes."""
    invitation.contact = contact
    invitation.save()
    return invitation


@pytest.fixture
def refused(proposal, teacher):
    """The teacher chose none just now."""
    return refuse_moments(proposal, who=teacher.user, now=NOW)


@pytest.mark.parametrize(("purpose", "row", "role"), HARMLESS)
def test_scanner_changes_nothing(opened, purpose, row, role):
    page = opened(purpose, row, role)
    before = everything()

    scan(page)

    assert everything() == before


def test_yes_of_a_scanner_is_undone_by_the_speaker(opened, invitation, speaker, later):
    scan(opened(LinkPurpose.ANSWER_INVITATION, "invitation", "speaker"))
    session = invitation.request.sessions.get()
    later(ONE_DAY / 2)

    page = Opened(LinkPurpose.ANSWER_INVITATION, invitation, speaker)
    page.press("annuleren", **{"cancel-cause": "other", "cancel-reason": "Ik zei geen ja"})

    session.refresh_from_db()
    invitation.request.refresh_from_db()
    assert (session.state, invitation.request.state) == ("cancelled", "open")


def test_choice_of_a_scanner_is_undone_by_the_teacher(opened, proposal, teacher, later):
    scan(opened(LinkPurpose.ANSWER_PROPOSAL, "proposal", "teacher"))
    session = proposal.invitation.request.sessions.get()
    later(ONE_DAY / 2)

    page = Opened(LinkPurpose.ANSWER_PROPOSAL, proposal, teacher)
    page.press("annuleren", **{"cancel-cause": "other", "cancel-reason": "Ik koos niets"})

    session.refresh_from_db()
    assert session.state == "cancelled"


def test_proposal_that_a_scanner_takes_back_is_made_again(opened, proposal, speaker):
    scan(opened(LinkPurpose.ANSWER_INVITATION, "invitation", "speaker"))
    proposal.refresh_from_db()
    assert proposal.state == "withdrawn"

    page = Opened(LinkPurpose.ANSWER_INVITATION, proposal.invitation, speaker)
    typed = {"moments-0-day": "16/2/2027", "moments-0-start": "10.10", "moments-0-end": "11.50"}
    page.press("ander-moment", **typed)

    assert proposal.invitation.proposals.open().count() == 1


def test_confirmation_of_a_scanner_is_undone_by_the_teacher(opened, wish, teacher):
    wish.state = "unconfirmed"
    wish.save()

    scan(opened(LinkPurpose.CONFIRM_REQUEST, "wish", "teacher"))
    Opened(LinkPurpose.FOLLOW_REQUEST, wish, teacher).press(
        "intrekken", **{"withdraw-reason": "Ik vroeg niets"}
    )

    wish.refresh_from_db()
    assert wish.state == "withdrawn"


def test_confirmation_of_a_scanner_lets_nobody_in(opened, registered):
    scan(opened(LinkPurpose.CONFIRM_REGISTRATION, "registered", "registered"))

    registered.refresh_from_db()
    assert registered.state == "waiting"
    assert not Speaker.objects.exists()


@pytest.mark.parametrize(
    ("purpose", "row", "role", "verb", "answers"),
    [
        (LinkPurpose.FOLLOW_REQUEST, "wish", "teacher", "intrekken", {"withdraw-reason": "Ja"}),
        (LinkPurpose.COUNT, "over", "speaker", "niet-doorgegaan", {"not_held-reason": "Ja"}),
    ],
)
def test_what_a_scanner_undoes_can_be_done_again(opened, purpose, row, role, verb, answers):
    page = opened(purpose, row, role)
    done = words(page.press(verb, **answers))

    scan(page)
    response = page.press(verb, **answers)

    assert response.status_code == 200
    assert words(response) == done
