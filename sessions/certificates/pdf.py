"""A certificate as a PDF that screen readers can follow (PDF/UA-1)."""

import json
from dataclasses import asdict
from pathlib import Path

from sessions.certificates.words import Certificate

TEMPLATE = Path(__file__).with_name("certificate.typ")


def as_pdf(certificate: Certificate) -> bytes:
    """Write the certificate; the same one gives the same bytes."""
    # Takes memory that a process which writes no PDF need not spend.
    import typst

    words = asdict(certificate)
    words["rows"] = [{"label": label, "value": value} for label, value in certificate.rows]
    pdf: bytes = typst.compile(
        TEMPLATE,
        format="pdf",
        sys_inputs={"words": json.dumps(words)},
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
        timestamp=0,
    )
    return pdf
