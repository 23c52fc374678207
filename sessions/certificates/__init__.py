"""What a teacher and a speaker can download afterwards, as PDF (R1.25)."""

from sessions.certificates.pdf import as_pdf
from sessions.certificates.words import (
    Certificate,
    certificate_for,
    certificate_for_speaker,
    certificate_for_teacher,
)

__all__ = [
    "Certificate",
    "as_pdf",
    "certificate_for",
    "certificate_for_speaker",
    "certificate_for_teacher",
]
