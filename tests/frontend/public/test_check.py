"""Looking the answers over, sending them, and what happens next."""

import pytest
from django.urls import reverse

from frontend.public.forms import YouForm
from schools.models import Teacher
from sessions.models import SessionRequest
from tests.factories import CooperativeFactory, SpeakerFactory
from tests.frontend.public.asking import (
    A_CLASS,
    A_MOMENT,
    A_WISH,
    CHECK,
    CLASSES,
    MOMENTS,
    PAGES,
    SENT,
    TOM,
    WISHES,
    YOU,
    answer,
    path,
)
from tests.frontend.reading import problems, value, words
from youth4coop.mail.models import OutboxMail


def test_check_before_the_end_leads_to_what_is_missing(begun):
    begun.post(CLASSES, A_CLASS)

    assert path(begun.get(CHECK)) == MOMENTS


def test_change_from_the_check_leads_back_to_the_check(answered):
    way = answered.get(CHECK).context["change"]["klas"]
    assert path_of(answered.get(way).context["frame"].back) == CHECK

    assert path(answered.post(way, {**A_CLASS, "groups-0-name": "6 HW"})) == CHECK

    assert "6 HW" in words(answered.get(CHECK))


def path_of(address):
    return address.partition("?")[0]


def test_check_shows_every_answer(answered):
    shown = words(answered.get(CHECK))

    answers = [
        "Sint-Jozefscollege, Aalst",
        "5 ECO A",
        "24 leerlingen, Secundair, 3e graad doorstroom (vroeger aso)",
        "di 2 feb 2027, 10.10 – 11.50 u.",
        "Wat een coöperatie anders maakt.",
        "in de klas",
        "Nederlands",
        "energie",
        "Tom Test",
        "tom@school.example",
        "We gebruiken je gegevens om deze les te regelen.",
    ]
    assert [answer for answer in answers if answer not in shown] == []


def test_check_remarks_on_an_unusual_moment_and_lets_it_pass(answered):
    answered.post(MOMENTS, {**A_MOMENT, "moments-0-day": "6/2/2027"})

    assert "valt in het weekend" in words(answered.get(CHECK))
    assert path(answered.post(CHECK)) == SENT


@pytest.mark.parametrize(
    ("goal", "warned"), [("Bel Jan op 0470 12 34 56.", True), ("Wat samen kan.", False)]
)
def test_check_asks_to_look_again_at_a_goal_that_names_somebody(answered, goal, warned):
    answered.post(WISHES, {**A_WISH, "goal": goal})

    shown = words(answered.get(CHECK))

    assert ("Staan hier gegevens van een leerling in? Haal ze weg." in shown) is warned
    assert path(answered.post(CHECK)) == SENT


def test_moment_that_passed_in_the_meantime_is_asked_again(answered):
    draft = answered.session["request_drafts"]
    [kept] = draft.values()
    kept["answers"]["momenten"]["moments-0-day"] = ["2/2/2026"]
    session = answered.session
    session["request_drafts"] = draft
    session.save()

    assert path(answered.post(CHECK)) == MOMENTS
    assert problems(answered.get(MOMENTS)) == ["Kies een moment in de toekomst."]


def test_request_without_login_waits_for_the_button_in_the_mail(answered, school):
    answered.post(CHECK)

    wish = SessionRequest.objects.get()
    assert (wish.state, wish.school, wish.teacher.email) == (
        "unconfirmed", school, "tom@school.example",
    )  # fmt: skip
    assert [group.name for group in wish.groups.all()] == ["5 ECO A"]
    assert OutboxMail.objects.get().to == "tom@school.example"


def test_sent_page_says_what_happens_and_can_be_opened_again(answered):
    response = answered.post(CHECK)

    first, again = answered.get(response.url), answered.get(SENT)

    assert f"Je referentie is {SessionRequest.objects.get().reference}" in words(first)
    assert "Je krijgt zo meteen een mail op tom@school.example." in words(first)
    assert "Binnen 5 werkdagen nadat je bevestigt, vragen we een spreker." in words(first)
    assert words(first) == words(again)


def test_teacher_is_not_asked_who_they_are(page, teacher):
    browser = page(teacher.user)
    level = {"groups-0-level_education": "secondary"}
    visited = answer(browser, {CLASSES: A_CLASS | level, MOMENTS: A_MOMENT, WISHES: A_WISH})

    assert visited == [MOMENTS, WISHES, CHECK]
    assert browser.get(YOU).status_code == 404
    response = browser.post(CHECK)
    wish = SessionRequest.objects.get()
    assert (wish.state, wish.teacher, wish.school) == ("open", teacher, teacher.school)
    shown = browser.get(response.url)
    assert "Binnen 5 werkdagen, ten laatste op di 1 dec 2026, vragen we" in words(shown)
    assert reverse("request_detail", args=[wish.pk]) in shown.content.decode()


def test_preferred_cooperative_is_kept(begun):
    cooperative = CooperativeFactory(name="Zonnewind")
    wish = {**A_WISH, "preferred_cooperatives": [cooperative.pk]}
    answer(begun, {**PAGES, WISHES: wish})
    assert "Zonnewind" in words(begun.get(CHECK))

    begun.post(CHECK)

    assert list(SessionRequest.objects.get().preferred_cooperatives.all()) == [cooperative]


def test_what_only_the_operation_refuses_stands_on_its_page(answered, monkeypatch):
    name = YouForm.base_fields["name"]
    monkeypatch.setattr(name, "validators", [])
    answered.post(YOU, {**TOM, "name": "T" * 121})

    response = answered.post(CHECK)

    assert response.templates[0].name == "frontend/request/step_you.html"
    assert len(problems(response)) == 1
    assert not Teacher.objects.exists()


def test_request_after_many_others_is_told_to_wait_and_keeps_its_answers(answered, monkeypatch):
    monkeypatch.setattr("sessions.api.throttles.AskThrottle.rate", "0/hour", raising=False)

    response = answered.post(CHECK)

    assert response.status_code == 429
    assert not SessionRequest.objects.exists()
    assert value(answered.get(YOU), "name") == "Tom Test"


@pytest.mark.parametrize("rows", [1, 3])
def test_check_takes_the_same_number_of_queries(begun, django_assert_num_queries, rows):
    wanted = [SpeakerFactory().cooperative.pk for _ in range(rows)]
    answer(begun, {**PAGES, WISHES: {**A_WISH, "preferred_cooperatives": wanted}})

    with django_assert_num_queries(3):
        assert begun.get(CHECK).status_code == 200
