"""What was typed is not lost: two tabs, a lost login, a double click, the way back."""

import datetime as dt

import pytest
import time_machine
from django.core import signing
from django.test import Client

from sessions.models import SessionRequest
from tests.factories import NOW, SchoolFactory
from tests.frontend.public.asking import (
    A_CLASS,
    A_MOMENT,
    A_WISH,
    CHECK,
    CLASSES,
    MOMENTS,
    NEW,
    PAGES,
    SENT,
    TOM,
    WISHES,
    YOU,
    answer,
    carried,
    path,
)
from tests.frontend.reading import value, words


def test_two_requests_in_two_tabs_do_not_mix(page, school):
    other = SchoolFactory(name="Atheneum", municipality="Gent", levels=[])
    browser = page()
    first = browser.post(NEW, {"at": school.pk}).url
    second = browser.post(NEW, {"at": other.pk}).url

    browser.post(first, A_CLASS | {"groups-0-name": "of the first"})
    browser.post(second, A_CLASS | {"groups-0-name": "of the second"})

    for address, school_name, group in [
        (first, "Sint-Jozefscollege", "of the first"),
        (second, "Atheneum", "of the second"),
    ]:
        shown = browser.get(address)
        assert shown.context["draft"].school.name == school_name
        assert value(shown, "groups-0-name") == group


def test_only_the_newest_three_are_kept(page, school):
    browser = page()
    addresses = [browser.post(NEW, {"at": school.pk}).url for _ in range(4)]

    assert browser.get(addresses[0]).url == NEW
    assert [browser.get(address).status_code for address in addresses[1:]] == [200] * 3


def test_who_lost_the_login_session_goes_on_with_all_answers(answered):
    seals = {address: carried(answered.get(address)) for address in [CLASSES, WISHES, CHECK]}
    newcomer = Client()

    response = newcomer.post(WISHES, {**A_WISH, "goal": "Iets anders.", "draft": seals[WISHES]})

    assert path(response) == CHECK
    shown = words(newcomer.get(response.url))
    assert "Iets anders." in shown
    assert "Tom Test" in shown
    assert path(Client().post(CHECK, {"draft": seals[CHECK]})) == SENT


def test_teacher_whose_login_ended_is_asked_who_they_are_and_nothing_else(page, teacher):
    browser = page(teacher.user)
    answer(browser, {CLASSES: A_CLASS, MOMENTS: A_MOMENT})
    seal = carried(browser.get(WISHES))
    stranger = Client()

    assert path(stranger.post(WISHES, {**A_WISH, "draft": seal})) == YOU
    assert path(stranger.post(YOU, TOM)) == CHECK
    stranger.post(CHECK)

    wish = SessionRequest.objects.get()
    assert (wish.state, wish.teacher.email) == ("unconfirmed", "tom@school.example")


def test_answers_are_checked_that_lack_who_asks(page, teacher):
    browser = page(teacher.user)
    answer(browser, {CLASSES: A_CLASS, MOMENTS: A_MOMENT, WISHES: A_WISH})
    seal = carried(browser.get(CHECK))
    stranger = Client()

    response = stranger.post(CHECK, {"draft": seal})

    assert path(response) == YOU
    assert path(stranger.post(response.url, TOM)) == CHECK


def test_what_the_session_holds_goes_before_an_older_page(answered):
    old = carried(answered.get(WISHES))
    answered.post(CLASSES, {**A_CLASS, "groups-0-name": "6 HW"})

    answered.post(WISHES, {**A_WISH, "draft": old})

    assert "6 HW" in words(answered.get(CHECK))


@pytest.mark.parametrize(
    "seal", ["", "x", signing.dumps({"key": "k"}, salt="other")], ids=["none", "x", "other"]
)
def test_what_we_did_not_seal_counts_for_nothing(page, school, seal):
    response = page().post(CLASSES, {**A_CLASS, "draft": seal})

    assert response.url == NEW


def test_page_that_stood_open_for_more_than_a_day_is_too_old(begun):
    seal = carried(begun.get(CLASSES))

    with time_machine.travel(NOW + dt.timedelta(hours=25), tick=False):
        assert Client().post(CLASSES, {**A_CLASS, "draft": seal}).url == NEW


def test_school_that_closed_in_the_meantime_is_chosen_again(begun, school):
    school.active = False
    school.save()

    assert begun.get(CLASSES).url == NEW


def test_going_back_and_sending_again_makes_no_second_request(answered):
    seal = carried(answered.get(CHECK))
    answered.post(CHECK, {"draft": seal})

    response = answered.post(CHECK, {"draft": seal}, follow=True)

    assert "Je aanvraag was al verstuurd. We maakten er geen tweede van." in words(response)
    assert SessionRequest.objects.count() == 1


def test_going_back_to_a_page_of_a_request_that_was_sent_leads_to_it(answered):
    response = answered.get(CHECK)
    seal, address = carried(response), response.context["draft"].address("request_step", "klas")
    answered.post(CHECK, {"draft": seal})

    assert path(answered.get(address)) == SENT
    assert path(answered.post(CLASSES, {**A_CLASS, "draft": seal})) == SENT


def test_double_click_that_arrives_before_the_first_was_remembered_makes_one_request(answered):
    seal = carried(answered.get(CHECK))
    answered.post(CHECK, {"draft": seal})
    session = answered.session
    del session["requests_sent"]
    session.save()

    response = answered.post(CHECK, {"draft": seal}, follow=True)

    assert "Je aanvraag was al verstuurd." in words(response)
    assert SessionRequest.objects.count() == 1


def test_two_requests_that_were_sent_each_have_their_page(page, school):
    browser, sent = page(), []
    for _ in range(2):
        browser.post(NEW, {"at": school.pk})
        answer(browser)
        sent.append(browser.post(CHECK).url)

    references = [browser.get(address).context["wish"].reference for address in sent]

    assert references == [wish.reference for wish in SessionRequest.objects.order_by("pk")]
    assert browser.get(SENT).context["wish"].reference == references[1]


@pytest.fixture
def strict(answered):
    """A visitor whose proof that a form came from our page is looked at, and has changed."""
    seals = {address: carried(answered.get(address)) for address in [*PAGES, CHECK]}
    browser = Client(enforce_csrf_checks=True)
    return browser, seals


def test_page_sent_after_logging_in_elsewhere_comes_back_with_what_was_typed(strict):
    browser, seals = strict

    response = browser.post(CLASSES, {**A_CLASS, "groups-0-name": "7 X", "draft": seals[CLASSES]})

    assert response.status_code == 403
    assert value(response, "groups-0-name") == "7 X"
    assert "Kijk na wat er staat en druk nog eens op de knop." in words(response)
    proof = {"csrfmiddlewaretoken": value(response, "csrfmiddlewaretoken")}
    again = {**A_CLASS, "groups-0-name": "7 X", "draft": carried(response)}
    assert path(browser.post(CLASSES, again | proof)) == CHECK


def test_check_sent_after_logging_in_elsewhere_is_shown_again_and_sends_nothing(strict):
    browser, seals = strict

    response = browser.post(CHECK, {"draft": seals[CHECK]})

    assert path(response) == CHECK
    assert "Tom Test" in words(browser.get(response.url))
    assert not SessionRequest.objects.exists()


def test_other_page_without_the_proof_is_still_refused(strict, teacher):
    browser, _seals = strict
    browser.force_login(teacher.user)

    assert "De pagina stond te lang open" in words(browser.post("/mijn/agenda/", {}))


def test_page_without_proof_and_without_a_draft_leads_to_the_beginning(db):
    assert Client(enforce_csrf_checks=True).post(CLASSES, A_CLASS).url == NEW
