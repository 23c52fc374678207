"""Both sides tell in one minute how it was."""

import pytest

from sessions.models import Evaluation
from tests.factories import NOW
from tests.frontend.links.opened import Opened, everything
from tests.frontend.reading import problems, value, words
from youth4coop.links.models import LinkPurpose

OF = {
    "teacher": {"fitted": "5", "clear": "4", "engaged": "3", "again": "5", "had_contact": "on"},
    "speaker": {"prepared": "1", "engaged": "2", "again": "5", "remark": "Tof"},
}
HANDS = {"hands_before": "2", "hands_after": "20"}


@pytest.fixture
def tell(counted, request):
    """Gives the page for one side."""
    return lambda role: Opened(LinkPurpose.EVALUATE, counted, request.getfixturevalue(role))


@pytest.mark.parametrize(("role", "ratings"), [("teacher", 4), ("speaker", 3)])
def test_each_side_is_asked_its_own(tell, role, ratings):
    response = tell(role).get()

    page = response.content.decode()
    assert page.count('type="radio"') == 5 * ratings
    assert page.count('type="checkbox"') == (3 if role == "teacher" else 0)
    assert ("konden vóór de les een coöperatie noemen?" in page) == (role == "teacher")
    assert " checked" not in page


@pytest.mark.parametrize("role", OF)
def test_button_stores_it(tell, role, request):
    response = tell(role).press("bewaren", **OF[role])

    assert "Bedankt! Je antwoord is bewaard." in words(response)
    evaluation = Evaluation.objects.get()
    assert (evaluation.side, evaluation.given_at) == (role, NOW)
    assert evaluation.person == request.getfixturevalue(role).user
    assert (evaluation.engaged, evaluation.again) == ((3, 5) if role == "teacher" else (2, 5))
    assert evaluation.had_contact is (role == "teacher")


@pytest.mark.parametrize("role", OF)
def test_same_answer_again_changes_nothing(tell, role):
    page = tell(role)
    page.press("bewaren", **OF[role])
    before = everything()

    response = page.press("bewaren", **OF[role])

    assert (response.status_code, everything()) == (200, before)
    assert "Je antwoord is al bewaard." in words(response)


def test_other_answer_changes_the_own(tell):
    page = tell("teacher")
    page.press("bewaren", **OF["teacher"], **HANDS)
    assert "Wil je je antwoord wijzigen?" in words(page.get())

    page.press("bewaren", **OF["teacher"] | {"fitted": "1"})

    evaluation = Evaluation.objects.get()
    assert (evaluation.fitted, evaluation.hands_after) == (1, None)


@pytest.mark.parametrize(
    ("changes", "asked"),
    [
        ({"fitted": ""}, "Kies een cijfer bij “De les sloot aan bij wat mijn leerlingen leren.”"),
        ({"hands_before": "2"}, "Vul beide aantallen in, of geen van beide."),
        ({"hands_before": "2", "hands_after": "21"}, "Vul een aantal in van 0 tot 20."),
        ({"remark": "x" * 301}, "Schrijf hoogstens 300 tekens."),
    ],
)
def test_what_cannot_be_is_asked_for_again(tell, changes, asked):
    response = tell("teacher").press("bewaren", **OF["teacher"] | changes)

    assert problems(response) == [asked]
    assert value(response, "hands_before") == changes.get("hands_before", "")
    assert not Evaluation.objects.exists()


def test_remark_with_an_address_is_kept_and_remarked_upon(tell):
    response = tell("speaker").press("bewaren", **OF["speaker"] | {"remark": "jan@school.be"})

    assert "Staan hier gegevens van een leerling in? Haal ze weg." in words(response)
    assert Evaluation.objects.get().remark == "jan@school.be"


@pytest.mark.parametrize("state", ["planned", "not_held"])
def test_what_did_not_take_place_is_refused_on_the_same_page(planned, teacher, state):
    planned.state = state
    planned.save()
    page = Opened(LinkPurpose.EVALUATE, planned, teacher)
    assert "Bewaar mijn antwoord" not in words(page.get())

    response = page.press("bewaren", **OF["teacher"])

    assert response.status_code == 409
    assert not Evaluation.objects.exists()


@pytest.mark.parametrize("told", [True, False])
def test_page_takes_the_same_number_of_queries(tell, django_assert_num_queries, told):
    tell("speaker").press("bewaren", **OF["speaker"])
    page = tell("teacher")
    if told:
        page.press("bewaren", **OF["teacher"])
        page.get()

    with django_assert_num_queries(8):
        page.get()
