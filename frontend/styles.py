"""One style sheet for the whole site, joined from its parts in static/frontend/.

A page then waits for one file instead of six; the parts stay small enough to read.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

SHEET = "frontend/site.css"
PARTS_FOLDER = Path(__file__).parent / "static" / "frontend"
# What comes later wins. A new part has its name here.
PARTS = ["tokens", "base", "forms", "components", "tables", "request", "pages", "desk", "mails"]
ON_PAPER = "print"


def joined() -> str:
    """Give all parts in their order, and the rules for paper at the end."""
    return "\n".join([*map(_part, PARTS), f"@media print {{\n{_part(ON_PAPER)}}}\n"])


def _part(name: str) -> str:
    return (PARTS_FOLDER / f"{name}.css").read_text(encoding="utf-8")


class JoinedStyles(BaseFinder):
    """Lets `collectstatic`, and the development server, find the joined sheet as a file."""

    def __init__(self, *_args: Any, **_kwargs: Any):
        self.storage = FileSystemStorage(location=settings.DATA_DIR / "styles")

    def find(self, path: str, find_all: bool = False, **_kwargs: Any) -> Any:
        if path != SHEET:
            return []
        found = str(self._write())
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        self._write()
        yield SHEET, self.storage

    def _write(self) -> Path:
        """Bring the file up to date; several processes may do so at once."""
        sheet, text = Path(self.storage.path(SHEET)), joined()
        if not sheet.exists() or sheet.read_text(encoding="utf-8") != text:
            sheet.parent.mkdir(parents=True, exist_ok=True)
            new = sheet.with_suffix(f".{os.getpid()}")
            new.write_text(text, encoding="utf-8")
            new.replace(sheet)
        return sheet
