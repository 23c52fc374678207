"""The database itself refuses what must not be, whoever writes to it and however."""

import datetime as dt

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from schools.models import ClassGroup, School, Teacher
from sessions.models import (
    Availability,
    ChannelReach,
    ClassroomSession,
    Consent,
    Evaluation,
    HistoricFigure,
    Invitation,
    MomentProposal,
    MoveMoment,
    MoveProposal,
    PracticalInfo,
    Programme,
    ProposedMoment,
    PupilCount,
    Registration,
    RequestedMoment,
    SessionRequest,
    SessionSpeaker,
    Speaker,
    Unavailability,
    YearClosing,
)
from sessions.operations.booking import Taken, refuse_taken
from tests.factories import (
    MOMENT_END,
    MOMENT_START,
    NOW,
    ConsentFactory,
    InvitationFactory,
    ProgrammeFactory,
    ProposalFactory,
    RegistrationFactory,
    RequestFactory,
    SessionFactory,
    SpeakerFactory,
)
from youth4coop.privacy.erased import ERASED_NAME, erased_address
from youth4coop.users.models import User

DAY = dt.date(2027, 2, 2)
SEAL = {"figures": {}, "sessions": [], "closed_at": NOW}
ERASED = {"erased_at": NOW, "name": ERASED_NAME, "email": erased_address("test", 1)}
RATINGS = {"prepared": 5, "engaged": 5, "again": 5}


@pytest.fixture
def rows(db):
    """Gives one right row of each kind."""
    request = RequestFactory()
    session = SessionFactory(request=request, school=request.school, pupils=20)
    speaker = session.speakers.get()
    proposal = ProposalFactory(invitation=InvitationFactory(speaker=speaker))
    return {
        **{type(row): row for row in [request, session, speaker, request.school]},
        ClassGroup: session.groups.get(),
        RequestedMoment: request.moments.get(),
        PupilCount: session.counts.get(),
        SessionSpeaker: session.session_speakers.get(),
        Availability: speaker.availability.first(),
        Unavailability: Unavailability.objects.create(speaker=speaker, start=DAY, end=DAY),
        Invitation: InvitationFactory(request=request, speaker=speaker),
        Programme: ProgrammeFactory(),
        PracticalInfo: PracticalInfo.objects.create(session=session, given_at=NOW),
        Evaluation: Evaluation.objects.create(
            session=session, person=speaker.user, side="speaker", given_at=NOW, **RATINGS
        ),
        **_move_of(session),
        YearClosing: YearClosing.objects.create(year=2027, **SEAL),
        HistoricFigure: HistoricFigure.objects.create(year=2019, source="Report"),
        ChannelReach: ChannelReach.objects.create(year=2019, name="Facebook"),
        MomentProposal: proposal,
        ProposedMoment: proposal.moments.get(),
        Consent: ConsentFactory(speaker=speaker),
        Registration: RegistrationFactory(),
        User: speaker.user,
        Teacher: request.teacher,
    }


def _move_of(session):
    proposal = MoveProposal.objects.create(
        session=session, side="teacher", sequence=0, proposed_at=NOW
    )
    moment = proposal.moments.create(start=MOMENT_START, end=MOMENT_END)
    return {MoveProposal: proposal, MoveMoment: moment}


CHECKS = [
    (School, "school_is_on_earth", {"latitude": 91}),
    (School, "school_is_on_earth", {"longitude": -181}),
    (ClassGroup, "group_expects_1_to_400", {"expected_pupils": 0}),
    (ClassGroup, "group_expects_1_to_400", {"expected_pupils": 401}),
    (Speaker, "speaker_limits_at_least_1", {"max_sessions_per_day": 0}),
    (Speaker, "speaker_limits_at_least_1", {"max_sessions_per_school_year": 0}),
    (Availability, "availability_ends_after_start", {"end": dt.time(8)}),
    (Availability, "availability_weekday_0_to_6", {"weekday": 7}),
    (Unavailability, "unavailability_ends_after_start", {"end": DAY - dt.timedelta(days=1)}),
    (Programme, "programme_ends_after_start", {"end": dt.date(2018, 12, 31)}),
    (SessionRequest, "request_state_is_known", {"state": "lost"}),
    (SessionRequest, "request_teacher_is_present", {"teacher_present": False}),
    (RequestedMoment, "moment_ends_after_start", {"end": MOMENT_START}),
    (Invitation, "invitation_state_is_known", {"state": "lost"}),
    (MomentProposal, "proposal_state_is_known", {"state": "lost"}),
    (ProposedMoment, "proposed_moment_ends_after_start", {"end": MOMENT_START}),
    (Consent, "consent_kind_is_known", {"kind": "all"}),
    (Registration, "registration_state_is_known", {"state": "lost"}),
    (Registration, "registration_asks_access_to_something", {"asks_access": True}),
    (ClassroomSession, "session_ends_after_start", {"end": MOMENT_START}),
    (ClassroomSession, "session_state_is_known", {"state": "lost"}),
    (ClassroomSession, "session_counted_has_pupils", {"pupils": 0}),
    (ClassroomSession, "session_reached_within_pupils", {"already_reached": 21}),
    (SessionSpeaker, "booking_ends_after_start", {"end": MOMENT_START}),
    (PupilCount, "count_at_most_400", {"pupils": 401}),
    (PupilCount, "count_reached_within_pupils", {"already_reached": 21}),
    (PracticalInfo, "practical_photos_are_known", {"photos": "all"}),
    (Evaluation, "evaluation_rates_1_to_5", {"again": 6}),
    (Evaluation, "evaluation_rates_1_to_5", {"engaged": 0}),
    (Evaluation, "evaluation_rates_what_its_side_does", {"side": "pupil"}),
    (Evaluation, "evaluation_rates_what_its_side_does", {"side": "teacher"}),
    (Evaluation, "evaluation_rates_what_its_side_does", {"prepared": None}),
    (Evaluation, "evaluation_counts_hands_twice", {"hands_before": 2, "hands_after": 3}),
    (MoveProposal, "move_state_is_known", {"state": "lost"}),
    (MoveProposal, "move_side_is_known", {"side": "pupil"}),
    (MoveMoment, "move_moment_ends_after_start", {"end": MOMENT_START}),
    (YearClosing, "closing_revision_has_reason", {"revision": 1}),
    (User, "user_role_is_known", {"role": "pupil"}),
    (User, "user_erased_is_unknown", {"erased_at": NOW}),
    (User, "user_erased_is_unknown", {**ERASED, "is_active": True}),
    (Teacher, "teacher_erased_is_unknown", {**ERASED, "name": "An"}),
    (Teacher, "teacher_erased_is_unknown", {**ERASED, "phone": "0470 12 34 56"}),
    (Speaker, "speaker_erased_is_unknown", {**ERASED, "email": "an@school.example"}),
    (Speaker, "speaker_erased_is_unknown", {**ERASED, "active": True}),
]


@pytest.mark.parametrize(("model", "name", "bad"), CHECKS)
def test_a_row_that_cannot_be_is_refused(rows, model, name, bad):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        model.objects.filter(pk=rows[model].pk).update(**bad)


MINUTE = dt.timedelta(minutes=1)
ONE_MORE = {"version": 2}
# What is equal in the second row breaks the rule; what differs, or differs as well, keeps it.
UNIQUES = [
    (RequestedMoment, "moment_once_a_request", {}, {"end": MOMENT_END + dt.timedelta(hours=1)}),
    (Invitation, "invitation_open_once", {}, {"state": "declined"}),
    (Invitation, "invitation_open_once", {"state": "accepted"}, {"state": "withdrawn"}),
    (MomentProposal, "proposal_one_open_an_invitation", {}, {"state": "refused"}),
    (
        ProposedMoment,
        "proposed_moment_once_a_proposal",
        {},
        {"end": MOMENT_END + 15 * 24 * 60 * MINUTE},
    ),
    (Consent, "consent_once_at_a_time", {}, {"kind": "volunteer_info"}),
    (Consent, "consent_once_at_a_time", {}, {"withdrawn_at": NOW}),
    (ClassroomSession, "session_one_a_request", {}, {"state": "cancelled"}),
    (ClassroomSession, "session_one_a_request", {"state": "planned"}, {"request": None}),
    (SessionSpeaker, "speaker_once_a_session", {"booked": False}, {"speaker": "another"}),
    (PupilCount, "count_version_once", {"holds": False}, ONE_MORE),
    (PupilCount, "count_one_holds", ONE_MORE, {"holds": False}),
    (Evaluation, "evaluation_once_a_person", {}, {"person": None}),
    (MoveProposal, "move_one_open_a_session", {}, {"state": "declined"}),
    (
        MoveMoment,
        "move_moment_once_a_proposal",
        {},
        {"end": MOMENT_END + dt.timedelta(hours=1)},
    ),
    (HistoricFigure, "historic_year_once_without_programme", {}, {"year": 2018}),
    (YearClosing, "closing_revision_once", {}, {"revision": 1, "reason": "A forgotten session."}),
    (ChannelReach, "reach_once_a_year", {}, {"name": "Twitter"}),
]


def copy_of(row, changes):
    """Give a second row that is equal but for the changes, not yet stored."""
    copy = type(row)()
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    for name, value in {**values, "id": None, **changes}.items():
        setattr(copy, name, SpeakerFactory() if value == "another" else value)
    return copy


@pytest.mark.parametrize(("model", "name", "equal", "different"), UNIQUES)
def test_what_may_be_there_once_is_refused_twice(rows, model, name, equal, different):
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        model.objects.bulk_create([copy_of(rows[model], equal)])
    if connection.vendor == "postgresql":
        assert name in str(refused.value)

    model.objects.bulk_create([copy_of(rows[model], {**equal, **different})])


def test_a_request_has_one_accepted_invitation(rows):
    request = rows[SessionRequest]
    InvitationFactory(request=request, state="accepted")

    with pytest.raises(IntegrityError), transaction.atomic():
        InvitationFactory(request=request, state="accepted")

    InvitationFactory(state="accepted")


def test_a_cooperative_has_one_contact_person(rows):
    speaker = rows[Speaker]
    SpeakerFactory(cooperative=speaker.cooperative, is_contact=True)

    with pytest.raises(IntegrityError), transaction.atomic():
        Speaker.objects.filter(pk=speaker.pk).update(is_contact=True)

    SpeakerFactory(is_contact=True)


def test_a_programme_has_its_own_historic_figure_of_a_year(rows):
    figure = {"year": 2019, "programme": rows[Programme], "source": "Report"}
    HistoricFigure.objects.create(**figure)

    with pytest.raises(IntegrityError), transaction.atomic():
        HistoricFigure.objects.create(**figure)


def test_each_guard_of_our_models_is_tried_here():
    models = [*apps.get_app_config("schools").get_models(), User]
    models += apps.get_app_config("classroom").get_models()
    ours = {guard.name for model in models for guard in model._meta.constraints}
    apart = {
        "invitation_one_accepted_a_request",
        "historic_year_once_a_programme",
        "cooperative_has_one_contact",
    }

    assert {name for _model, name, *_rest in [*CHECKS, *UNIQUES]} | apart == ours


def test_no_speaker_is_in_two_places_at_once(rows):
    """PostgreSQL refuses the row; SQLite cannot, so there the operation's check is the guard."""
    row = rows[SessionSpeaker]
    later = {"start": MOMENT_END - MINUTE, "end": MOMENT_END + MINUTE}
    second = copy_of(row, {**later, "session_id": SessionFactory(speakers=[]).pk})

    if connection.vendor == "postgresql":
        with pytest.raises(IntegrityError, match="speaker_not_twice_at_once"), transaction.atomic():
            SessionSpeaker.objects.bulk_create([second])
    else:
        with pytest.raises(Taken):
            refuse_taken([row.speaker], **later)
