"""The kinds of mail, by who gets them."""

from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sessions.notices.purposes import PURPOSES, Purpose

AUDIENCES: dict[str, Promise] = {
    "teacher": _("Leerkracht"),
    "speaker": _("Spreker"),
    "coordinator": _("Coördinator"),
}


def purposes_for(audience: str) -> list[Purpose]:
    """Give the mails that this kind of person gets."""
    return [purpose for purpose in PURPOSES.values() if purpose.to == audience]


def purpose_choices() -> Iterator[tuple[Promise, list[tuple[str, str | Promise]]]]:
    """Give all kinds of mail, in groups, for a list to choose from."""
    for audience, label in AUDIENCES.items():
        yield label, [(purpose.code, purpose.label) for purpose in purposes_for(audience)]


def purposes_called(words: str) -> list[str]:
    """Give the codes of the kinds of mail with these words in their name."""
    return [code for code, kind in PURPOSES.items() if words.lower() in str(kind.label).lower()]
