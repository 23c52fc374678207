"""The menu: a row on a wide screen, behind a button on a phone, with and without JavaScript."""

import pytest

from tests.browser.conftest import PHONE


@pytest.fixture
def menu(visitor, transactional_db):
    """Gives the front page on a screen, with its menu button and one entry of its menu."""

    def open_on(**options):
        page = visitor(**options)
        page.goto("/")
        navigation = page.get_by_role("navigation", name="Hoofdmenu")
        entry = navigation.get_by_role("link", name="Cijfers", include_hidden=True)
        return page, navigation.get_by_role("button", name="Menu"), entry

    return open_on


@pytest.mark.parametrize("script", [True, False])
def test_phone_has_its_menu_behind_a_button(menu, script):
    page, button, entry = menu(viewport=PHONE, java_script_enabled=script)
    assert not entry.is_visible()

    button.click()
    assert entry.is_visible()
    page.keyboard.press("Escape")
    assert not entry.is_visible()

    button.click()
    entry.click()
    page.wait_for_url("**/cijfers/")


def test_wide_screen_has_its_menu_in_a_row(menu):
    _page, button, entry = menu(viewport={"width": 1280, "height": 800})

    assert entry.is_visible()
    assert not button.is_visible()


def test_open_menu_can_be_read_by_everybody(menu, look):
    page, button, _entry = menu(viewport=PHONE)

    button.click()

    look(page)
    assert button.get_attribute("aria-expanded") in {None, "true"}
