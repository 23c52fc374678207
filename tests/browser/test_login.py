"""Logging in as people do it: with a code, an app, a passkey."""

import pytest

from tests.browser.conftest import PHONE
from tests.browser.people import give_mailed_code, log_out
from tests.factories import TeacherFactory, UserFactory
from tests.login import app_code

WIDE = {"width": 1280, "height": 800}
KEYS = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def look_twice(look):
    """Looks at a page on a phone in the light, and on a wide screen in the dark."""

    def look_at(page):
        for screen, scheme in [(WIDE, "dark"), (PHONE, "light")]:
            page.set_viewport_size(screen)
            page.emulate_media(color_scheme=scheme)
            look(page)

    return look_at


@pytest.fixture
def phone(visitor, transactional_db):
    """A browser on a device that knows passkeys."""
    return _with_keys(visitor())


def _with_keys(page, **options):
    keys = page.context.new_cdp_session(page)
    keys.send("WebAuthn.enable")
    keys.send("WebAuthn.addVirtualAuthenticator", {"options": {**KEYS, **options}})
    return page


def _press(page, name):
    page.get_by_role("button", name=name).click()


def test_coordinator_sets_up_an_app_and_logs_in_with_it(visitor, look_twice, transactional_db):
    user = UserFactory(role="coordinator")
    page = visitor()
    give_mailed_code(page, user.email)
    page.get_by_text("Zet eerst een tweede stap op.").wait_for()
    look_twice(page)
    page.get_by_role("link", name="Zet een app op").click()
    look_twice(page)
    secret = page.locator("code").inner_text().replace(" ", "")
    page.get_by_label("De code in je app").fill(app_code(secret=secret))
    _press(page, "Zet de app aan")
    page.get_by_role("heading", name="Herstelcodes").wait_for()
    look_twice(page)
    page.get_by_role("link", name="Ik heb ze bewaard").click()
    page.get_by_role("heading", name="Te doen").wait_for()
    log_out(page)

    give_mailed_code(page, user.email)
    look_twice(page)
    page.get_by_label("Je code").fill(app_code(steps=1, secret=secret))
    _press(page, "Meld me aan")

    page.get_by_role("heading", name="Te doen").wait_for()


def test_passkey_is_made_and_logs_in_alone(phone, look_twice):
    give_mailed_code(phone, TeacherFactory().email)
    phone.goto("/mijn/account/tweede-stap/passkey/")
    look_twice(phone)
    _press(phone, "Maak een passkey")
    phone.get_by_role("heading", name="Herstelcodes").wait_for()
    phone.goto("/mijn/account/tweede-stap/")
    look_twice(phone)
    phone.get_by_text("Passkey 1", exact=True).wait_for()
    log_out(phone)

    phone.goto("/aanmelden/")
    _press(phone, "Gebruik een passkey")

    phone.get_by_text("Je bent aangemeld.").wait_for()


def test_passkey_is_the_second_step_and_a_proof(phone, look_twice):
    email = UserFactory(role="coordinator").email
    give_mailed_code(phone, email)
    phone.get_by_role("link", name="Maak een passkey").click()
    _press(phone, "Maak een passkey")
    phone.get_by_role("heading", name="Herstelcodes").wait_for()
    phone.goto("/aanmelden/opnieuw/passkey/?next=/mijn/account/tokens/")
    look_twice(phone)
    _press(phone, "Gebruik een passkey")
    phone.get_by_role("heading", name="Tokens voor de API").wait_for()
    log_out(phone)

    give_mailed_code(phone, email)
    look_twice(phone)
    _press(phone, "Gebruik een passkey")

    phone.get_by_role("heading", name="Te doen").wait_for()


def test_passkey_that_fails_is_said_in_words(visitor, look_twice, transactional_db):
    page = _with_keys(visitor(), isUserVerified=False)
    page.goto("/aanmelden/")
    _press(page, "Gebruik een passkey")

    page.get_by_text("Het lukte niet met de passkey.").wait_for()

    look_twice(page)


def test_pages_of_ones_own_account(visitor, look_twice, transactional_db):
    page = visitor()
    give_mailed_code(page, TeacherFactory().email)
    page.get_by_text("Je bent aangemeld.").wait_for()
    for path in ["", "toestellen/", "tokens/", "tokens/nieuw/"]:
        page.goto(f"/mijn/account/{path}")
        look_twice(page)
    _press(page, "Maak een token")
    page.get_by_text("We tonen het maar één keer.").wait_for()
    look_twice(page)
    page.goto("/mijn/account/tokens/")
    look_twice(page)
    page.goto("/aanmelden/opnieuw/")
    look_twice(page)
    _press(page, "Mail me een code")
    _press(page, "Ga verder")
    look_twice(page)
