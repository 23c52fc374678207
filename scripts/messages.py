"""The texts of the site in other languages: gather them, look them over, compile them.

    python scripts/messages.py update    # new texts into the catalogues, old ones out of them
    python scripts/messages.py check     # is every text translated, with the same values in it?
    python scripts/messages.py compile   # .po into .mo, as `make setup` does

The texts in the code are Dutch, so Dutch needs no catalogue. Mails have files of their own in
sessions/notices/texts.
"""

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ["youth4coop", "schools", "sessions", "frontend"]
LANGUAGES = ["en", "fr"]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}")
KEYWORDS = {
    **dict.fromkeys(["_", "gettext", "gettext_lazy", "gettext_noop"]),
    **dict.fromkeys(["ngettext", "ngettext_lazy"], (1, 2)),
}
HEADER = {
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}
PLURALS = {"en": "nplurals=2; plural=(n != 1);", "fr": "nplurals=2; plural=(n > 1);"}

type Message = str | tuple[str, str]


def main() -> None:
    """Does what its one argument says."""
    jobs = {"update": update, "check": check, "compile": compile_all}
    if len(sys.argv) != 2 or sys.argv[1] not in jobs:
        sys.exit(__doc__)
    jobs[sys.argv[1]]()


def compile_all() -> None:
    """Writes the .mo file of each catalogue."""
    for language in LANGUAGES:
        if (path := catalogue(language)).exists():
            polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))


def update() -> None:
    """Adds what is new, drops what is gone, and says how much is left to translate."""
    messages = gather()
    for language in LANGUAGES:
        path = catalogue(language)
        known = read(path)
        fresh = polib.POFile(wrapwidth=100)
        fresh.metadata = {**HEADER, "Language": language, "Plural-Forms": PLURALS[language]}
        for message in sorted(messages, key=str):
            fresh.append(known.get(message) or _entry(message))
            fresh[-1].occurrences = [(place, "") for place in sorted(messages[message])]
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.save(str(path))
        left = sum(not entry.translated() for entry in fresh)
        print(f"{language}: {len(fresh)} texts, {left} to translate")


def check() -> None:
    """Ends with a line for each text that is missing, doubtful, or names other values."""
    messages = set(gather())
    problems = [line for language in LANGUAGES for line in _problems(language, messages)]
    if problems:
        sys.exit("\n".join(problems))
    print(f"{len(messages)} texts, all of them in {' and '.join(LANGUAGES)}.")


def catalogue(language: str) -> Path:
    """Gives the place of a catalogue."""
    return ROOT / "locale" / language / "LC_MESSAGES" / "django.po"


def read(path: Path) -> dict[Message, polib.POEntry]:
    """Gives the entries of a catalogue by their text; none where there is no catalogue yet."""
    if not path.exists():
        return {}
    entries = polib.pofile(str(path), wrapwidth=100)
    return {_message(entry): entry for entry in entries if not entry.obsolete}


def gather() -> dict[Message, set[str]]:
    """Gives every text of the code and the templates, with the files in which it stands."""
    found: dict[Message, set[str]] = {}
    for path, message in [*_of_code(), *_of_templates()]:
        found.setdefault(message, set()).add(str(path.relative_to(ROOT)))
    return found


def _of_code() -> Iterator[tuple[Path, Message]]:
    from babel.messages.extract import extract

    for path in _files("**/*.py"):
        if "migrations" not in path.parts:
            with path.open("rb") as file:
                for _line, message, _comments, _context in extract("python", file, KEYWORDS):
                    yield path, _as_message(message)


def _of_templates() -> Iterator[tuple[Path, Message]]:
    """Django rewrites its tags as calls of gettext; the reader of a script language finds those."""
    from babel.messages.extract import extract
    from django.conf import settings
    from django.utils.translation.template import templatize

    settings.configure()
    for path in [*_files("templates/**/*.html"), *_files("templates/**/*.txt")]:
        calls = io.BytesIO(templatize(path.read_text(encoding="utf-8")).encode())
        for _line, message, _comments, _context in extract("javascript", calls, KEYWORDS):
            yield path, _as_message(message)


def _files(pattern: str) -> Iterator[Path]:
    for package in PACKAGES:
        yield from sorted((ROOT / package).glob(pattern))


def _as_message(message: str | tuple[str, ...]) -> Message:
    return message if isinstance(message, str) else (message[0], message[1])


def _message(entry: polib.POEntry) -> Message:
    return (entry.msgid, entry.msgid_plural) if entry.msgid_plural else entry.msgid


def _entry(message: Message) -> polib.POEntry:
    if isinstance(message, str):
        return polib.POEntry(msgid=message)
    one, more = message
    return polib.POEntry(msgid=one, msgid_plural=more, msgstr_plural={0: "", 1: ""})


def _problems(language: str, messages: set[Message]) -> Iterator[str]:
    known = read(catalogue(language))
    for message in sorted(messages - set(known), key=str):
        yield f"{language}: not in the catalogue (run `make messages`): {message}"
    for message in sorted(set(known) - messages, key=str):
        yield f"{language}: no longer in the code (run `make messages`): {message}"
    for message, entry in known.items():
        if entry.fuzzy:
            yield f"{language}: doubtful (fuzzy): {message}"
        elif not entry.translated():
            yield f"{language}: not translated: {message}"
        elif _values(entry) - _names(entry.msgid) - _names(entry.msgid_plural):
            yield f"{language}: names other values than the original: {message}"


def _values(entry: polib.POEntry) -> set[str]:
    return {name for text in [entry.msgstr, *entry.msgstr_plural.values()] for name in _names(text)}


def _names(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


if __name__ == "__main__":
    main()
