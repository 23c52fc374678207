"""The teacher, or the coordinator, chooses among other moments on the own page."""

import datetime as dt

import pytest
from django.urls import reverse

from sessions.models import ClassroomSession
from sessions.operations.proposals import refuse_moments
from tests.factories import MOMENT_START, NOW, ProposalFactory, SessionFactory
from tests.frontend.reading import problems, words
from tests.sessions.reading import told

WEEK_LATER = MOMENT_START + dt.timedelta(days=7)
IN_THE_HOLIDAY = dt.datetime(2027, 2, 14, 10, 0, tzinfo=dt.UTC)


@pytest.fixture
def proposal(invitation):
    return ProposalFactory(invitation=invitation, moments=[WEEK_LATER])


def _address(proposal, name="detail"):
    return reverse(f"proposal_{name}", args=[proposal.pk])


def _state(row):
    row.refresh_from_db()
    return row.state


def test_page_says_who_can_come_when(page, teacher, proposal, speaker):
    shown = words(page(teacher.user).get(_address(proposal)))

    name = speaker.cooperative.name
    assert f"Speaker van {name} wil komen vertellen" in shown
    assert "di 9 feb 2027, 10.10 – 11.50 u." in shown
    assert speaker.email not in shown


def test_moment_without_lessons_says_so(page, teacher, invitation):
    proposal = ProposalFactory(invitation=invitation, moments=[IN_THE_HOLIDAY])

    shown = words(page(teacher.user).get(_address(proposal)))

    assert "Zondag 14 februari 2027 is een vrije dag voor scholen (Krokusvakantie)." in shown


@pytest.mark.parametrize("who", ["teacher", "coordinator"])
def test_chosen_moment_plans_the_session(page, proposal, who, request):
    person = request.getfixturevalue(who)
    user = getattr(person, "user", person)

    chosen = {"moment": proposal.moments.get().pk}
    response = page(user).post(_address(proposal, "choose"), chosen)

    session = ClassroomSession.objects.get()
    assert response.url == reverse("session_detail", args=[session.pk])
    assert (session.start, _state(proposal)) == (WEEK_LATER, "accepted")
    assert told(proposal.invitation) == [("sent", "accepted", user.pk, NOW, "")]


def test_none_leaves_the_request_open(page, teacher, proposal):
    response = page(teacher.user).post(_address(proposal, "refuse"), follow=True)

    shown = words(response)
    assert "Je antwoord is al bewaard: geen van deze momenten" in shown
    assert "Wil je je antwoord wijzigen?" in shown
    assert (_state(proposal), _state(proposal.invitation)) == ("refused", "sent")


@pytest.mark.parametrize("chosen", ["", "x", "999999"])
def test_choosing_nothing_asks_for_a_moment(page, teacher, proposal, chosen):
    response = page(teacher.user).post(_address(proposal, "choose"), {"moment": chosen})

    assert len(problems(response)) == 1
    assert _state(proposal) == "open"


def test_speaker_who_is_busy_by_now_is_refused_on_the_same_page(page, teacher, proposal, speaker):
    SessionFactory(speakers=[speaker], start=WEEK_LATER)

    chosen = {"moment": proposal.moments.get().pk}
    response = page(teacher.user).post(_address(proposal, "choose"), chosen)

    assert response.status_code == 409
    assert "Speaker heeft dan al een sessie." in words(response)
    assert "Geen van deze momenten" in words(response)


@pytest.mark.parametrize(
    ("state", "shown"),
    [
        ("withdrawn", "De spreker trok dit in, of het is al geregeld."),
        ("expired", "De tijd om te kiezen is voorbij."),
    ],
)
def test_what_has_ended_needs_no_choice(page, teacher, proposal, state, shown):
    proposal.state = state
    proposal.save()

    response = page(teacher.user).get(_address(proposal))

    assert f"Je hoeft niet meer te kiezen {shown}" in words(response)
    assert "Plan de sessie" not in words(response)
    assert page(teacher.user).post(_address(proposal, "refuse")).status_code == 409


def test_after_none_the_only_moment_takes_a_choice(page, teacher, proposal):
    refuse_moments(proposal, who=teacher.user, now=NOW)

    response = page(teacher.user).get(_address(proposal))

    assert " checked" not in response.content.decode()


@pytest.mark.parametrize("name", ["detail", "choose", "refuse"])
def test_others_do_not_find_it(page, stranger, speaker, proposal, name):
    for person in [stranger, speaker]:
        browser, address = page(person.user), _address(proposal, name)
        response = browser.get(address) if name == "detail" else browser.post(address)
        assert response.status_code == 404


def test_it_stands_on_the_own_pages(page, teacher, proposal):
    link = _address(proposal)

    for address in [
        reverse("me"),
        reverse("request_detail", args=[proposal.invitation.request_id]),
    ]:
        assert link in page(teacher.user).get(address).content.decode()


def test_coordinator_sees_what_waits_for_a_teacher(page, coordinator, proposal):
    browser = page(coordinator)

    overview = browser.get(reverse("me"))
    assert "1 ander moment wacht op de leerkracht" in words(overview)
    assert "0 uitnodigingen zonder antwoord" in words(overview)
    assert _address(proposal) in overview.content.decode()
    detail = browser.get(reverse("request_detail", args=[proposal.invitation.request_id]))
    assert "Stelde een ander moment voor : di 9 feb 2027, 10.10 – 11.50 u." in words(detail)


@pytest.mark.parametrize("rows", [1, 3])
def test_page_takes_the_same_number_of_queries(
    page, teacher, invitation, django_assert_num_queries, rows
):
    starts = [WEEK_LATER + dt.timedelta(days=day) for day in range(rows)]
    proposal = ProposalFactory(invitation=invitation, moments=starts)
    browser = page(teacher.user)

    with django_assert_num_queries(8):
        browser.get(_address(proposal))
