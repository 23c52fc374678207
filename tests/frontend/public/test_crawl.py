"""Every page for everybody, found by following links, keeps to the same rules."""

import gzip
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import resolve

from frontend.styles import joined
from sessions.models import HistoricFigure
from tests.factories import (
    NOW,
    CooperativeFactory,
    RequestFactory,
    SchoolFactory,
    SessionFactory,
    SpeakerFactory,
    TeacherFactory,
)
from tests.frontend.public.crawl import crawl
from tests.frontend.reading import YESTERDAY
from tests.frontend.test_access import PUBLIC

MOST_BYTES = 60_000
# Read by machines: a browser does not run it.
DATA = {"application/json", "application/ld+json"}
OWN = {"", urlsplit(settings.BASE_URL).netloc}
# What nobody may read who is not logged in: persons, visits to come, who was not let in.
SECRET = ["Zwijger", "zwijger@", "Spaarzaam", "spaarzaam@", "Toekomstschool", "Nietgekeurd"]
# No link leads there, or only with something in hand.
NOT_LINKED = {
    *(
        "style_guide",
        "choose_language",
        "request_step",
        "request_check",
        "request_sent",
        "calendar_feed",
    ),
    *("link", "link_action", "link_change", "link_part", "open_link", "link_calendar"),
    *("my_data_erased", "demo_mail", "demo_mail_detail"),
    *("join_step", "join_known", "join_check", "join_sent"),
    *("robots", "security_txt", "webmanifest", "favicon"),
}


@pytest.fixture
def pages(client, db):
    """All pages, on a site that holds much that nobody may see."""
    speaker = SpeakerFactory(name="Zeger Zwijger", email="zwijger@test.example")
    teacher = TeacherFactory(name="Suze Spaarzaam", email="spaarzaam@test.example")
    CooperativeFactory(name="Nietgekeurd", approved_at=None)
    wish = RequestFactory(teacher=teacher, state="planned")
    future = SchoolFactory(name="Toekomstschool")
    SessionFactory(school=future, request=wish, speakers=[speaker], start=NOW.replace(month=12))
    SessionFactory(speakers=[speaker], start=YESTERDAY, pupils=20)
    HistoricFigure.objects.create(year=2019, pupils=675, schools=13, source="Verslag")
    return crawl(client)


def _inline_script(page):
    handlers = [name for _tag, one in page.elements for name in one if name.startswith("on")]
    scripts = [one for one in page.all("script") if "src" not in one and one["type"] not in DATA]
    return handlers or scripts


def _inline_style(page):
    return page.all("style") or [one for _tag, one in page.elements if "style" in one]


def _known_to_search_engines(page):
    """Gives what a page says of itself: a description, or that it wants not to be found."""
    return [one["name"] for one in page.all("meta") if one.get("name") in {"description", "robots"}]


BROKEN = {
    "does not answer": lambda page: page.response.status_code != 200,
    "has another language": lambda page: page.all("html") != [{"lang": "nl-BE"}],
    "has not one heading": lambda page: len(page.all("h1")) != 1,
    "has no title": lambda page: not re.search(r"<title>[^<]+ – Youth4coop</title>", page.html),
    "has an inline style": _inline_style,
    "has an inline script": _inline_script,
    "goes elsewhere": lambda page: {urlsplit(one).netloc for one in page.fetched()} - OWN,
    "says nothing of itself": lambda page: len(_known_to_search_engines(page)) != 1,
    "announces an event": lambda page: "startDate" in page.html,
    "names who is secret": lambda page: [word for word in SECRET if word in page.html],
    "sets a cookie for reading": lambda page: (
        page.response.cookies and not [one for one in page.all("form") if one["method"] == "post"]
    ),
    "is too heavy": lambda page: _weight(page) > MOST_BYTES,
}


def _weight(page):
    """Gives how many bytes travel for a page, compressed and without its images."""
    scripts = [script["src"] for script in page.all("script") if "src" in script]
    sheets = [link["href"] for link in page.all("link") if link["rel"] == "stylesheet"]
    files = [finders.find(url.removeprefix(settings.STATIC_URL)) for url in [*scripts, *sheets]]
    texts = [page.response.content, *[Path(file).read_bytes() for file in files]]
    return sum(len(gzip.compress(text)) for text in texts)


def test_links_lead_to_every_page_for_everybody_and_each_keeps_the_rules(pages):
    names = {resolve(page.response.request["PATH_INFO"]).url_name for page in pages.values()}

    assert PUBLIC - names == NOT_LINKED
    assert [
        (address, broken)
        for address, page in pages.items()
        for broken, of in BROKEN.items()
        if of(page)
    ] == []


def test_style_sheet_fetches_nothing():
    assert re.findall(r"@import|url\(|https?:", joined()) == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_page_is_there_in_other_languages(db, language):
    pages = crawl(Client(headers={"Accept-Language": language}))

    assert {page.response.status_code for page in pages.values()} == {200}
    assert {page.all("html")[0]["lang"].partition("-")[0] for page in pages.values()} == {language}
