"""One style sheet, of which nothing is left over and every colour can be read."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

from frontend.styles import ON_PAPER, PARTS, PARTS_FOLDER, SHEET, JoinedStyles, joined
from schools import level_tree
from sessions.choices import InvitationState, RequestState, SessionState
from tests.frontend.reading import classes_in, words
from youth4coop.mail.models import MailState

FRONTEND = PARTS_FOLDER.parents[1]
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
TOKEN = re.compile(r"--([a-z0-9-]+): (#[0-9a-f]{6})")

STATES = [RequestState, InvitationState, SessionState]
# Classes whose end is a value, as in badge-{{ thing.state }}.
MADE_UP = {
    *(f"badge-{value}" for states in STATES for value in states.values),
    *(f"badge-{status}" for status in ["historic", "closed", "revised", "provisional"]),
    *(f"badge-mail-{value}" for value in [*MailState.values, "sending"]),
    *("badge-high", "badge-medium", "message-success", "message-warning", "message-error"),
    *(f"level-{answers}" for path, _level in level_tree.paths() for answers in path),
    *("field-short", "field-wide", "bar-historic", "no-link"),
}
# Text on what lies under it, and lines that one has to see (WCAG 1.4.3 and 1.4.11).
ON_GROUND = ["paper", "surface", "sunken"]
KINDS = ["calm", "good", "wait", "wrong", "news"]
TEXTS = [
    *[(text, ground) for text in ["ink", "ink-soft", "accent", "on-wrong"] for ground in ON_GROUND],
    *[(f"on-{kind}", kind) for kind in [*KINDS, "board", "highlight"]],
    *[("on-wait", "paper"), ("on-wait", "surface"), ("on-board-soft", "board")],
    *[("on-accent", "accent-fill"), ("on-accent", "accent-fill-strong"), ("board", "on-board")],
]
LINES = [
    *[(line, ground) for line in ["line-strong", "focus", "accent-fill"] for ground in ON_GROUND],
    *[(f"{kind}-line", kind) for kind in KINDS if kind != "calm"],
    ("highlight", "board"),
]


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


def _written():
    """Gives every word in the templates and in the code of the frontend."""
    files = [file for end in ("html", "py", "js") for file in FRONTEND.rglob(f"*.{end}")]
    return {word for file in files for word in re.findall(r"[\w-]+", file.read_text("utf-8"))}


def test_no_rule_is_left_over():
    assert classes_in(joined()) - _written() - MADE_UP == set()


def test_every_token_is_used_and_every_one_used_is_there():
    text = COMMENT.sub("", joined())

    assert set(re.findall(r"(--[a-z0-9-]+):", text)) == set(re.findall(r"var\((--[^)]+)\)", text))


def _brightness(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def _contrast(one, other):
    low, high = sorted([_brightness(one), _brightness(other)])
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_and_lines_stand_out_from_what_lies_under_them(scheme):
    light, dark = (PARTS_FOLDER / "tokens.css").read_text("utf-8").split("@media")
    colours = dict(TOKEN.findall(light)) | (dict(TOKEN.findall(dark)) if scheme == "dark" else {})

    pairs = [(pair, 4.5) for pair in TEXTS] + [(pair, 3) for pair in LINES]
    too_faint = [pair for pair, least in pairs if _contrast(*map(colours.get, pair)) < least]
    assert too_faint == []
