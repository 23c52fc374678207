"""Reads every Dutch text that people get to see, and says where it is not plain (R6.06, R6.14).

Texts are those of the templates, the code, the mails and the page for coordinators. A word that
has a plainer one is an error. Long sentences and the share of passive ones are only mentioned:
somebody who knows what has to be said decides.
"""

import ast
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ["youth4coop", "schools", "sessions", "frontend"]
MOST_WORDS = 20

# After the word list "liever niet / wel" of Heerlijk Helder, the Flemish government's campaign for
# plain language.
PLAINER = {
    r"aangaande": "over",
    r"aanvang(?:en|t)?": "beginnen",
    r"achten": "vinden",
    r"alsmede|eveneens|tevens": "ook",
    r"bekomen": "krijgen",
    r"betreffende|inzake": "over",
    r"derhalve": "dus",
    r"dien(?:t|en)(?: \w+){0,4} te": "moeten",
    r"gelieve": "wil je",
    r"indien": "als",
    r"met het oog op": "voor",
    r"reeds": "al",
    r"slechts": "alleen maar",
    r"steeds|te allen tijde": "altijd",
    r"teneinde": "om",
    r"tracht(?:en|t)?": "proberen",
    r"vermits": "omdat",
    r"verzoek(?:en|t)?": "vragen",
    r"wenst|wensen te": "willen",
}
# An error says what to do, not what somebody did wrong. "Ongeldig verklaren" is a term of ours.
INSTEAD_OF_BLAME = {
    r"ongeldige?(?! verkla)": "wat je moet invullen",
    r"verplichte? veld": "wat je moet invullen",
    r"foute? formaat": "een voorbeeld",
    r"sorry|oeps": "wat je nu kunt doen",
    r"vergeten": "wat je moet invullen",
}
# We say "je"; "10.10 u." is an hour.
FAMILIAR = {r"(?<![\d…] )u(?!\.)": "je", r"uw": "je"}
# One word for one thing.
OURS = {
    r"leraars?|leraren|docent(?:en)?": "leerkracht",
    r"gastsprekers?": "spreker",
    r"gastless?en|gastles": "sessie",
    r"afspraak(?:je)?s? voor de klas": "sessie",
}
RULES = {
    re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE): better
    for rules in (PLAINER, INSTEAD_OF_BLAME, FAMILIAR, OURS)
    for pattern, better in rules.items()
}

TRANSLATE = re.compile(r"""\{%\s*translate\s+(["'])(.*?)\1""", re.DOTALL)
BLOCK = re.compile(r"\{%\s*blocktranslate\b.*?%\}(.*?)\{%\s*endblocktranslate\s*%\}", re.DOTALL)
PLURAL = re.compile(r"\{%\s*plural\s*%\}")
VALUE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|%\(\w+\)[sd]|\{\w*\}|\]\([^)]*\)")
TAG = re.compile(r"<[^>]+>")
CALLS = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
BEGINS_ANEW = re.compile(r"\s*(?:$|[-*#|]|\d+\.\s)")
SENTENCE = re.compile(r"(?<=[.!?])\s+")
PASSIVE = re.compile(r"\b(?:word|wordt|worden|werd|werden)\b", re.IGNORECASE)


type Reader = Callable[[str], Iterator[tuple[int, str]]]


class Text(NamedTuple):
    """A text that people see, and where it stands."""

    file: Path
    line: int
    words: str

    def __str__(self) -> str:
        return f"{self.file.relative_to(ROOT)}:{self.line}: {' '.join(self.words.split())}"


def main() -> None:
    """Prints what could be plainer, and fails where a word has a plainer one."""
    texts = list(all_texts())
    wrong = [line for text in texts for line in problems(text)]
    sentences = [sentence for text in texts for sentence in sentences_of(text)]
    for text in sentences:
        if len(text.words.split()) > MOST_WORDS:
            print(f"{text} (more than {MOST_WORDS} words)")
    passive = sum(bool(PASSIVE.search(text.words)) for text in sentences)
    print(f"{len(texts)} texts, {len(sentences)} sentences, {passive} of them passive.")
    if wrong:
        sys.exit("\n".join(wrong))


def problems(text: Text) -> Iterator[str]:
    """Says which words of a text have a plainer one."""
    for pattern, better in RULES.items():
        for found in pattern.findall(text.words):
            yield f"{text}\n    not “{found}”, but “{better}”"


def sentences_of(text: Text) -> list[Text]:
    """Gives each sentence by itself."""
    parts = SENTENCE.split(text.words)
    return [text._replace(words=part) for part in parts if part and part.strip()]


def all_texts() -> Iterator[Text]:
    """Gives every Dutch text, with a sign in the place of what is filled in later."""
    files = sorted(file for name in PACKAGES for file in (ROOT / name).glob("**/*"))
    for file in [*files, ROOT / "docs" / "coordinators.md"]:
        if (read := _reader(file)) is not None:
            for line, words in read(file.read_text(encoding="utf-8")):
                yield Text(file, line, TAG.sub(" ", VALUE.sub("…", words)))


def _reader(file: Path) -> Reader | None:
    """Gives what finds the texts in a file of this kind, with their lines."""
    if file.suffix in {".html", ".txt"} and "templates" in file.parts:
        return _in_template
    if file.suffix == ".md" and file.parent.name in {"nl", "docs"}:
        return _in_prose
    return _in_code if file.suffix == ".py" else None


def _in_prose(source: str) -> Iterator[tuple[int, str]]:
    start, lines = 1, []
    for number, line in enumerate([*source.splitlines(), ""], start=1):
        if lines and (BEGINS_ANEW.match(line) or lines[0].startswith("#")):
            yield start, "\n".join(lines)
            lines = []
        if line.strip():
            start = start if lines else number
            lines.append(line)


def _in_template(source: str) -> Iterator[tuple[int, str]]:
    for match in TRANSLATE.finditer(source):
        yield source.count("\n", 0, match.start()) + 1, match[2]
    for match in BLOCK.finditer(source):
        for part in PLURAL.split(match[1]):
            yield source.count("\n", 0, match.start()) + 1, part


def _in_code(source: str) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in CALLS:
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield node.lineno, argument.value


if __name__ == "__main__":
    main()
