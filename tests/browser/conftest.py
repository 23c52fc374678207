"""A real Chromium, started once for the browser tests of a process."""

import os

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from tests.browser.chromium import find_chromium

PHONE = {"width": 360, "height": 740}
# Chromium has no sandbox for root, and none of our pages need anything from elsewhere.
ARGUMENTS = ["--no-sandbox", "--disable-background-networking"]
AXE = Axe()
TOO_WIDE = """
    Math.max(...[document.documentElement, ...document.querySelectorAll('.table-box')]
        .map(one => one.scrollWidth - one.clientWidth))
"""


@pytest.fixture(scope="package")
def chromium():
    """The browser.

    Playwright keeps an event loop running in this thread, in which Django would refuse to use the
    database although nothing here is asynchronous; so that is allowed, as long as it runs.
    """
    path = find_chromium()
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def visitor(chromium, live_server, settings):
    """Gives a new person with a browser of their own, who has nothing of the others."""
    settings.BASE_URL = live_server.url
    contexts = []

    def arrive(**options):
        context = chromium.new_context(base_url=live_server.url, locale="nl-BE", **options)
        context.set_default_timeout(5000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: pytest.fail(f"Script error: {error}"))
        page.on("console", _fail_on_refused)
        return page

    yield arrive
    for context in contexts:
        context.close()


def _fail_on_refused(message):
    """A style or script that the content policy refuses is a mistake on our page."""
    if "Content Security Policy" in message.text:
        pytest.fail(message.text)


@pytest.fixture
def look():
    """Looks at a page: nothing wrong for axe, and nothing that scrolls sideways."""

    def look_at(page):
        # A click goes on as soon as the next page begins, and that has no colours yet.
        page.wait_for_load_state()
        found = AXE.run(page).response["violations"]
        broken = [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found]
        too_wide = page.evaluate(TOO_WIDE)
        assert (page.url, broken, too_wide) == (page.url, [], 0)

    return look_at
