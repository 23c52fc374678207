"""Revisions, from closings that were never in a database."""

import datetime as dt

from django.utils import translation

from sessions.figures.results import Figures
from sessions.models import YearClosing
from sessions.report.seal import Change, Revision, Seal, revisions_of


def closing(revision, figures, closed_at):
    return YearClosing(
        year=2026,
        revision=revision,
        figures={"figures": figures.as_dict()},
        method_version="1",
        sha256=str(revision) * 64,
        reason=f"reden {revision}" if revision else "",
        closed_at=dt.datetime.fromisoformat(closed_at),
    )


def three_closings():
    return [
        closing(0, Figures(None, 1234, 5, 6, 7, 8), "2027-01-05T09:00:00Z"),
        closing(1, Figures(40, 1230, 5, 6, 7, 8), "2027-02-28T23:30:00Z"),
        closing(2, Figures(40, 1235, 5, 6, 7, 8), "2027-03-05T09:00:00Z"),
    ]


def test_first_seal_is_no_revision():
    assert revisions_of(three_closings()[:1]) == revisions_of([]) == ()


def test_each_revision_compares_with_the_one_before():
    first, second = revisions_of(three_closings())

    assert first == Revision(
        revision=1,
        date=dt.date(2027, 3, 1),
        reason="reden 1",
        changes=(
            Change("sessions", "Sessies", None, 40),
            Change("pupils", "Leerlingen", 1234, 1230),
        ),
        sha256="1" * 64,
    )
    assert second.changes == (Change("pupils", "Leerlingen", 1230, 1235),)


def test_revision_in_a_sentence():
    first, second = revisions_of(three_closings())

    assert str(first) == (
        "Herzien op 1 maart 2027: Sessies niet gekend → 40, Leerlingen 1.234 → 1.230. "
        "Reden: reden 1"
    )
    with translation.override("en"):
        assert "1,230 → 1,235" in str(second)


def test_seal_says_when_by_the_clock_in_belgium():
    assert Seal.of(three_closings()[1]).as_dict() == {
        "revision": 1,
        "method_version": "1",
        "sha256": "1" * 64,
        "closed_at": "2027-03-01T00:30:00+01:00",
    }
