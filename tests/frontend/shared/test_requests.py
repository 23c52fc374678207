import pytest
from django.urls import reverse

from sessions.models import Transition
from tests.factories import NOW, InvitationFactory, RequestFactory, SpeakerFactory
from tests.frontend.reading import problems, value, words


def _detail(wish):
    return reverse("request_detail", args=[wish.pk])


def _state(row):
    row.refresh_from_db()
    return row.state


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("unconfirmed", "Open de link in onze mail en bevestig je aanvraag."),
        ("open", "We zoeken een spreker. Binnen 5 werkdagen vragen we iemand."),
        ("invited", "We vroegen een spreker en wachten op het antwoord."),
        ("planned", "De sessie is gepland."),
        ("done", "De sessie is gegeven."),
        ("withdrawn", "Deze aanvraag is ingetrokken."),
        ("unfulfilled", "Het lukte deze keer niet."),
    ],
)
def test_teacher_reads_what_happens_next(page, teacher, state, sentence):
    wish = RequestFactory(teacher=teacher, school=teacher.school, state=state)

    assert sentence in words(page(teacher.user).get(_detail(wish)))


def test_planned_request_leads_to_its_session(page, teacher, planned, wish):
    response = page(teacher.user).get(_detail(wish))

    assert reverse("session_detail", args=[planned.pk]) in response.content.decode()
    assert response.context["can_withdraw"] is False


def test_teacher_sees_neither_candidates_nor_log(page, teacher, invitation, wish):
    context = page(teacher.user).get(_detail(wish)).context

    assert [name for name in ["possible", "invitations", "log"] if name in context] == []


@pytest.mark.parametrize("role", ["stranger", "speaker"])
def test_who_has_nothing_to_do_with_it_does_not_find_it(page, wish, role, request):
    assert page(request.getfixturevalue(role).user).get(_detail(wish)).status_code == 404


def test_teacher_withdraws_with_a_reason(page, teacher, wish):
    address = reverse("request_withdraw", args=[wish.pk])

    response = page(teacher.user).post(address, {"withdraw-reason": "Examens"}, follow=True)

    assert response.redirect_chain == [(_detail(wish), 302)]
    assert "Je aanvraag is ingetrokken." in words(response)
    assert _state(wish) == "withdrawn"
    assert Transition.objects.get(request=wish).reason == "Examens"


def test_withdrawing_without_a_reason_asks_for_one(page, teacher, wish):
    response = page(teacher.user).post(reverse("request_withdraw", args=[wish.pk]))

    assert problems(response) == ["Schrijf kort waarom."]
    assert _state(wish) == "open"


def test_reason_that_is_too_long_is_kept(page, teacher, wish):
    address = reverse("request_withdraw", args=[wish.pk])

    response = page(teacher.user).post(address, {"withdraw-reason": "x" * 301})

    assert problems(response) == ["Schrijf hoogstens 300 tekens."]
    assert value(response, "withdraw-reason") == "x" * 301


def test_withdrawing_too_late_is_refused_on_the_same_page(page, teacher, planned, wish):
    address = reverse("request_withdraw", args=[wish.pk])

    response = page(teacher.user).post(address, {"withdraw-reason": "Examens"})

    assert response.status_code == 409
    assert "Er is al een sessie gepland. Annuleer de sessie." in words(response)
    assert _state(wish) == "planned"


def test_coordinator_sees_who_can_come_and_who_cannot_and_why(page, coordinator, wish, speaker):
    SpeakerFactory(name="Distant", latitude=50.0, longitude=5.9, radius_km=10)

    response = page(coordinator).get(_detail(wish))

    assert [one.speaker.name for one in response.context["possible"]] == ["Speaker"]
    assert [one.speaker.name for one in response.context["impossible"]] == ["Distant"]
    assert "dit schooljaar nog niet gevraagd" in words(response)
    assert "komt tot 10 km" in words(response)


def test_coordinator_sees_nobody_when_nobody_can_come(page, coordinator, wish):
    assert "Niemand kan op deze momenten." in words(page(coordinator).get(_detail(wish)))


def test_coordinator_sees_remarks_on_moments_and_the_log(page, coordinator, teacher):
    sunday = NOW.replace(month=12, day=6)
    wish = RequestFactory(teacher=teacher, school=teacher.school, moments=[sunday])
    Transition.objects.create(request=wish, to_state="open", who=teacher.user, at=NOW)

    response = page(coordinator).get(_detail(wish))

    assert "Zondag 6 december 2026 valt in het weekend." in words(response)
    assert "Aanvraag: open di 24 nov 2026, 9.00 u., Teacher" in words(response)


def test_log_names_the_invited_speaker(page, coordinator, invitation, wish):
    Transition.objects.create(invitation=invitation, to_state="declined", at=NOW, reason="Ziek")

    response = page(coordinator).get(_detail(wish))

    assert "Uitnodiging van Speaker: niet deze keer di 24 nov 2026, 9.00 u. Ziek" in words(response)


@pytest.mark.parametrize("rows", [1, 3])
def test_page_takes_the_same_number_of_queries(
    page, coordinator, wish, django_assert_num_queries, rows
):
    wish.state = "invited"
    wish.save(update_fields=["state"])
    for _ in range(rows):
        InvitationFactory(request=wish)
        SpeakerFactory()
    browser = page(coordinator)

    with django_assert_num_queries(21):
        browser.get(_detail(wish))


def test_teacher_opens_it_again_within_a_day(page, teacher, wish):
    browser = page(teacher.user)
    browser.post(reverse("request_withdraw", args=[wish.pk]), {"withdraw-reason": "Examens"})
    assert "Open de aanvraag opnieuw" in words(browser.get(_detail(wish)))

    response = browser.post(reverse("request_reopen", args=[wish.pk]), follow=True)

    assert response.redirect_chain == [(_detail(wish), 302)]
    assert "Je aanvraag staat weer open. We zoeken een spreker." in words(response)
    assert _state(wish) == "open"


def test_what_was_not_withdrawn_is_refused_on_the_same_page(page, teacher, wish):
    response = page(teacher.user).post(reverse("request_reopen", args=[wish.pk]))

    assert response.status_code == 409
    assert "Deze aanvraag is niet ingetrokken." in words(response)
