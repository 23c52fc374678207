"""One style sheet, and pages that travel light."""

import re

from django.contrib.staticfiles import finders
from django.urls import reverse

from frontend.styles import ON_PAPER, PARTS, PARTS_FOLDER, SHEET, JoinedStyles, joined
from tests.frontend.reading import words


def test_sheet_holds_every_part():
    assert {path.stem for path in PARTS_FOLDER.glob("*.css")} == {*PARTS, ON_PAPER}


def test_rules_for_paper_hold_on_paper_only():
    screen, paper = joined().split("@media print {")

    assert "@page" not in screen
    assert "@page" in paper


def test_sheet_is_found_as_a_file_and_collected():
    with open(finders.find(SHEET), encoding="utf-8") as file:
        assert file.read() == joined()
    assert [path for path, _storage in JoinedStyles().list([])] == [SHEET]
    assert JoinedStyles().find("frontend/other.css", find_all=True) == []


def test_page_waits_for_one_style_sheet(page, db):
    html = page().get(reverse("home")).content.decode()

    assert re.findall(r'rel="stylesheet" href="([^"]+)"', html) == [f"/static/{SHEET}"]


def test_page_is_sent_compressed(page, db):
    response = page().get(reverse("figures_now"), headers={"Accept-Encoding": "gzip"})

    assert response.headers["Content-Encoding"] == "gzip"


def test_page_that_did_not_change_is_not_sent_again(page, db):
    first = page().get(reverse("home"))

    again = page().get(reverse("home"), headers={"If-None-Match": first.headers["ETag"]})

    assert (again.status_code, words(again)) == (304, "")
