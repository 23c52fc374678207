"""A speaker sets when they can come, with and without JavaScript."""

import datetime as dt

import pytest
from django.conf import settings as site

from tests.browser.conftest import PHONE
from tests.browser.test_keyboard import Keys
from tests.browser.test_pages import SCREENS
from tests.factories import SpeakerFactory
from tests.login import log_in

PAGE = "/spreker/wanneer/"
MONDAY_MORNING = (0, dt.time(9), dt.time(12, 30))


@pytest.fixture
def speaker(transactional_db):
    """Somebody in Ghent who set no time yet."""
    return SpeakerFactory(availability=[])


@pytest.fixture
def open_page(visitor, live_server, client, speaker):
    """Opens the page as the speaker."""

    def opened(**options):
        page = visitor(**options)
        log_in(client, speaker.user)
        cookie = client.cookies[site.SESSION_COOKIE_NAME]
        page.context.add_cookies(
            [{"name": cookie.key, "value": cookie.value, "url": live_server.url}]
        )
        page.goto(PAGE)
        return page

    return opened


def _week(speaker):
    return list(speaker.availability.values_list("weekday", "start", "end"))


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("screen", SCREENS)
def test_speaker_sets_a_week(open_page, look, speaker, screen, script):
    page = open_page(java_script_enabled=script, **SCREENS[screen])
    monday = page.get_by_role("group", name="Maandag")
    monday.get_by_text("voormiddag").click()
    page.get_by_text("Juiste uren op een dag").click()
    hours = page.get_by_role("group", name="Juiste uren 1")
    hours.get_by_label("Dag").select_option("2")
    hours.get_by_label("Van").fill("10u")
    hours.get_by_label("Tot").fill("11.30")
    page.get_by_role("button", name="Bewaar").click()
    page.get_by_text("Bewaard. We vragen je alleen wanneer je kunt.").wait_for()

    assert _week(speaker) == [MONDAY_MORNING, (2, dt.time(10), dt.time(11, 30))]
    assert monday.get_by_label("voormiddag").is_checked()


@pytest.mark.parametrize("screen", SCREENS)
def test_page_in_every_state(open_page, look, screen):
    page = open_page(**SCREENS[screen])
    look(page)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    look(page)
    page.get_by_label("Postcode van waar je vertrekt").fill("0001")
    page.get_by_label("Van").first.fill("morgen")
    page.get_by_role("button", name="Bewaar").click()
    page.get_by_text("Er klopt iets niet").wait_for()
    look(page)


def test_box_of_a_part_of_a_day_is_large_enough_for_a_thumb(open_page):
    page = open_page(viewport=PHONE)

    box = page.get_by_text("namiddag", exact=True).first.bounding_box()

    assert box["height"] >= 48
    assert box["width"] >= 130


def test_towns_follow_the_distance_while_it_is_typed(open_page, speaker):
    page = open_page(viewport=PHONE)
    page.get_by_label("Hoeveel kilometer ver kom je?").fill("9")

    page.get_by_text("Je komt vertellen in: Gent, Evergem, Destelbergen").wait_for()
    assert page.url.endswith(PAGE)
    speaker.refresh_from_db()
    assert speaker.radius_km == 30


def test_towns_are_shown_by_a_button_without_javascript(open_page):
    page = open_page(viewport=PHONE, java_script_enabled=False)
    page.get_by_role("group", name="Dinsdag").get_by_text("namiddag").click()
    page.get_by_label("Hoeveel kilometer ver kom je?").fill("9")
    page.get_by_role("button", name="Toon de gemeenten").click()

    page.get_by_text("Je komt vertellen in: Gent, Evergem, Destelbergen").wait_for()
    assert page.get_by_role("group", name="Dinsdag").get_by_label("namiddag").is_checked()


def test_enter_in_a_field_saves(open_page, speaker):
    page = open_page()
    page.get_by_label("Hoe vaak op één dag, hoogstens?").fill("1")
    page.keyboard.press("Enter")
    page.get_by_text("Bewaard. We vragen je alleen wanneer je kunt.").wait_for()

    speaker.refresh_from_db()
    assert speaker.max_sessions_per_day == 1


def test_week_is_set_with_the_keys_alone(open_page, speaker):
    page = open_page()
    keys = Keys(page)
    keys.to("voormiddag")
    page.keyboard.press("Space")
    keys.press("Bewaar")

    assert _week(speaker) == [MONDAY_MORNING]
