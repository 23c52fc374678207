"""Who was there tells on the session's page how it was, and the coordinator reads it."""

import pytest
from django.urls import reverse

from sessions.models import Evaluation
from tests.factories import NOW
from tests.frontend.reading import problems, words

OF = {
    "teacher": {"fitted": "5", "clear": "4", "engaged": "3", "again": "5", "had_contact": "on"},
    "speaker": {"prepared": "1", "engaged": "2", "again": "4", "remark": "Tof"},
}
HANDS = {"hands_before": "2", "hands_after": "18"}


@pytest.fixture
def tell(page, counted, request):
    """Sends the answers of somebody, by the name of a fixture; gives the page they lead to."""
    address = reverse("session_evaluate", args=[counted.pk])

    def send(name, **answers):
        person = request.getfixturevalue(name)
        browser = page(getattr(person, "user", person))
        return browser.post(address, answers, follow=True)

    return send


@pytest.fixture
def read(page, counted, request):
    """Gives the session's page for somebody."""
    address = reverse("session_detail", args=[counted.pk])

    def get(name):
        person = request.getfixturevalue(name)
        return page(getattr(person, "user", person)).get(address)

    return get


@pytest.mark.parametrize("role", OF)
def test_each_side_tells_it_once_and_sees_it(tell, role, request):
    response = tell(role, **OF[role])

    told = words(response)
    assert "Bedankt! Je antwoord is bewaard." in told
    assert "Wat je vertelde" in told
    evaluation = Evaluation.objects.get()
    assert (evaluation.side, evaluation.given_at) == (role, NOW)
    assert evaluation.person == request.getfixturevalue(role).user


def test_answer_is_shown_in_words(tell):
    told = words(tell("teacher", **OF["teacher"], **HANDS))

    assert "De spreker vertelde helder. 4 van 5" in told
    assert "Hoeveel leerlingen konden dat na de les? 18" in told
    assert "De spreker en ik spraken elkaar vooraf. ja" in told


@pytest.mark.parametrize("name", ["colleague", "coordinator"])
def test_who_was_not_there_tells_nothing(tell, name):
    assert tell(name, **OF["speaker"]).status_code == 403
    assert not Evaluation.objects.exists()


def test_what_is_missing_is_asked_on_the_same_page(tell):
    response = tell("speaker", **OF["speaker"] | {"prepared": "", "remark": "Blijft staan"})

    assert problems(response) == ["Kies een cijfer bij “De klas was voorbereid op mijn komst.”"]
    assert "Blijft staan" in words(response)
    assert not Evaluation.objects.exists()


@pytest.mark.parametrize("name", ["colleague", "coordinator", "teacher"])
def test_only_who_was_there_is_asked(read, name):
    assert ("Bewaar mijn antwoord" in words(read(name))) == (name == "teacher")


def test_before_it_took_place_it_is_refused(page, teacher, planned):
    address = reverse("session_evaluate", args=[planned.pk])

    assert page(teacher.user).post(address, OF["teacher"]).status_code == 409


def test_coordinator_reads_both_sides(tell, read, counted):
    counted.goal = "Weten wat een coöperatie is."
    counted.save()
    tell("teacher", **OF["teacher"], **HANDS)
    tell("speaker", **OF["speaker"])

    told = words(read("coordinator"))

    assert "De leerkracht vulde een doel in: ja" in told
    assert "Leerkracht en spreker spraken elkaar vooraf: ja" in told
    assert "Er was tijd voor vragen: nee" in told
    assert "2 voor de les, 18 erna" in told
    assert "Klas was voorbereid 1 van 5" in told
    assert "Tof" in told


def test_what_the_teacher_did_not_tell_is_open(tell, read):
    tell("speaker", **OF["speaker"])

    assert "De klas praatte er nadien over: niet gezegd" in words(read("coordinator"))


@pytest.mark.parametrize("name", ["teacher", "speaker", "colleague"])
def test_others_do_not_read_what_somebody_told(tell, read, name):
    tell("teacher", **OF["teacher"])
    tell("speaker", **OF["speaker"])

    told = words(read(name))
    assert "Er was tijd voor vragen: nee" not in told
    assert ("Tof" in told) == (name == "speaker")
