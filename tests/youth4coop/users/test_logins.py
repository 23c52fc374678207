"""How long a login lasts, and that ending it ends it."""

import datetime as dt

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.factories import NOW
from tests.frontend.reading import words
from tests.login import log_in
from youth4coop.users.logins import end_logins, forget_logins, logins_of

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
ME = reverse("me")


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def _user(role, request):
    person = request.getfixturevalue(role)
    return getattr(person, "user", person)


@pytest.mark.parametrize(
    ("role", "idle"), [("coordinator", 12 * HOUR), ("teacher", 14 * DAY), ("speaker", 14 * DAY)]
)
def test_login_ends_without_a_click(clock, role, idle, request):
    browser = log_in(Client(), _user(role, request))

    clock.move_to(NOW + idle - HOUR)
    assert browser.get(ME).status_code == 200
    clock.move_to(NOW + 2 * idle)

    assert browser.get(ME).status_code == 302


def test_visit_keeps_a_login_alive(clock, coordinator):
    browser = log_in(Client(), coordinator)

    for hours in [11, 22, 33]:
        clock.move_to(NOW + hours * HOUR)
        assert browser.get(ME).status_code == 200


@pytest.mark.parametrize(("role", "most"), [("coordinator", 7), ("teacher", 30), ("speaker", 30)])
def test_login_ends_however_often_one_clicks(settings, clock, role, most, request):
    settings.LOGIN_IDLE = dict.fromkeys(["coordinator", "other"], 99 * DAY)
    browser = log_in(Client(), _user(role, request))
    clock.move_to(NOW + most * DAY - HOUR)
    assert browser.get(ME).status_code == 200

    clock.move_to(NOW + most * DAY + HOUR)
    response = browser.get(ME, follow=True)

    assert "Je was lang aangemeld. Meld je opnieuw aan." in words(response)
    assert response.redirect_chain == [(f"/aanmelden/login/code/?next={ME}", 302)]


def test_limits_are_those_of_the_role(settings, clock, coordinator):
    settings.LOGIN_IDLE = {"coordinator": HOUR, "other": 99 * DAY}
    browser = log_in(Client(), coordinator)

    clock.move_to(NOW + HOUR + dt.timedelta(minutes=1))

    assert browser.get(ME).status_code == 302


def test_login_without_a_beginning_is_over(coordinator):
    browser = log_in(Client(), coordinator)
    session = browser.session
    del session["login_began"]
    session.save()

    assert browser.get(ME).status_code == 302


def test_cookie_goes_when_the_login_does(clock, coordinator):
    browser = log_in(Client(), coordinator)
    clock.move_to(NOW + HOUR)

    cookie = browser.get(ME).cookies["sessionid"]

    assert (cookie["max-age"], cookie["httponly"], cookie["samesite"]) == (12 * 3600, True, "Lax")


def test_visits_are_not_written_down_at_each_click(clock, teacher):
    browser = log_in(Client(), teacher.user)
    before = Session.objects.get().session_data
    clock.move_to(NOW + dt.timedelta(minutes=9))

    browser.get(ME)

    assert Session.objects.get().session_data == before


def test_visit_is_seen_in_the_list(clock, teacher):
    browser = log_in(Client(), teacher.user)
    key = browser.session.session_key
    UserSession.objects.create(user=teacher.user, session_key=key, ip="192.0.2.0", last_seen_at=NOW)
    clock.move_to(NOW + HOUR)

    browser.get(ME)

    assert UserSession.objects.get().last_seen_at == NOW + HOUR


def test_api_needs_a_login_that_lasts_too(clock, coordinator):
    browser = log_in(Client(), coordinator)
    clock.move_to(NOW + 13 * HOUR)

    assert browser.get("/api/v1/requests/").status_code == 401


@pytest.fixture
def login(teacher):
    """A login of the teacher, with its session."""
    key = log_in(Client(), teacher.user).session.session_key
    return UserSession.objects.create(user=teacher.user, session_key=key, ip="192.0.2.0")


def test_end_logins_ends_those_of_one_person(login, teacher, stranger):
    others = UserSession.objects.filter(user=teacher.user)

    assert end_logins(stranger.user, UserSession.objects.none()) == 0
    assert end_logins(teacher.user, others) == 1
    assert not Session.objects.exists()
    assert not UserSession.objects.exists()


def test_logins_that_are_over_are_not_listed(login, teacher):
    assert list(logins_of(teacher.user, now=NOW)) == [login]
    assert list(logins_of(teacher.user, now=NOW + 15 * DAY)) == []


def test_logins_that_are_over_are_forgotten(login, teacher):
    assert forget_logins(now=NOW + 13 * DAY) == 0
    assert UserSession.objects.exists()

    assert forget_logins(now=NOW + 14 * DAY) == 1
    assert not UserSession.objects.exists()
    assert timezone.now() == NOW
