"""Finds the browser that the tests drive.

It is looked for in $CHROMIUM, then on PATH, then where Playwright keeps its own, and at last
installed with apt where we are root. Prints its path when run as `python -m
tests.browser.chromium`.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
PACKAGES = ["chromium", "fonts-liberation"]
NONE_FOUND = (
    "No browser for the tests: install Chromium (Debian: apt-get install chromium; elsewhere:"
    " .venv/bin/playwright install chromium) or put its path in CHROMIUM."
)


class NoBrowserError(Exception):
    """There is no browser here, and none can be installed."""


def find_chromium() -> str:
    """Gives the path of a Chromium; raises NoBrowserError, saying how to get one."""
    if named := os.environ.get("CHROMIUM"):
        if shutil.which(named) is None:
            raise NoBrowserError(f"CHROMIUM names {named}, and that is no program.")
        return named
    found = _on_path() or _of_playwright() or _from_apt()
    if found is None:
        raise NoBrowserError(NONE_FOUND)
    return found


def _on_path() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def _of_playwright() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _from_apt() -> str | None:
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return None
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update"], ["install", "--yes", "--no-install-recommends", *PACKAGES]):
        command = ["apt-get", "--quiet", "--quiet", *arguments]
        subprocess.run(command, env=environment, check=False, stdout=subprocess.DEVNULL)
    return _on_path()


if __name__ == "__main__":
    try:
        print(find_chromium())
    except NoBrowserError as error:
        sys.exit(str(error))
