"""What is other in a changed text, line by line beside the original."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from sessions.notices.wording import Wording


@dataclass(frozen=True)
class Line:
    """A line of the original and the one that stands in its place; None where there is none."""

    original: str | None
    own: str | None

    @property
    def is_changed(self) -> bool:
        """Tell whether the two differ."""
        return self.original != self.own


def compare(original: Wording, own: Wording) -> list[Line]:
    """Give the lines of both texts side by side, the subject first."""
    return [Line(original.subject, own.subject), *_lines(original.body, own.body)]


def _lines(original: str, own: str) -> Iterator[Line]:
    """Give the lines that belong together; empty ones between paragraphs are left out."""
    old, new = _filled(original), _filled(own)
    for _kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        yield from (Line(*pair) for pair in zip_longest(old[i1:i2], new[j1:j2]))


def _filled(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]
