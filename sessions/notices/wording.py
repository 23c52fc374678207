"""The words of each mail: the originals, what the coordinator made of them, how they are filled.

An original is a file `texts/<language>/<purpose>.md`: its first line is the subject. A name between
braces is filled in; a paragraph or list item that names something which is not there is left out.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from sessions.notices.purposes import PURPOSES
from sessions.notices.variables import VARIABLES, Value
from youth4coop.mail.models import MailText
from youth4coop.mail.outbox import SHORT_SUBJECT

TEXTS = Path(__file__).with_name("texts")
LANGUAGES = ("nl", "en", "fr")

_NAME = re.compile(r"\{([^{}]*)\}")
_MARKS = re.compile(r"([\\`*_\[\]<>])")


@dataclass(frozen=True)
class Wording:
    """A subject and a text, with names between braces."""

    subject: str
    body: str

    def names(self) -> list[str]:
        """Give the names that stand between braces."""
        return _NAME.findall(f"{self.subject}\n{self.body}")


@cache
def original(purpose: str, language: str) -> Wording:
    """Give the words that come with the site; Dutch where a language has none of its own."""
    file = TEXTS / language / f"{purpose}.md"
    if language not in LANGUAGES or not file.is_file():
        file = TEXTS / LANGUAGES[0] / f"{purpose}.md"
    subject, _empty, body = file.read_text(encoding="utf-8").partition("\n")
    return Wording(subject, body.strip())


def wording(purpose: str, language: str) -> Wording:
    """Give the words of today: the coordinator's where there are any."""
    changed = MailText.objects.filter(purpose=purpose, language=language).first()
    return Wording(changed.subject, changed.body) if changed else original(purpose, language)


def check_wording(purpose: str, words: Wording) -> None:
    """Refuse words that could not be filled in.

    Raises:
        ValidationError: at `subject` or `body`: an unknown name, or the button is missing.
    """
    errors: dict[str, list[ValidationError]] = {}
    for field, text in (("subject", words.subject), ("body", words.body)):
        if problems := list(_problems(purpose, text, whole=field == "body")):
            errors[field] = problems
    if errors:
        raise ValidationError(errors)


def _problems(purpose: str, text: str, *, whole: bool) -> Iterator[ValidationError]:
    kind = PURPOSES[purpose]
    names = _NAME.findall(text)
    if unknown := sorted(set(names) - set(kind.names)):
        message = _("Deze mail kent dit niet: %(names)s.")
        braces = ", ".join(f"{{{name}}}" for name in unknown)
        yield ValidationError(message, "unknown_name", params={"names": braces})
    if "{" in _NAME.sub("", text) or "}" in _NAME.sub("", text):
        yield ValidationError(_("Er staat een accolade te veel of te weinig."), "braces")
    if whole and kind.button and kind.button not in names:
        message = _("De knop {%(name)s} ontbreekt: zonder kan niemand antwoorden.")
        yield ValidationError(message, "no_button", params={"name": kind.button})


def fill(words: Wording, values: Mapping[str, Value]) -> Wording:
    """Put the values in their places; the subject is at most 60 characters (R7.01)."""
    subject = subject_in_full(words, values)
    if len(subject) > SHORT_SUBJECT:
        subject = f"{subject[: SHORT_SUBJECT - 1].rstrip()}…"
    blocks = (_fill_block(block, values) for block in re.split(r"\n\s*\n", words.body))
    return Wording(subject, "\n\n".join(block for block in blocks if block))


def subject_in_full(words: Wording, values: Mapping[str, Value]) -> str:
    """Fill the subject, however long it becomes."""
    return " ".join(_NAME.sub(lambda match: _plain(values.get(match[1])), words.subject).split())


def _fill_block(block: str, values: Mapping[str, Value]) -> str:
    """Fill a paragraph, or the items of a list one by one."""
    lines = block.strip().split("\n")
    if lines[0].startswith("- "):
        return "\n".join(_fill_text(line, values) for line in lines if _is_there(line, values))
    return _fill_text(block.strip(), values) if _is_there(block, values) else ""


def _is_there(text: str, values: Mapping[str, Value]) -> bool:
    return all(values.get(name) for name in _NAME.findall(text))


def _fill_text(text: str, values: Mapping[str, Value]) -> str:
    return _NAME.sub(lambda match: _marked(match[1], values[match[1]]), text)


def _marked(name: str, value: Value) -> str:
    """Write a value so that no sign in it is read as Markdown; an address stays as it is."""
    if name.endswith("_link"):
        return _plain(value)
    if isinstance(value, list):
        return "\n".join(f"- {_escaped(line)}" for line in value)
    return _escaped(_plain(value))


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def _plain(value: Value) -> str:
    return ", ".join(value) if isinstance(value, list) else (value or "")


def samples(names: Collection[str]) -> dict[str, Value]:
    """Give a sample for each name, for the coordinator's preview."""
    return {name: VARIABLES[name].sample for name in names}
