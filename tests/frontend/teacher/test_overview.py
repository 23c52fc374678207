import pytest
from django.urls import reverse

from tests.factories import RequestFactory, SessionFactory
from tests.frontend.reading import YESTERDAY, words

ME = reverse("me")


def _session(teacher, state="planned", **extra):
    wish = RequestFactory(teacher=teacher, school=teacher.school, state=state)
    return SessionFactory(request=wish, school=teacher.school, **extra)


def test_what_needs_the_teacher_stands_first(page, teacher):
    uncounted = _session(teacher, start=YESTERDAY)
    planned = _session(teacher)
    past = _session(teacher, state="done", start=YESTERDAY, pupils=20)
    waiting = RequestFactory(teacher=teacher, school=teacher.school, state="invited")
    withdrawn = RequestFactory(teacher=teacher, school=teacher.school, state="withdrawn")

    response = page(teacher.user).get(ME)

    agenda = response.context["agenda"]
    assert (agenda.to_count, agenda.planned, agenda.past) == ([uncounted], [planned], [past])
    assert (response.context["open"], response.context["ended"]) == ([waiting], [withdrawn])
    shown = words(response)
    headings = ["Hoeveel leerlingen waren er?", "Gepland", "Aangevraagd", "Voorbij"]
    assert sorted(headings, key=shown.index) == headings


def test_teacher_without_sessions_is_invited_to_ask_for_one(page, teacher):
    assert "Je hebt nog geen sessies." in words(page(teacher.user).get(ME))


def test_teacher_sees_nothing_of_others(page, stranger, planned, wish):
    assert "Je hebt nog geen sessies." in words(page(stranger.user).get(ME))


def test_session_that_has_begun_can_be_counted(page, teacher, now):
    begun = _session(teacher, start=now)

    assert page(teacher.user).get(ME).context["agenda"].to_count == [begun]


@pytest.mark.parametrize("rows", [1, 3])
def test_overview_takes_the_same_number_of_queries(page, teacher, django_assert_num_queries, rows):
    for _ in range(rows):
        _session(teacher)
        _session(teacher, start=YESTERDAY)
        RequestFactory(teacher=teacher, school=teacher.school)
    browser = page(teacher.user)

    with django_assert_num_queries(13):
        browser.get(ME)
