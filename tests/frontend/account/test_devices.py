"""Where somebody is logged in, and ending that."""

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from frontend.account.devices import device_name
from tests.frontend.reading import words
from tests.login import log_in, mailed_code

ASK, GIVE = reverse("account_request_login_code"), reverse("account_confirm_login_code")
LIST, END_ALL = reverse("account_devices"), reverse("account_devices_end")
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
SAFARI = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15"
    " (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1"
)
EDGE = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
    " Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0"
)


@pytest.fixture
def enter(db, mailoutbox):
    """Gives a browser in which somebody logged in with a code."""

    def enter(user, agent=FIREFOX, **extra):
        browser = Client(headers={"User-Agent": agent}, **extra)
        browser.post(ASK, {"email": user.email})
        browser.post(GIVE, {"code": mailed_code(mailoutbox)})
        return browser

    return enter


def _end(browser, login):
    return browser.post(reverse("account_device_end", args=[login.pk]), follow=True)


def test_list_tells_which_device_is_this_one(enter, teacher):
    enter(teacher.user, SAFARI)

    shown = words(enter(teacher.user).get(LIST))

    since = "Aangemeld sinds di 24 nov 2026, laatst gezien op di 24 nov 2026, 9.00 u."
    assert f"Firefox op Linux Dit toestel {since}" in shown
    assert f"Safari op iPhone {since} Meld af : Safari op iPhone" in shown
    assert "Meld alle andere af" in shown


def test_device_that_is_ended_hears_it_at_the_next_click(enter, teacher):
    phone, laptop = enter(teacher.user, SAFARI), enter(teacher.user)
    login = UserSession.objects.get(user_agent=SAFARI)

    assert "Dat toestel is afgemeld." in words(_end(laptop, login))

    response = phone.get(reverse("me"), follow=True)
    assert response.redirect_chain == [(f"{ASK}?next={reverse('me')}", 302)]
    assert "Je bent hier afgemeld vanop een ander toestel. Meld je opnieuw aan." in words(response)
    assert "vanop een ander toestel" not in words(phone.get(ASK))


def test_all_others_are_ended_at_once(enter, teacher):
    phone, tablet, laptop = (enter(teacher.user) for _ in range(3))

    response = laptop.post(END_ALL, follow=True)

    assert "2 andere toestellen zijn afgemeld." in words(response)
    assert [browser.get(reverse("me")).status_code for browser in (phone, tablet, laptop)] == [
        302,
        302,
        200,
    ]


def test_device_of_somebody_else_is_not_there(enter, teacher, stranger):
    phone, other = enter(teacher.user), enter(stranger.user)

    response = _end(other, UserSession.objects.get(user=teacher.user))

    assert response.status_code == 404
    assert phone.get(reverse("me")).status_code == 200


def test_own_device_is_ended_by_logging_out_only(enter, teacher):
    laptop = enter(teacher.user)

    assert _end(laptop, UserSession.objects.get()).status_code == 404


@pytest.mark.parametrize("role", ["coordinator", "speaker", "teacher"])
def test_list_is_for_every_role(page, role, request):
    person = request.getfixturevalue(role)

    assert page(getattr(person, "user", person)).get(LIST).status_code == 200


@pytest.mark.parametrize("name", ["account_devices_end", "account_device_end"])
def test_ending_takes_a_button(page, teacher, name):
    args = [1] if name == "account_device_end" else []

    assert page(teacher.user).get(reverse(name, args=args)).status_code == 405


@pytest.mark.parametrize("number", [1, 3])
def test_list_takes_the_same_number_of_queries(page, teacher, number, django_assert_num_queries):
    for _ in range(number):
        browser = log_in(Client(), teacher.user)
        UserSession.objects.create(
            user=teacher.user,
            session_key=browser.session.session_key,
            ip="192.0.2.0",
            last_seen_at=timezone.now(),
        )
    with django_assert_num_queries(3):
        response = browser.get(LIST)

    assert len(response.context["devices"]) == number


def test_no_more_of_the_address_is_kept_than_the_network(enter, teacher):
    enter(teacher.user, REMOTE_ADDR="192.0.2.77")
    enter(teacher.user, REMOTE_ADDR="2001:db8:aaaa:bbbb:cccc::1")

    assert sorted(UserSession.objects.values_list("ip", flat=True)) == [
        "192.0.2.0",
        "2001:db8:aaaa::",
    ]


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (FIREFOX, "Firefox op Linux"),
        (SAFARI, "Safari op iPhone"),
        (EDGE, "Edge op Windows"),
        ("curl/8.0", "Een toestel dat we niet kennen"),
        ("Firefox", "Firefox"),
    ],
)
def test_browser_is_called_what_people_call_it(agent, name):
    assert device_name(agent) == name
