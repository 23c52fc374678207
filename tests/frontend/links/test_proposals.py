"""The teacher chooses another moment from the mail, and changes that answer for a day."""

import pytest

from sessions.models import ClassroomSession
from sessions.operations.proposals import choose_moment, refuse_moments
from tests.factories import NOW, SessionFactory
from tests.frontend.links.conftest import ONE_DAY
from tests.frontend.links.opened import Opened, everything
from tests.frontend.reading import problems, words
from tests.sessions.operations.wishes import ONE_MINUTE
from tests.sessions.reading import told
from youth4coop.links.models import LinkPurpose

ILL = {"cancel-cause": "illness"}


@pytest.fixture
def page(opened):
    return opened(LinkPurpose.ANSWER_PROPOSAL, "proposal", "teacher")


@pytest.fixture
def again(proposal, teacher):
    """Gives the page as it is when the mail is opened once more."""
    return lambda: Opened(LinkPurpose.ANSWER_PROPOSAL, proposal, teacher)


@pytest.fixture
def moment(proposal):
    return proposal.moments.get()


def _state(row):
    row.refresh_from_db()
    return row.state


def test_choosing_plans_the_session(page, proposal, moment, teacher):
    response = page.press("kies", moment=moment.pk)

    shown = words(response)
    assert "De sessie is gepland. De spreker en de leerkracht krijgen een mail." in shown
    assert "de sessie is gepland di 16 feb 2027, 10.10 – 11.50 u." in shown
    assert told(proposal.invitation) == [("sent", "accepted", teacher.user_id, NOW, "")]
    assert ClassroomSession.objects.get().start == moment.start


def test_none_is_an_answer_too(page, proposal):
    response = page.press("geen")

    assert "Je antwoord is al bewaard: geen van deze momenten" in words(response)
    assert (_state(proposal), _state(proposal.invitation)) == ("refused", "sent")


@pytest.mark.parametrize("verb", ["kies", "geen"])
def test_same_answer_again_changes_nothing(page, moment, verb):
    page.press(verb, moment=moment.pk)
    before = everything()

    response = page.press(verb, moment=moment.pk)

    assert response.status_code == 200
    assert "Je antwoord is al bewaard" in words(response)
    assert everything() == before


def test_none_after_a_choice_is_refused_on_the_same_page(page, proposal, moment):
    page.press("kies", moment=moment.pk)

    assert page.press("geen").status_code == 409
    assert _state(proposal) == "accepted"


@pytest.mark.parametrize("chosen", ["x", "999999"])
def test_choosing_what_is_not_there_asks_for_a_moment(page, proposal, chosen):
    assert problems(page.press("kies", moment=chosen)) == ["Kies een van deze momenten."]
    assert _state(proposal) == "open"


def test_speaker_who_is_busy_by_now_is_refused_on_the_same_page(page, proposal, moment, speaker):
    SessionFactory(speakers=[speaker], start=moment.start)

    response = page.press("kies", moment=moment.pk)

    assert response.status_code == 409
    assert "Speaker heeft dan al een sessie." in words(response)


def test_none_becomes_one_within_a_day(proposal, teacher, again, moment, later):
    refuse_moments(proposal, who=teacher.user, now=NOW)
    later(ONE_DAY - ONE_MINUTE)
    assert "Wil je je antwoord wijzigen?" in words(again().get())

    again().press("kies", moment=moment.pk)

    assert _state(proposal) == "accepted"


def test_none_is_final_after_a_day(proposal, teacher, again, moment, later):
    refuse_moments(proposal, who=teacher.user, now=NOW)
    later(ONE_DAY)
    assert "Wil je je antwoord wijzigen?" not in words(again().get())

    assert again().press("kies", moment=moment.pk).status_code == 409


def test_choice_is_undone_by_cancelling_and_that_too(proposal, moment, teacher, again, restoring):
    session = choose_moment(proposal, moment, who=teacher.user, now=NOW)
    page = again()

    assert "De sessie is geannuleerd." in words(page.press("annuleren", **ILL))
    assert _state(session) == "cancelled"
    before = everything()
    assert page.press("annuleren", **ILL).status_code == 200
    assert everything() == before
    page.press("toch-wel")
    assert restoring == [(session.pk, teacher.user, NOW)]


def test_there_is_nothing_to_cancel_before_a_choice(page, proposal, restoring):
    assert page.press("annuleren", **ILL).status_code == 200
    assert page.press("toch-wel").status_code == 200
    assert (_state(proposal), restoring) == ("open", [])


def test_link_is_of_its_teacher_alone(proposal, stranger):
    page = Opened(LinkPurpose.ANSWER_PROPOSAL, proposal, stranger)

    assert page.get().status_code == 410
    assert page.press("geen").status_code == 410
    assert _state(proposal) == "open"
