"""What a teacher typed is still there: a login that ended, our fault, the way back, two tabs."""

import pytest
from django.contrib.sessions.models import Session

from frontend.public import requests
from sessions.models import SessionRequest
from tests.browser.conftest import PHONE
from tests.browser.people import choose, choose_school, go_on, log_in
from tests.browser.test_request import (  # noqa: F401 -- fixtures
    ALL_LEVELS,
    Teacher,
    answer_from_moments,
    ask,
    day,
    schools,
    send,
)
from tests.factories import TeacherFactory

pytestmark = pytest.mark.usefixtures("schools")


@pytest.fixture
def page(visitor):
    return visitor(viewport=PHONE)


@pytest.fixture
def at_wishes(page, visitor, day):  # noqa: F811 -- a fixture
    """A teacher who is logged in and has come to the wishes."""
    teacher = TeacherFactory()
    log_in(page, teacher.email)
    page.goto("/aanvraag/")
    page.get_by_label("Naam van de klas").first.fill("5 ECO A")
    page.get_by_label("Aantal leerlingen").first.fill("24")
    go_on(page)
    page.get_by_label("Datum").first.fill(day)
    page.get_by_label("Beginuur").first.fill("10u10")
    go_on(page)
    page.get_by_label("Wat moeten je leerlingen").fill("Weten wat het is.")
    choose(page, "Ik of een collega blijft")
    return page, teacher


def test_login_that_ended_in_the_middle_costs_no_answer(at_wishes):
    page, _teacher = at_wishes
    Session.objects.all().delete()

    go_on(page)
    page.get_by_label("Je naam").fill("An")
    page.get_by_label("Je e-mailadres").fill("an@school.example")
    go_on(page)
    page.get_by_text("Weten wat het is.").wait_for()
    page.get_by_text("5 ECO A").wait_for()
    send(page)

    assert SessionRequest.objects.get().state == "unconfirmed"


def test_logging_in_again_in_another_tab_costs_no_answer(at_wishes):
    page, teacher = at_wishes
    Session.objects.all().delete()
    tab = page.context.new_page()
    log_in(tab, teacher.email)

    go_on(page)
    page.get_by_text("Kijk na wat er staat en druk nog eens op de knop.").wait_for()
    assert page.get_by_label("Wat moeten je leerlingen").input_value() == "Weten wat het is."
    go_on(page)
    send(page)

    assert SessionRequest.objects.get().state == "open"


def test_fault_of_ours_at_the_end_costs_no_answer(page, day, monkeypatch):  # noqa: F811
    ask(Teacher(page), day)
    with monkeypatch.context() as patch:
        patch.setattr(requests, "ask_for_session", _break)
        page.get_by_role("button", name="Aanvraag versturen").click()
        page.get_by_role("heading", name="Er ging iets mis bij ons").wait_for()
    assert not SessionRequest.objects.exists()

    page.go_back()
    page.get_by_text("An Voorbeeld").wait_for()
    send(page)

    assert SessionRequest.objects.count() == 1


def _break(**_answers):
    raise RuntimeError("a fault of ours")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_fault_of_ours_in_the_middle_leaves_the_page_as_it_was_typed(visitor, monkeypatch, script):
    page = visitor(viewport=PHONE, java_script_enabled=script)
    page.goto("/aanvraag/")
    choose_school(page, "gent", "Atheneum")
    page.get_by_label("Naam van de klas").first.fill("5 ECO A")
    choose(page, "Secundair onderwijs", "2e graad (3e en 4e jaar)")
    with monkeypatch.context() as patch:
        patch.setattr(requests, "known_of", _break_at)
        go_on(page)
        page.get_by_role("heading", name="Er ging iets mis bij ons").wait_for()

    page.go_back()

    assert page.get_by_label("Naam van de klas").first.input_value() == "5 ECO A"
    assert page.locator("[value='2']:visible").first.is_checked()


def _break_at(*_arguments):
    raise RuntimeError("a fault of ours")


def test_way_back_and_forth_keeps_every_answer(page, day):  # noqa: F811
    ask(Teacher(page), day)
    for _ in range(4):
        page.go_back()
    assert page.get_by_label("Naam van de klas").first.input_value() == "5 ECO A"

    page.get_by_label("Naam van de klas").first.fill("6 HW")
    go_on(page)

    page.get_by_role("heading", name="Kijk je antwoorden na").wait_for()
    page.get_by_text("6 HW").wait_for()


def test_way_back_after_sending_sends_nothing_twice(page, day):  # noqa: F811
    ask(Teacher(page), day)
    send(page)

    page.go_back()
    page.reload()

    page.get_by_role("heading", name="Je aanvraag is verstuurd").wait_for()
    assert SessionRequest.objects.count() == 1


def test_double_click_sends_once(page, day):  # noqa: F811
    ask(Teacher(page), day)

    page.get_by_role("button", name="Aanvraag versturen").dblclick()
    page.get_by_role("heading", name="Je aanvraag is verstuurd").wait_for()

    assert SessionRequest.objects.count() == 1


def test_two_tabs_ask_for_two_sessions(page, day):  # noqa: F811
    tab = page.context.new_page()
    for one, school in [(page, "Sint-Jozefscollege"), (tab, "Atheneum")]:
        one.goto("/aanvraag/")
        choose_school(one, school[:4], school)
    for one, name in [(page, "of one"), (tab, "of two")]:
        one.bring_to_front()
        one.get_by_label("Naam van de klas").first.fill(name)
        one.get_by_label("Aantal leerlingen").first.fill("24")
        choose(one, *{page: ALL_LEVELS[1:2], tab: ALL_LEVELS}[one])
        go_on(one)
    for one in (tab, page):
        one.bring_to_front()
        answer_from_moments(Teacher(one), day)
        send(one)

    found = SessionRequest.objects.order_by("pk").values_list("school__name", "groups__name")
    assert list(found) == [("Atheneum", "of two"), ("Sint-Jozefscollege", "of one")]
