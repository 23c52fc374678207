"""One spelling for all the ways in which people write a name."""

import re
import unicodedata

_NOT_A_WORD = re.compile(r"[\W_]+")
_SAINT = frozenset({"st", "ste", "sinte", "saint", "sainte"})


def search_key(text: str) -> str:
    """The text without case, accents and signs, so that Sint-Jan, St.-Jan and st jan are equal.

    Words are letters and digits with one space between them; "st" in all its forms is "sint".
    """
    words = _NOT_A_WORD.sub(" ", _without_accents(text)).split()
    return " ".join("sint" if word in _SAINT else word for word in words)


def _without_accents(text: str) -> str:
    # Twice, because taking letters apart can give capitals and folding can give accents again.
    for _ in range(2):
        text = unicodedata.normalize("NFKD", text).casefold()
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
