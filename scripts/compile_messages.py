"""Compiles the translations: each .po file of the site gets its .mo file beside it.

With --check, an entry that is marked as doubtful (fuzzy), or whose translation names other values
than the original, is an error.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}")


def catalogues() -> list[Path]:
    """Gives the .po files of the site and its packages."""
    packages = ["", "youth4coop", "schools", "sessions", "frontend"]
    return sorted(po for name in packages for po in (ROOT / name / "locale").glob("**/*.po"))


def problems(path: Path) -> Iterator[str]:
    """Says what is wrong in one catalogue, one sentence for each entry."""
    for entry in polib.pofile(str(path)):
        where = f"{path.relative_to(ROOT)}:{entry.linenum}: “{entry.msgid}”"
        if entry.fuzzy:
            yield f"{where} is marked as doubtful (fuzzy)"
        if entry.msgstr and values(entry.msgid) != values(entry.msgstr):
            yield f"{where} and its translation name different values"


def values(text: str) -> set[str]:
    """Gives the placeholders in a text."""
    return set(PLACEHOLDER.findall(text))


def main() -> None:
    """Compiles every catalogue, and with --check says what is wrong in them."""
    paths = catalogues()
    for path in paths:
        polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))
    if "--check" not in sys.argv:
        return
    if found := [line for path in paths for line in problems(path)]:
        sys.exit("\n".join(found))
    print(f"{len(paths)} catalogues compiled, none with a doubtful entry.")


if __name__ == "__main__":
    main()
