"""Find personal data that somebody typed where none belong (R4.02)."""

import re
from collections.abc import Iterable

from stdnum.be import bis, nn

_EMAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.\w{2,}")
_DATE = re.compile(r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d\b")
# From abroad or with +32; a Belgian mobile phone; a Belgian landline.
_PHONE = re.compile(
    r"(?<![\d/.-])(?:"
    r"(?:\+|00)[1-9](?:[\s./()-]{0,2}\d){8,13}"
    r"|04[5-9](?:[\s./-]?\d){7}"
    r"|0[1-9](?:[\s./-]?\d){7}"
    r")(?!\d)"
)
_ELEVEN_DIGITS = re.compile(r"(?<!\d)\d{2}(?:[\s.-]?\d){9}(?!\d)")


def holds_personal_data(text: str) -> bool:
    """Tell whether an e-mail address, phone number or national number stands in the text.

    It is a guess, good enough to ask somebody to look again: the text is kept as it is.
    """
    return bool(
        _EMAIL.search(text)
        or any(_is_national_number(found) for found in _ELEVEN_DIGITS.findall(text))
        or _PHONE.search(_DATE.sub(" ", text))
    )


def any_personal_data(texts: Iterable[str]) -> bool:
    """Tell whether personal data stand in one of the texts."""
    return any(holds_personal_data(text) for text in texts)


def _is_national_number(digits: str) -> bool:
    """True for 11 digits with valid check digits, of the register or of the social security."""
    return bool(nn.is_valid(digits) or bis.is_valid(digits))
