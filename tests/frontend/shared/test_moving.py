"""Another moment for a planned session: on its page, and from the mail without logging in."""

import datetime as dt

import pytest
from django.urls import reverse

from sessions.models import MoveProposal
from sessions.operations.proposing import propose_move
from tests.factories import MOMENT_START, NOW, SessionFactory
from tests.frontend.links.opened import Opened, everything
from tests.frontend.reading import problems, value, words
from tests.sessions.operations.wishes import days_later
from youth4coop.links.models import LinkPurpose

OTHER = {"teacher": "speaker", "speaker": "teacher"}
SIDES = list(OTHER)
MOMENTS = {
    "moments-0-day": "3/2/2027",
    "moments-0-start": "10.10",
    "moments-0-end": "11u50",
    "moments-1-day": "4/2/2027",
    "moments-1-start": "9",
    "moments-1-end": "10",
    "reason": "De zaal is bezet.",
}
ONE = {name: text for name, text in MOMENTS.items() if not name.startswith("moments-1")}


class Mail:
    """Somebody at the page of the session that their mail leads to."""

    parts = {"session_move": "verplaatsen"}
    verbs = {
        "session_move": "verplaatsen",
        "session_move_accept": "ander-moment",
        "session_move_decline": "geen-ander-moment",
        "session_move_withdraw": "voorstel-intrekken",
    }

    def __init__(self, session, person):
        self.opened = Opened(LinkPurpose.FOLLOW_SESSION, session, person)

    def look(self, name="session_detail"):
        if name not in self.parts:
            return self.opened.get()
        return self.opened.look(self.parts[name])

    def press(self, name, **answers):
        return self.opened.press(self.verbs[name], **answers)


class Account:
    """Somebody who is logged in, at the page of the session."""

    def __init__(self, browser, session):
        self.browser, self.session = browser, session

    def look(self, name="session_detail"):
        return self.browser.get(reverse(name, args=[self.session.pk]))

    def press(self, name, **answers):
        address = reverse(name, args=[self.session.pk])
        return self.browser.post(address, answers, follow=True)


@pytest.fixture(params=["mail", "account"])
def door(request, planned, page):
    """Gives the way in of somebody, by the name of a fixture."""

    def enter(name):
        person = request.getfixturevalue(name)
        if request.param == "mail":
            return Mail(planned, person)
        return Account(page(person.user), planned)

    return enter


@pytest.fixture
def proposed(planned, request):
    """Lets a side propose two moments."""

    def make(side, moments=None):
        who = request.getfixturevalue(side).user
        return propose_move(planned, moments or [days_later(1), days_later(2)], who=who, now=NOW)

    return make


def _state(row):
    row.refresh_from_db()
    return row.state


@pytest.mark.parametrize("side", SIDES)
def test_page_leads_to_an_empty_form(door, side):
    at = door(side)
    assert "Verplaats de sessie" in words(at.look())

    form = at.look("session_move")

    assert "Nu staat ze op di 2 feb 2027, 10.10 – 11.50 u." in words(form)
    assert value(form, "moments-0-day") == value(form, "moments-2-day") == ""


@pytest.mark.parametrize("side", SIDES)
def test_button_proposes_and_the_page_waits(door, side):
    response = door(side).press("session_move", **MOMENTS)

    told = words(response)
    assert "Je voorstel is verstuurd." in told
    assert "Je stelde een ander moment voor" in told
    assert "wo 3 feb 2027, 10.10 – 11.50 u. do 4 feb 2027, 9.00 – 10.00 u." in told
    proposal = MoveProposal.objects.get()
    assert (proposal.side, proposal.reason) == (side, "De zaal is bezet.")


@pytest.mark.parametrize(
    ("changes", "asked", "stays"),
    [
        ({"moments-0-day": ""}, "Vul een datum in.", ("moments-0-end", "11u50")),
        (
            {"moments-1-start": "x"},
            "Vul een uur in, zoals 10.10 of 14u30.",
            ("moments-1-end", "10"),
        ),
        (
            {"moments-1-day": "2/11/2026"},
            "Kies een moment in de toekomst.",
            ("moments-1-end", "10"),
        ),
        ({"reason": "x" * 201}, "Schrijf hoogstens 200 tekens.", ("moments-0-day", "3/2/2027")),
    ],
)
def test_what_cannot_be_is_asked_again_and_what_was_typed_stays(door, changes, asked, stays):
    response = door("teacher").press("session_move", **MOMENTS | changes)

    assert problems(response) == [asked]
    assert value(response, stays[0]) == stays[1]
    assert value(response, "reason") == (MOMENTS | changes)["reason"]
    assert not MoveProposal.objects.exists()


def test_nothing_filled_in_asks_for_a_moment(door):
    asked = problems(door("teacher").press("session_move", reason=""))

    assert asked[0] == "Vul een datum in."


@pytest.mark.parametrize("side", SIDES)
def test_other_side_chooses_a_moment(door, planned, proposed, side):
    proposal = proposed(side)
    at = door(OTHER[side])
    assert "vraagt om te verplaatsen" in words(at.look())
    assert " checked" not in at.look().content.decode()
    chosen = proposal.moments.last()

    response = at.press("session_move_accept", proposal=proposal.pk, moment=chosen.pk)

    assert "De sessie is verplaatst." in words(response)
    planned.refresh_from_db()
    assert planned.start == chosen.start
    assert "vraagt om te verplaatsen" not in words(at.look())


def test_no_moment_chosen_is_asked_again(door, proposed, planned):
    proposal = proposed("teacher")

    response = door("speaker").press("session_move_accept", proposal=proposal.pk)

    assert problems(response) == ["Kies een moment."]
    assert _state(proposal) == "open"


@pytest.mark.parametrize("side", SIDES)
def test_other_side_says_that_none_fits(door, planned, proposed, side):
    proposal = proposed(side)
    answers = {"proposal": proposal.pk, "no_move-reason": "Nooit op woensdag."}

    response = door(OTHER[side]).press("session_move_decline", **answers)

    assert "De sessie blijft waar ze staat." in words(response)
    assert (_state(proposal), proposal.answer) == ("declined", "Nooit op woensdag.")


@pytest.mark.parametrize("side", SIDES)
def test_own_proposal_is_taken_back(door, proposed, side):
    proposal = proposed(side)

    response = door(side).press("session_move_withdraw", proposal=proposal.pk)

    assert "Je voorstel is ingetrokken." in words(response)
    assert _state(proposal) == "withdrawn"


def test_answer_to_a_proposal_that_was_replaced_is_too_late(door, planned, proposed, teacher):
    old = proposed("teacher")
    MoveProposal.objects.update(state="withdrawn")
    MoveProposal.objects.filter(pk=old.pk).update(state="lapsed")
    new = proposed("teacher", [days_later(7)])

    response = door("speaker").press("session_move_decline", proposal=old.pk)

    assert response.status_code == 409
    assert "Dit voorstel wacht niet meer op antwoord." in words(response)
    assert _state(new) == "open"


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("session_move_accept", "teacher"),
        ("session_move_decline", "teacher"),
        ("session_move_withdraw", "speaker"),
    ],
)
def test_wrong_side_may_not_answer(door, proposed, name, who):
    proposal, at = proposed("teacher"), door(who)
    before = everything()

    response = at.press(name, proposal=proposal.pk, moment=proposal.moments.first().pk)

    assert (response.status_code, everything()) == (403, before)


def test_pressing_again_behind_a_link_changes_nothing(planned, proposed, speaker):
    proposal, at = proposed("teacher"), Mail(planned, speaker)
    answer = {"proposal": proposal.pk, "moment": proposal.moments.first().pk}
    at.press("session_move_accept", **answer)
    before = everything()

    response = at.press("session_move_accept", **answer)

    assert (response.status_code, everything()) == (200, before)
    assert "Je antwoord is al bewaard." in words(response)


def test_second_proposal_waits_for_the_answer_to_the_first(door, proposed):
    proposed("teacher")
    at = door("teacher")
    assert "Verstuur je voorstel" not in words(at.look("session_move"))

    response = at.press("session_move", **MOMENTS)

    assert response.status_code == 409
    assert "Je vorige voorstel wacht nog op antwoord." in words(response)


def test_holiday_is_remarked_upon(door, proposed):
    proposed("teacher", [days_later(7)])

    assert "is een vrije dag voor scholen (Krokusvakantie)" in words(door("speaker").look())


@pytest.mark.parametrize("row", ["over", "counted"])
def test_what_is_over_is_not_moved(page, teacher, row, request):
    session = request.getfixturevalue(row)
    at = Account(page(teacher.user), session)
    assert "Verplaats de sessie" not in words(at.look())

    response = at.press("session_move", **MOMENTS)

    assert response.status_code == 409
    assert not MoveProposal.objects.exists()


def test_coordinator_moves_it_at_once(page, coordinator, planned):
    at = Account(page(coordinator), planned)
    assert 'name="moments-1-day"' not in at.look("session_move").content.decode()

    response = at.press("session_move", **ONE)

    assert "De sessie is verplaatst." in words(response)
    planned.refresh_from_db()
    assert planned.start == MOMENT_START + dt.timedelta(days=1)
    assert not MoveProposal.objects.exists()


def test_moment_that_the_session_has_is_asked_again_of_the_coordinator(page, coordinator, planned):
    at = Account(page(coordinator), planned)

    response = at.press("session_move", **ONE | {"moments-0-day": "2/2/2027"})

    assert problems(response) == ["De sessie staat al op dit moment."]


def test_coordinator_sees_what_waits(page, coordinator, planned, proposed):
    proposed("speaker")

    told = words(Account(page(coordinator), planned).look())

    assert "De spreker stelde een ander moment voor" in told
    assert "Trek je voorstel in" not in told


def test_colleague_sees_it_and_proposes_nothing(page, colleague, planned, proposed):
    at = Account(page(colleague.user), planned)
    assert "Verplaats de sessie" not in words(at.look())

    assert at.look("session_move").status_code == 403
    assert at.press("session_move", **MOMENTS).status_code == 403
    proposal = proposed("teacher")
    answer = {"proposal": proposal.pk, "moment": proposal.moments.first().pk}
    assert at.press("session_move_accept", **answer).status_code == 403


def test_stranger_does_not_find_it(page, stranger, planned):
    at = Account(page(stranger.user), planned)

    assert at.look("session_move").status_code == 404
    assert at.press("session_move", **MOMENTS).status_code == 404


def test_session_without_a_teacher_is_not_moved_by_its_speaker(page, speaker):
    session = SessionFactory(speakers=[speaker])
    at = Account(page(speaker.user), session)

    assert "Mail ons als het toch nodig is." in words(at.look("session_move"))
    assert "Verplaats de sessie" not in words(at.look())


@pytest.mark.parametrize("number", [1, 3])
def test_page_takes_the_same_number_of_queries(
    page, speaker, planned, proposed, django_assert_num_queries, number
):
    proposed("teacher", [days_later(day) for day in range(1, number + 1)])
    at = Account(page(speaker.user), planned)

    with django_assert_num_queries(10):
        at.look()
