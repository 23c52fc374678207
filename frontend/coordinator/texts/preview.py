"""A text filled with samples, as its reader would see it."""

from dataclasses import dataclass

from django.utils.safestring import SafeString

from sessions.notices.purposes import Purpose
from sessions.notices.variables import VARIABLES
from sessions.notices.wording import Wording, fill, samples, subject_in_full
from youth4coop.mail.body import as_fragment, as_text
from youth4coop.mail.outbox import SHORT_SUBJECT


@dataclass(frozen=True)
class Preview:
    """A mail on made-up data, both parts of it."""

    subject: str
    is_cut: bool
    html: SafeString
    text: str


def preview(kind: Purpose, words: Wording) -> Preview:
    """Fill in a sample for each name."""
    values = samples(kind.names)
    filled = fill(words, values)
    return Preview(
        subject=filled.subject,
        is_cut=len(subject_in_full(words, values)) > SHORT_SUBJECT,
        html=as_fragment(filled.body),
        text=as_text(filled.body),
    )


def example(name: str) -> str:
    """Give the sample of a name on one line; a link has none that says anything."""
    sample = VARIABLES[name].sample
    if name.endswith("_link"):
        return ""
    return "; ".join(sample) if isinstance(sample, list) else sample
