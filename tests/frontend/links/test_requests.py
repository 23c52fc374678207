"""A teacher follows a request from the mail: looks, withdraws, and undoes that."""

import pytest
from django.urls import reverse

from tests.factories import NOW, InvitationFactory
from tests.frontend.links.conftest import ONE_DAY
from tests.frontend.links.opened import Opened, everything
from tests.frontend.public.asking import A_CLASS, A_MOMENT, A_WISH
from tests.frontend.reading import problems, value, words
from tests.sessions.operations.wishes import ONE_MINUTE
from tests.sessions.reading import told
from youth4coop.links.models import LinkPurpose

WHY = {"withdraw-reason": "Examens"}
ANSWERS = {
    "klas": A_CLASS,
    "momenten": A_MOMENT | {"moments-0-start": "14u"},
    "wensen": A_WISH,
}


@pytest.fixture
def page(opened):
    return opened(LinkPurpose.FOLLOW_REQUEST, "wish", "teacher")


def _state(wish):
    wish.refresh_from_db()
    return wish.state


def test_teacher_reads_what_was_asked_and_what_happens_next(page, wish):
    shown = words(page.get())

    assert wish.reference in shown
    assert wish.goal in shown
    assert "We zoeken een spreker. Binnen 5 werkdagen vragen we iemand." in shown


def test_planned_request_names_the_moment_and_no_contact(opened, planned, speaker):
    response = opened(LinkPurpose.FOLLOW_REQUEST, "wish", "teacher").get()

    assert "di 2 feb 2027, 10.10 – 11.50 u." in words(response)
    assert speaker.email not in response.content.decode()
    assert "Trek de aanvraag in" not in words(response)


@pytest.mark.parametrize("part", ["klas", "momenten", "wensen"])
def test_each_part_is_changed_on_a_page_of_its_own(page, wish, teacher, part):
    address = reverse("link_change", args=[page.link.pk, part])
    assert f'href="{address}"' in page.get().content.decode()
    before = everything()
    assert page.client.get(address).status_code == 200
    assert everything() == before

    response = page.client.post(address, ANSWERS[part], follow=True)

    assert "De wijziging is bewaard." in words(response)
    assert [row.who for row in wish.transitions.all()] == [teacher.user]


def test_change_that_cannot_be_is_asked_for_again(page, wish):
    address = reverse("link_change", args=[page.link.pk, "wensen"])

    response = page.client.post(address, A_WISH | {"goal": ""})

    assert problems(response) == ["Schrijf in één of twee zinnen wat het doel is."]
    assert not wish.transitions.exists()


def test_planned_request_is_not_changed(opened, planned):
    page = opened(LinkPurpose.FOLLOW_REQUEST, "wish", "teacher")
    address = reverse("link_change", args=[page.link.pk, "wensen"])
    before = everything()

    assert "Wijzig de wensen" not in words(page.get())
    assert "Deze aanvraag verandert niet meer." in words(
        page.client.post(address, A_WISH, follow=True)
    )
    assert everything() == before


def test_only_its_link_changes_a_request(opened, page):
    other = opened(LinkPurpose.CONFIRM_REQUEST, "wish", "teacher")

    assert other.client.get(reverse("link_change", args=[other.link.pk, "klas"])).status_code == 410
    assert page.client.get(reverse("link_change", args=[page.link.pk, "zzz"])).status_code == 404
    assert other.client.get(reverse("link_change", args=[page.link.pk, "klas"])).status_code == 410


def test_button_withdraws_it_with_a_reason(page, wish, teacher):
    response = page.press("intrekken", **WHY)

    assert "Je aanvraag is ingetrokken." in words(response)
    assert told(wish) == [("open", "withdrawn", teacher.user.pk, NOW, "Examens")]


@pytest.mark.parametrize(
    ("reason", "asked"),
    [("", "Schrijf kort waarom."), ("x" * 301, "Schrijf hoogstens 300 tekens.")],
)
def test_reason_that_cannot_be_is_asked_for_again(page, wish, reason, asked):
    response = page.press("intrekken", **{"withdraw-reason": reason})

    assert problems(response) == [asked]
    assert value(response, "withdraw-reason") == reason
    assert _state(wish) == "open"


def test_withdrawing_again_changes_nothing(page):
    page.press("intrekken", **WHY)
    before = everything()

    response = page.press("intrekken", **WHY)

    assert response.status_code == 200
    assert "Je antwoord is al bewaard." in words(response)
    assert everything() == before


def test_withdrawing_what_is_planned_is_refused_on_the_same_page(opened, planned, wish):
    page = opened(LinkPurpose.FOLLOW_REQUEST, "wish", "teacher")
    before = everything()

    response = page.press("intrekken", **WHY)

    assert response.status_code == 409
    assert "Er is al een sessie gepland. Annuleer de sessie." in words(response)
    assert everything() == before


def test_withdrawal_is_undone_within_a_day(wish, teacher, later, page):
    invitation = InvitationFactory(request=wish)
    page.press("intrekken", **WHY)
    later(ONE_DAY - ONE_MINUTE)
    page = Opened(LinkPurpose.FOLLOW_REQUEST, wish, teacher)
    assert "Open de aanvraag opnieuw" in words(page.get())

    response = page.press("heropenen")

    assert "Je aanvraag staat weer open." in words(response)
    assert told(wish)[-1][:3] == ("withdrawn", "open", teacher.user.pk)
    invitation.refresh_from_db()
    assert invitation.state == "withdrawn"


def test_undoing_again_changes_nothing(page):
    page.press("intrekken", **WHY)
    page.press("heropenen")
    before = everything()

    response = page.press("heropenen")

    assert (response.status_code, everything()) == (200, before)
    assert "Je antwoord is al bewaard." in words(response)


def test_withdrawal_is_final_after_a_day(page, wish, teacher, later):
    page.press("intrekken", **WHY)
    later(ONE_DAY)
    page = Opened(LinkPurpose.FOLLOW_REQUEST, wish, teacher)
    assert "Open de aanvraag opnieuw" not in words(page.get())

    response = page.press("heropenen")

    assert response.status_code == 409
    assert "Ongedaan maken kan tot 24 uur later." in words(response)
    assert _state(wish) == "withdrawn"


def test_reason_with_an_address_is_kept_and_remarked_upon(page, wish):
    response = page.press("intrekken", **{"withdraw-reason": "Vraag het aan jan@school.be"})

    assert "Staan hier gegevens van een leerling in? Haal ze weg." in words(response)
    assert _state(wish) == "withdrawn"


@pytest.mark.parametrize("rows", [1, 3])
def test_page_takes_the_same_number_of_queries(opened, wish, django_assert_num_queries, rows):
    for _ in range(rows):
        InvitationFactory(request=wish)
    page = opened(LinkPurpose.FOLLOW_REQUEST, "wish", "teacher")

    with django_assert_num_queries(9):
        page.get()
