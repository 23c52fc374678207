"""Write a mail from its two templates and put it in the outbox."""

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.functional import Promise

from youth4coop.mail.outbox import enqueue, one_line

LONGEST_SUBJECT = 60


@dataclass(frozen=True)
class Recipient:
    """Who gets a mail, and in which language."""

    email: str
    name: str = ""
    language: str = "nl"


@dataclass(frozen=True)
class Notice:
    """One mail: its templates `mail/<template>.txt` and `.html`, its subject and what fills them.

    `subject` is filled with `subject_values` in the recipient's language; a time becomes a day.
    """

    template: str
    subject: str | Promise
    once: str
    context: dict[str, Any]
    subject_values: dict[str, str | dt.datetime] = field(default_factory=dict)


def post(notice: Notice, to: Recipient, *, now: dt.datetime) -> None:
    """Put the mail in the outbox, in the recipient's language."""
    with translation.override(to.language):
        context = {**notice.context, "recipient": to}
        enqueue(
            to=to.email,
            subject=_subject(notice),
            text=_tidy(render_to_string(f"mail/{notice.template}.txt", context)),
            html=render_to_string(f"mail/{notice.template}.html", context),
            once=notice.once,
            now=now,
        )


def address(name: str, *args: object) -> str:
    """Give the full address of a page, as it stands in a mail."""
    return f"{settings.BASE_URL}{reverse(name, args=args)}"


def _subject(notice: Notice) -> str:
    """Give the subject: the fact first, at most 60 characters (R7.01)."""
    values = {name: _in_words(value) for name, value in notice.subject_values.items()}
    subject = one_line(str(notice.subject) % values)
    if len(subject) <= LONGEST_SUBJECT:
        return subject
    return f"{subject[: LONGEST_SUBJECT - 1].rstrip()}…"


def _in_words(value: str | dt.datetime) -> str:
    if isinstance(value, str):
        return value
    return date_format(timezone.localtime(value), "D j M Y")


def _tidy(text: str) -> str:
    """Leave at most one empty line between paragraphs."""
    return re.sub(r"\n\s*\n+", "\n\n", text).strip() + "\n"
