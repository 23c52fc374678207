"""How rows are named in lists and messages, without a query."""

import datetime as dt

import pytest

from schools.models import ClassGroup, School, SchoolNumber, Teacher
from sessions.models import (
    Availability,
    ChannelReach,
    ClassroomSession,
    Consent,
    Cooperative,
    HistoricFigure,
    Invitation,
    MomentProposal,
    Programme,
    ProposedMoment,
    PupilCount,
    Registration,
    RequestedMoment,
    SessionRequest,
    SessionSpeaker,
    Speaker,
    Transition,
    Unavailability,
    YearClosing,
)
from tests.factories import MOMENT_START

DAY = dt.date(2027, 2, 2)
NAMES = [
    (School(name="Atheneum", municipality="Gent"), "Atheneum, Gent"),
    (SchoolNumber(number="012345"), "012345"),
    (Teacher(name="An"), "An"),
    (ClassGroup(name="5 ECO A"), "5 ECO A"),
    (Cooperative(name="Buurtstroom"), "Buurtstroom"),
    (Speaker(name="Bo"), "Bo"),
    (Availability(weekday=1, start=dt.time(9), end=dt.time(12)), "dinsdag 09:00-12:00"),
    (Unavailability(start=DAY, end=DAY), "2027-02-02 - 2027-02-02"),
    (Programme(name="jongeren voor coöperatie"), "jongeren voor coöperatie"),
    (SessionRequest(reference="Y4C-2026-0001"), "Y4C-2026-0001"),
    (RequestedMoment(start=MOMENT_START), "2027-02-02 10:10"),
    (Invitation(request_id=1, speaker_id=2), "1 2"),
    (MomentProposal(invitation_id=6, state="open"), "6 open"),
    (ProposedMoment(start=MOMENT_START), "2027-02-02 10:10"),
    (
        Consent(speaker_id=2, kind="public_profile", text_version="2026-11"),
        "2 public_profile 2026-11",
    ),
    (Registration(pk=7, state="waiting"), "7 waiting"),
    (ClassroomSession(day=DAY, school_id=3), "2027-02-02 3"),
    (SessionSpeaker(session_id=4, speaker_id=2), "4 2"),
    (PupilCount(session_id=4, group_id=5, version=1), "4 5 v1"),
    (Transition(from_state="sent", to_state="accepted"), "sent > accepted"),
    (HistoricFigure(year=2019), "2019"),
    (YearClosing(year=2026, revision=1), "2026 (1)"),
    (ChannelReach(name="Facebook", year=2019), "Facebook 2019"),
]


@pytest.mark.parametrize(("row", "name"), NAMES)
def test_a_row_has_a_name(row, name):
    assert str(row) == name
