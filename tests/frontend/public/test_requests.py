"""Asking for a session page by page, as a browser without JavaScript does."""

import pytest
from django.urls import reverse

from schools.models import Teacher
from sessions.models import SessionRequest
from tests.factories import CooperativeFactory, SchoolFactory
from tests.frontend.reading import problems, title, value, words
from youth4coop.mail.models import OutboxMail

NEW, CHECK, SENT = "/aanvraag/", "/aanvraag/nakijken/", "/aanvraag/verstuurd/"
CLASSES, MOMENTS, WISHES, YOU = (
    reverse("request_step", args=[name]) for name in ["klas", "momenten", "wensen", "jij"]
)
A_CLASS = {
    "groups-0-name": "5 ECO A",
    "groups-0-level": "so_3_do",
    "groups-0-expected_pupils": "24",
}
A_MOMENT = {"moments-0-day": "2/2/2027", "moments-0-start": "10u10", "moments-0-end": "11.50"}
A_WISH = {
    "goal": "Wat een coöperatie anders maakt.",
    "format": "in_class",
    "language": "nl",
    "themes": ["energy"],
    "teacher_present": "on",
}
TOM = {"name": "Tom Test", "email": "tom@school.example"}
PAGES = {CLASSES: A_CLASS, MOMENTS: A_MOMENT, WISHES: A_WISH, YOU: TOM}


@pytest.fixture
def school(db):
    return SchoolFactory(name="Sint-Jozefscollege", municipality="Aalst", postal_code="9300")


@pytest.fixture
def begun(page, school):
    """A visitor who has chosen the school."""
    browser = page()
    browser.post(NEW, {"at": school.pk})
    return browser


@pytest.fixture
def answered(begun):
    """A visitor who has answered every page."""
    for address, answers in PAGES.items():
        begun.post(address, answers)
    return begun


@pytest.mark.parametrize("typed", ["jozef", "St. Jozef", "aalst", "9300", "AALST college"])
def test_school_is_found_by_name_town_or_postal_code(page, school, typed):
    SchoolFactory(name="Another", municipality="Gent", postal_code="9000")

    response = page().get(NEW, {"school": typed})

    assert response.context["finder"].schools == [school]


def test_search_without_result_says_what_to_try(page, school):
    response = page().get(NEW, {"school": "zzz"})

    assert "Geen school gevonden voor “zzz”." in words(response)
    assert value(response, "school") == "zzz"


def test_search_with_many_results_shows_twenty_and_says_how_many_more(page, db):
    SchoolFactory.create_batch(22, municipality="Gent")

    response = page().get(NEW, {"school": "gent"})

    assert len(response.context["finder"].schools) == 20
    assert "Er zijn nog 2 scholen. Typ een woord meer." in words(response)


def test_closed_school_cannot_be_found_or_chosen(page, db):
    closed = SchoolFactory(name="Closed", active=False)

    assert page().get(NEW, {"school": "closed"}).context["finder"].schools == []
    assert page().post(NEW, {"at": closed.pk}).status_code == 200


@pytest.mark.parametrize("at", ["", "x", "-1", "99999999999999999999", "²"])
def test_school_that_is_none_leads_nowhere(page, db, at):
    assert page().post(NEW, {"at": at}).status_code == 200


def test_each_page_leads_to_the_next_and_the_last_to_the_check(page, school):
    browser = page()
    visited = [browser.post(NEW, {"at": school.pk}).url]
    visited += [browser.post(address, answers).url for address, answers in PAGES.items()]

    assert visited == [CLASSES, MOMENTS, WISHES, YOU, CHECK]


@pytest.mark.parametrize("address", [CLASSES, CHECK, SENT])
def test_without_a_school_one_begins_at_the_beginning(page, db, address):
    assert page().get(address).url == NEW


def test_check_before_the_end_leads_to_what_is_missing(begun):
    begun.post(CLASSES, A_CLASS)

    assert begun.get(CHECK).url == MOMENTS


def test_page_that_does_not_exist_is_not_found(begun):
    assert begun.get(reverse("request_step", args=["prijs"])).status_code == 404


@pytest.mark.parametrize(
    ("address", "answers", "asked"),
    [
        (
            CLASSES,
            {"groups-0-name": "5 ECO A", "groups-0-expected_pupils": "500"},
            ["Kies het niveau van de klas.", "Vul een aantal in van 1 tot 400."],
        ),
        (MOMENTS, {**A_MOMENT, "moments-0-day": "ooit"}, ["Vul een datum in, zoals 3/2/2027."]),
        (MOMENTS, {**A_MOMENT, "moments-0-end": "9.00"}, ["Kies een einduur na het beginuur."]),
        (MOMENTS, {**A_MOMENT, "moments-0-day": "1/9/2026"}, ["Kies een moment in de toekomst."]),
        (WISHES, {**A_WISH, "goal": ""}, ["Schrijf in één of twee zinnen wat het doel is."]),
        (
            YOU,
            {"name": "Tom", "email": "tom"},
            ["Vul een e-mailadres in met een @, zoals naam@school.be."],
        ),
    ],
)
def test_page_asks_to_put_right_what_cannot_be_and_keeps_the_rest(begun, address, answers, asked):
    response = begun.post(address, answers)

    assert problems(response) == asked
    assert title(response).startswith("Fout: ")
    assert {name: value(response, name) for name in answers if "-" in name or name == "name"} == {
        name: typed for name, typed in answers.items() if "-" in name or name == "name"
    }


def test_answers_are_still_there_on_the_way_back(answered):
    assert value(answered.get(MOMENTS), "moments-0-start") == "10u10"
    assert "Wat een coöperatie anders maakt." in words(answered.get(WISHES))


def test_change_from_the_check_leads_back_to_the_check(answered):
    assert answered.post(CLASSES, {**A_CLASS, "groups-0-name": "6 HW"}).url == CHECK
    assert "6 HW" in words(answered.get(CHECK))


def test_choosing_another_school_keeps_the_answers(answered):
    other = SchoolFactory(name="Atheneum", municipality="Gent")

    answered.post(NEW, {"at": other.pk})

    assert value(answered.get(CLASSES), "groups-0-name") == "5 ECO A"
    assert "Atheneum, Gent" in words(answered.get(CHECK))


def test_check_shows_every_answer(answered):
    shown = words(answered.get(CHECK))

    answers = [
        "Sint-Jozefscollege, Aalst",
        "5 ECO A",
        "24 leerlingen",
        "di 2 feb 2027, 10.10 – 11.50 u.",
        "Wat een coöperatie anders maakt.",
        "in de klas",
        "energie",
        "Tom Test",
        "tom@school.example",
    ]
    assert [answer for answer in answers if answer not in shown] == []


@pytest.mark.parametrize(
    ("moment", "remark"),
    [
        ({"moments-0-day": "6/2/2027"}, "valt in het weekend"),
        ({"moments-0-day": "10/2/2027"}, "(Krokusvakantie)"),
        ({"moments-0-day": "3/2/2027", "moments-0-end": "14u"}, "Op woensdag is er na 12.30 uur"),
        ({"moments-0-end": "18u"}, "Dit eindigt na 17 uur."),
    ],
)
def test_check_remarks_on_an_unusual_moment_and_lets_it_pass(answered, moment, remark):
    answered.post(MOMENTS, {**A_MOMENT, **moment})

    assert remark in words(answered.get(CHECK))
    assert answered.post(CHECK).url == SENT


def test_request_without_login_waits_for_the_button_in_the_mail(answered, school):
    answered.post(CHECK)

    wish = SessionRequest.objects.get()
    assert (wish.state, wish.school, wish.teacher.email) == (
        "unconfirmed", school, "tom@school.example",
    )  # fmt: skip
    assert [group.name for group in wish.groups.all()] == ["5 ECO A"]
    assert OutboxMail.objects.get().to == "tom@school.example"


def test_sent_page_gives_the_reference_and_can_be_opened_again(answered):
    answered.post(CHECK)

    first, again = answered.get(SENT), answered.get(SENT)

    assert f"Je referentie is {SessionRequest.objects.get().reference}" in words(first)
    assert "Open de link in die mail en bevestig je aanvraag." in words(first)
    assert words(first) == words(again)


def test_going_back_and_sending_again_makes_no_second_request(answered):
    answered.post(CHECK)

    assert answered.post(CHECK).url == SENT
    assert SessionRequest.objects.count() == 1


def test_double_click_makes_one_request(answered):
    session = answered.session
    draft = session["request_draft"]
    answered.post(CHECK)
    session = answered.session
    session["request_draft"] = draft
    session.save()

    response = answered.post(CHECK, follow=True)

    assert "Je aanvraag was al verstuurd." in words(response)
    assert SessionRequest.objects.count() == 1


def test_teacher_is_not_asked_who_they_are(page, teacher):
    browser = page(teacher.user)
    browser.post(NEW, {"at": teacher.school_id})
    urls = [browser.post(address, PAGES[address]).url for address in [CLASSES, MOMENTS, WISHES]]

    assert urls[-1] == CHECK
    assert browser.get(YOU).status_code == 404
    assert browser.post(CHECK).url == SENT
    wish = SessionRequest.objects.get()
    assert (wish.state, wish.teacher) == ("open", teacher)


def test_teacher_is_offered_the_own_school(page, teacher):
    assert teacher.school.name in words(page(teacher.user).get(NEW))


def test_coordinator_has_one_page_for_all(page, coordinator):
    assert page(coordinator).get(NEW).url == reverse("request_by_phone")


def test_preferred_cooperative_is_kept(begun):
    cooperative = CooperativeFactory(name="Zonnewind")
    wish = {**A_WISH, "preferred_cooperatives": [cooperative.pk]}
    for address, answers in {**PAGES, WISHES: wish}.items():
        begun.post(address, answers)
    assert "Zonnewind" in words(begun.get(CHECK))

    begun.post(CHECK)

    assert list(SessionRequest.objects.get().preferred_cooperatives.all()) == [cooperative]


def test_what_only_the_operation_refuses_stands_on_its_page(answered, monkeypatch, school):
    monkeypatch.setattr("frontend.public.forms.YouForm.base_fields", _without_limit())
    answered.post(YOU, {**TOM, "name": "T" * 121})

    response = answered.post(CHECK)

    assert response.templates[0].name == "frontend/request/step_you.html"
    assert len(problems(response)) == 1
    assert not Teacher.objects.exists()


def _without_limit():
    from frontend.public.forms import YouForm

    fields = dict(YouForm.base_fields)
    fields["name"].validators = []
    return fields


def test_request_after_many_others_is_told_to_wait(answered, monkeypatch):
    monkeypatch.setattr("sessions.api.throttles.AskThrottle.rate", "0/hour", raising=False)

    response = answered.post(CHECK)

    assert response.status_code == 429
    assert not SessionRequest.objects.exists()
