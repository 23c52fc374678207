"""Pages for everybody: on a phone and on a wide screen, in the light and in the dark."""

import pytest

from sessions.models import HistoricFigure
from tests.browser.conftest import PHONE, TOO_WIDE
from tests.factories import CooperativeFactory, SessionFactory, SpeakerFactory

WIDE = {"width": 1280, "height": 800}
NARROW = {"width": 320, "height": 256}  # a wide screen at 400 percent (WCAG 1.4.10)
PAGES = [
    "/",
    "/zo-werkt-het/",
    "/aanbod/",
    "/aanbod/?theme=energy&province=limburg",
    "/aanbod/zonnehoek/",
    "/vertel-je-verhaal/",
    "/cijfers/",
    "/cijfers/methode/",
    "/onkosten-en-verzekering/",
    "/hulp/",
    "/privacy/",
    "/cookies/",
    "/toegankelijkheid/",
    "/bronnen/",
    "/stijl/",
]
SHIFTS = """
    () => {
        const observer = new PerformanceObserver(() => {});
        observer.observe({type: 'layout-shift', buffered: true});
        return observer.takeRecords().map(one => one.value);
    }
"""


@pytest.fixture
def offer(transactional_db):
    """Figures, and two cooperatives that differ in theme and region."""
    zon = CooperativeFactory(name="Zonnehoek", slug="zonnehoek", themes=["energy", "democracy"])
    zon.description = "Zonnepanelen op de daken van de buurt, van en voor wie er woont."
    zon.website = "https://zonnehoek.example/een-adres-dat-niet-op-een-regel-past/"
    zon.save()
    CooperativeFactory(name="Brood", themes=["food"], province="limburg")
    SessionFactory(speakers=[SpeakerFactory(cooperative=zon)], pupils=20)
    HistoricFigure.objects.create(year=2019, pupils=675, schools=13, source="Uit het jaarverslag")


@pytest.mark.parametrize("address", PAGES)
def test_page_can_be_read_by_everybody_and_stands_still(visitor, look, offer, address):
    page = visitor(viewport=PHONE)
    page.goto(address)
    assert page.evaluate(SHIFTS) == []
    page.set_viewport_size(NARROW)
    assert page.evaluate(TOO_WIDE) == 0

    for screen in [PHONE, WIDE]:
        page.set_viewport_size(screen)
        for scheme in ["light", "dark"]:
            page.emulate_media(color_scheme=scheme)
            look(page)
