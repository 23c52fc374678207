"""Small files at fixed addresses."""

import json

from django.urls import reverse

from frontend.account.urls import urlpatterns as account_urlpatterns
from frontend.public.site_files import NOT_INDEXED
from frontend.urls import urlpatterns
from tests.frontend.test_access import PUBLIC

OF_ONE_PERSON = {
    "link",
    "link_action",
    "link_change",
    "link_part",
    "open_link",
    "link_calendar",
    "calendar_feed",
    "choose_language",
}
FOR_SEARCHERS = PUBLIC - OF_ONE_PERSON - {"demo_mail", "demo_mail_detail"}


def _text(page, name):
    response = page().get(reverse(name))
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    return response.content.decode().splitlines()


def test_robots_may_read_what_is_for_everybody_and_nothing_else(page, db):
    lines = _text(page, "robots")

    closed = [line.removeprefix("Disallow: ") for line in lines[1:]]
    routes = {one.name: f"/{one.pattern}" for one in [*urlpatterns, *account_urlpatterns]}
    open_to_robots = {name for name, route in routes.items() if not route.startswith(tuple(closed))}
    assert (lines[0], closed) == ("User-agent: *", NOT_INDEXED)
    assert open_to_robots == FOR_SEARCHERS


def test_security_file_says_where_to_report(page, db):
    assert _text(page, "security_txt") == [
        "Contact: mailto:youth4coop@localhost",
        "Expires: 2027-11-01T00:00:00Z",
        "Preferred-Languages: nl, en, fr",
        "Canonical: http://localhost:8000/.well-known/security.txt",
    ]


def test_manifest_names_the_site_and_its_mark(page, db):
    response = page().get(reverse("webmanifest"))

    assert response.headers["Content-Type"] == "application/manifest+json"
    manifest = json.loads(response.content)
    assert (manifest["name"], manifest["lang"]) == ("Youth4coop", "nl-BE")
    assert [icon["src"] for icon in manifest["icons"]] == [
        "/static/frontend/mark.svg",
        "/static/frontend/mark.png",
    ]


def test_old_address_of_the_mark_leads_to_it(page, db):
    assert page().get("/favicon.ico").url == "/static/frontend/mark.svg"
