"""What teacher and speaker download afterwards (R1.25)."""

import datetime as dt

import pytest

from sessions.certificates import as_pdf, certificate_for_speaker, certificate_for_teacher
from tests.factories import (
    CooperativeFactory,
    SchoolFactory,
    SessionFactory,
    SpeakerFactory,
)
from youth4coop.refusals import WrongState

pytestmark = pytest.mark.django_db

TODAY = dt.date(2027, 2, 3)


@pytest.fixture
def karel():
    return SpeakerFactory(name="Karel Zon", cooperative=CooperativeFactory(name="Zonnewind cv"))


@pytest.fixture
def session(karel):
    school = SchoolFactory(name="Sint-Jozefscollege", municipality="Aalst")
    return SessionFactory(school=school, speakers=[karel], pupils=22)


def test_speaker_gets_a_proof_with_day_school_pupils_and_cooperative(session, karel):
    proof = certificate_for_speaker(session, karel, today=TODAY)

    group = session.groups.get().name
    assert (proof.heading, proof.sentence, dict(proof.rows), proof.footer) == (
        "Bewijs van getuigenis",
        "Karel Zon van Zonnewind cv gaf een getuigenis als ondernemer voor de klas.",
        {
            "Wanneer": "dinsdag 2 februari 2027, 10.10 – 11.50 u.",
            "School": "Sint-Jozefscollege, Aalst",
            "Spreker": "Karel Zon (Zonnewind cv)",
            "Klas": group,
            "Aanwezig": "22 leerlingen",
        },
        f"Sessie {session.pk}. Gemaakt op woensdag 3 februari 2027.",
    )


def test_teacher_gets_a_confirmation(session):
    found = certificate_for_teacher(session, today=TODAY)

    assert found.heading == "Bevestiging van deelname"
    assert found.sentence == (
        "Sint-Jozefscollege ontving Karel Zon (Zonnewind cv) als ondernemer voor de klas."
    )


def test_session_that_is_held_and_not_counted_names_no_number(karel):
    session = SessionFactory(speakers=[karel], state="held")

    assert "Aanwezig" not in dict(certificate_for_teacher(session, today=TODAY).rows)


@pytest.mark.parametrize("state", ["planned", "cancelled", "not_held", "invalid"])
def test_session_that_was_not_given_has_no_certificate(karel, state):
    session = SessionFactory(speakers=[karel], state=state)

    with pytest.raises(WrongState):
        certificate_for_teacher(session, today=TODAY)
    with pytest.raises(WrongState):
        certificate_for_speaker(session, karel, today=TODAY)


def test_pdf_is_tagged_and_the_same_each_time(session):
    certificate = certificate_for_teacher(session, today=TODAY)

    pdf = as_pdf(certificate)

    assert pdf.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in pdf
    assert as_pdf(certificate) == pdf


def test_names_are_never_read_as_markup(session, karel):
    karel.name = '#panic("x") $y$ <b> \\ "'
    karel.save()

    assert as_pdf(certificate_for_speaker(session, karel, today=TODAY)).startswith(b"%PDF-")
