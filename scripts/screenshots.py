"""Takes a picture of every main page of a running demo, for the guides in docs/.

    make demo           # in another window
    make screenshots    # or python -m scripts.screenshots [http://localhost:8000] [--only NAME ...]

Each page comes in three widths and in both colour schemes, as somebody sees it who may: the script
logs in as they do, with the codes that the demo shows.
"""

import argparse
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import find_chromium

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "screens"
WIDTHS = (360, 768, 1280)
SCHEMES = ("light", "dark")
TALLEST = 1500
QUALITY = 50
ACCOUNT = "{role}@demo.example"


@dataclass(frozen=True)
class Shot:
    """A page: the address to begin at, and the links or buttons that lead to it from there."""

    name: str
    path: str
    role: str = ""
    then: tuple[str, ...] = ()


SHOTS = [
    Shot("home", "/"),
    Shot("request-school", "/aanvraag/"),
    Shot("request-classes", "/aanvraag/", then=("search:Aalst", "follow:.found button")),
    Shot("offer", "/aanbod/"),
    Shot("become-speaker", "/vertel-je-verhaal/"),
    Shot("figures", "/cijfers/"),
    Shot("how-it-works", "/zo-werkt-het/"),
    Shot("privacy", "/privacy/"),
    Shot("style", "/stijl/"),
    Shot("teacher", "/mijn/", "teacher"),
    Shot("teacher-session", "/mijn/", "teacher", ("follow:a[href^='/sessies/']",)),
    Shot(
        "teacher-preparation",
        "/mijn/",
        "teacher",
        ("follow:a[href^='/sessies/'] >> nth=2", "follow:a[href$='/voorbereiding/']"),
    ),
    Shot("speaker", "/mijn/", "speaker"),
    Shot("speaker-profile", "/spreker/", "speaker"),
    Shot("speaker-availability", "/spreker/wanneer/", "speaker"),
    Shot("speaker-reach", "/mijn/", "speaker", ("follow:a[href*='/bereik/']",)),
    Shot("my-data", "/mijn/gegevens/", "teacher"),
    Shot("coordinator-registrations", "/inschrijvingen/", "coordinator"),
    Shot("coordinator", "/mijn/", "coordinator"),
    Shot("coordinator-request", "/aanvragen/", "coordinator", ("follow:a[href^='/aanvragen/']",)),
    Shot("coordinator-sessions", "/sessies/", "coordinator"),
    Shot("coordinator-mail", "/uitgaande-mail/", "coordinator"),
]


def main() -> None:
    """Takes the pictures, and says how many."""
    options = _options()
    FOLDER.mkdir(exist_ok=True)
    wanted = [shot for shot in SHOTS if not options.only or shot.name in options.only]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=find_chromium(), args=["--no-sandbox"]
        )
        taken = [path for role in _roles(wanted) for path in _of(chromium, options, role, wanted)]
        chromium.close()
    print(f"{len(taken)} pictures in {FOLDER.name}/")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", nargs="?", default="http://localhost:8000")
    parser.add_argument("--only", nargs="+", default=[])
    return parser.parse_args()


def _roles(shots: list[Shot]) -> list[str]:
    return sorted({shot.role for shot in shots})


def _of(
    chromium: Browser, options: argparse.Namespace, role: str, shots: list[Shot]
) -> Iterator[Path]:
    """Takes all pictures that one person can see, logged in once."""
    context = chromium.new_context(base_url=options.site, locale="nl-BE")
    page = context.new_page()
    if role:
        _log_in(page, ACCOUNT.format(role=role))
    for shot in shots:
        if shot.role == role:
            _go_to(page, shot)
            yield from _take(page, shot.name)
    context.close()


def _log_in(page: Page, address: str) -> None:
    page.goto("/aanmelden/")
    page.get_by_label("Je e-mailadres").fill(address)
    page.get_by_role("button", name="Mail me een code").click()
    page.get_by_label("De code uit de mail").fill(_mailed_code(page, address))
    page.get_by_role("button", name="Meld me aan").click()
    page.wait_for_url(re.compile("/(mijn|tweede-stap)/$"))
    if page.url.endswith("/tweede-stap/"):
        code = re.search(r"\b\d{6}\b", page.inner_text("main"))
        page.get_by_label("Je code").fill(code[0] if code else "")
        page.get_by_role("button", name="Meld me aan").click()
        page.wait_for_url("**/mijn/")


def _mailed_code(page: Page, address: str) -> str:
    """Reads the code in the newest mail of the demo, in a tab of its own."""
    tab = page.context.new_page()
    tab.goto("/demo/mail/")
    tab.get_by_role("link", name=re.compile("code")).first.click()
    code = re.search(r"[A-Z]{4}-[A-Z]{4}", tab.inner_text("main"))
    tab.close()
    if code is None:
        sys.exit(f"The demo shows no code for {address}.")
    return code[0]


def _go_to(page: Page, shot: Shot) -> None:
    page.set_viewport_size({"width": WIDTHS[-1], "height": 900})
    page.goto(shot.path)
    for step in shot.then:
        kind, _, value = step.partition(":")
        STEPS[kind](page, value)
        page.wait_for_load_state()


def _search(page: Page, words: str) -> None:
    page.get_by_label("Zoek de school").fill(words)
    page.get_by_role("button", name="Zoek").click()


def _follow(page: Page, selector: str) -> None:
    page.locator(f"main {selector}").first.click()


STEPS: dict[str, Callable[[Page, str], Any]] = {"search": _search, "follow": _follow}


def _take(page: Page, name: str) -> Iterator[Path]:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # a literal
            height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
            path = FOLDER / f"{name}-{width}-{scheme}.jpg"
            page.screenshot(
                path=path,
                full_page=True,
                clip={"x": 0, "y": 0, "width": width, "height": height},
                type="jpeg",
                quality=QUALITY,
            )
            yield path


if __name__ == "__main__":
    main()
