import datetime as dt
import re

import pytest
from django.urls import reverse
from ical.calendar_stream import IcsCalendarStream

from sessions.calendar import event_of, session_event
from sessions.calendar.following import start_feed
from tests.factories import MOMENT_START, NOW, SessionFactory, SpeakerFactory
from tests.frontend.reading import words
from youth4coop.links.models import ActionLink

SETTINGS, STOP = reverse("calendar_settings"), reverse("calendar_stop")


def _download(session):
    return reverse("session_calendar", args=[session.pk])


def _feed(token):
    return reverse("calendar_feed", args=[token])


def _uids(response):
    events = IcsCalendarStream.calendar_from_ics(response.content.decode()).events
    return [event.uid for event in events]


@pytest.fixture
def token(speaker):
    return start_feed(speaker.user, now=NOW)


def test_session_is_a_file_for_a_calendar(page, teacher, planned, settings):
    response = page(teacher.user).get(_download(planned))

    link = f"{settings.BASE_URL}{reverse('session_detail', args=[planned.pk])}"
    event = event_of(planned, "Teacher", "teacher@test.example", link, now=NOW)
    assert response.content.decode() == session_event(event, method="PUBLISH")
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    disposition = f'attachment; filename="sessie-{planned.pk}.ics"'
    assert response.headers["Content-Disposition"] == disposition
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("role", ["coordinator", "speaker", "colleague"])
def test_who_sees_a_session_can_put_it_in_a_calendar(page, planned, role, request):
    person = request.getfixturevalue(role)

    assert page(getattr(person, "user", person)).get(_download(planned)).status_code == 200


def test_who_does_not_see_a_session_does_not_find_its_file(page, stranger, planned):
    assert page(stranger.user).get(_download(planned)).status_code == 404


def test_file_is_only_read(page, teacher, planned):
    assert page(teacher.user).post(_download(planned)).status_code == 405


def test_session_page_leads_to_its_file_until_it_is_over(page, teacher, planned):
    detail = reverse("session_detail", args=[planned.pk])
    browser = page(teacher.user)
    assert _download(planned) in browser.get(detail).content.decode()

    planned.state = "cancelled"
    planned.save(update_fields=["state"])

    assert _download(planned) not in browser.get(detail).content.decode()


def test_feed_gives_the_sessions_of_its_owner_without_a_login(page, planned, token):
    SessionFactory()

    response = page().get(_feed(token))

    assert _uids(response) == [f"sessie-{planned.pk}@localhost"]
    headers = ["Content-Type", "Cache-Control", "Referrer-Policy", "X-Robots-Tag"]
    assert [response.headers[name] for name in headers] == [
        "text/calendar; charset=utf-8",
        "private",
        "no-referrer",
        "noindex",
    ]
    assert not response.cookies


@pytest.mark.parametrize("method", ["get", "head"])
def test_reading_a_feed_changes_nothing(page, planned, token, method, django_assert_num_queries):
    before = list(ActionLink.objects.values())

    with django_assert_num_queries(7) as queries:
        response = getattr(page(), method)(_feed(token))

    assert response.status_code == 200
    assert {query["sql"].split()[0] for query in queries.captured_queries} == {"SELECT"}
    assert list(ActionLink.objects.values()) == before


@pytest.mark.parametrize("rows", [1, 3])
def test_feed_takes_the_same_number_of_queries(
    page, speaker, token, django_assert_num_queries, rows
):
    for day in range(rows):
        start = MOMENT_START + dt.timedelta(days=day)
        SessionFactory(speakers=[speaker, SpeakerFactory()], start=start)

    with django_assert_num_queries(7):
        page().get(_feed(token))


def test_feed_that_is_unknown_or_stopped_is_not_found(page, speaker, token):
    assert page().get(_feed("nothing")).status_code == 404

    page(speaker.user).post(STOP)

    assert page().get(_feed(token)).status_code == 404


def test_feed_takes_no_form(page, token):
    assert page().post(_feed(token)).status_code == 405


@pytest.mark.parametrize("role", ["coordinator", "speaker"])
def test_address_is_shown_once_and_works(page, planned, role, request, settings):
    person = request.getfixturevalue(role)
    browser = page(getattr(person, "user", person))
    assert "Je hebt nog geen adres." in words(browser.get(SETTINGS))

    response = browser.post(SETTINGS)

    address = re.search(r'value="(http[^"]+\.ics)"', response.content.decode())[1]
    assert "no-store" in response.headers["Cache-Control"]
    assert _uids(page().get(address.removeprefix(settings.BASE_URL)))
    again = browser.get(SETTINGS)
    assert ".ics" not in again.content.decode()
    assert "Je hebt een adres sinds di 24 nov 2026." in words(again)


def test_new_address_takes_the_place_of_the_old_one(page, speaker, planned, token):
    response = page(speaker.user).post(SETTINGS)

    assert token not in response.content.decode()
    assert page().get(_feed(token)).status_code == 404
    assert ActionLink.objects.filter(revoked_at=None).count() == 1


def test_address_is_stopped(page, speaker, token):
    response = page(speaker.user).post(STOP, follow=True)

    shown = words(response)
    assert "Je agenda-adres is gestopt." in shown
    assert "Je hebt nog geen adres." in shown
    assert ActionLink.objects.get().revoked_at == NOW


def test_stopping_without_an_address_does_no_harm(page, coordinator, token):
    assert page(coordinator).post(STOP).url == SETTINGS
    assert ActionLink.objects.get().revoked_at is None


def test_address_of_the_button_only_takes_its_button(page, speaker):
    assert page(speaker.user).get(STOP).status_code == 405


@pytest.mark.parametrize(
    ("method", "address"), [("get", SETTINGS), ("post", SETTINGS), ("post", STOP)]
)
def test_teacher_follows_no_calendar(page, teacher, method, address):
    assert getattr(page(teacher.user), method)(address).status_code == 403
    assert not ActionLink.objects.exists()


@pytest.mark.parametrize("role", ["coordinator", "speaker"])
def test_overview_leads_to_the_page(page, role, request):
    person = request.getfixturevalue(role)

    shown = page(getattr(person, "user", person)).get(reverse("me")).content.decode()

    assert f'href="{SETTINGS}"' in shown
