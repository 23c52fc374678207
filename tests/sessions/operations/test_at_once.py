"""Two people act at the same moment: one of them wins, the other is told so (R1.12)."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from django.db import connections

from schools.models import Teacher
from schools.operations import find_or_add_teacher
from sessions.models import (
    ClassroomSession,
    Invitation,
    MomentProposal,
    MoveProposal,
    PupilCount,
    RequestedMoment,
    SessionRequest,
    SessionSpeaker,
    Transition,
)
from sessions.notices import compose
from sessions.operations.changing import change_request
from sessions.operations.counts import report_counts
from sessions.operations.erasing import erase_person
from sessions.operations.invitations import accept_invitation, withdraw_invitation
from sessions.operations.meetings import cancel_session, enter_session
from sessions.operations.moving import move_session
from sessions.operations.passing import pass_on
from sessions.operations.proposals import choose_moment, refuse_moments
from sessions.operations.proposing import accept_move, propose_move, withdraw_move
from tests.factories import (
    MOMENT_END,
    MOMENT_START,
    NOW,
    InvitationFactory,
    ProposalFactory,
    RequestFactory,
    SchoolFactory,
    SessionFactory,
    SpeakerFactory,
    UserFactory,
)
from tests.sessions.operations.wishes import ONE_DAY, ONE_MINUTE, days_later, entry, report
from youth4coop.mail.models import OutboxMail
from youth4coop.privacy.models import Erasure
from youth4coop.refusals import Refusal
from youth4coop.users.models import User

pytestmark = pytest.mark.django_db(transaction=True)

TIMES = 100
SOME_TIMES = 20


@pytest.fixture
def at_once():
    """Gives a function that does two things at once, and gives what each gave or refused.

    Whatever is raised apart from a Refusal breaks the test.
    """
    start = threading.Barrier(2, timeout=60)

    def do(what):
        start.wait()
        try:
            return what()
        except Refusal as refusal:
            return refusal

    def close_connections():
        start.wait()
        connections.close_all()

    with ThreadPoolExecutor(max_workers=2) as pool:
        yield lambda *two: list(pool.map(do, two))
        list(pool.map(lambda _n: close_connections(), range(2)))


@pytest.fixture(autouse=True)
def short_mails(monkeypatch):
    """Writing the mails takes most of the time, and only that they are stored matters here."""
    monkeypatch.setattr(compose, "_about", lambda thing, now: ({}, {}))


def accept(invitation):
    moment = invitation.moments.get()
    return lambda: accept_invitation(invitation, moment, who=None, now=NOW)


def start_again():
    """Undo what accepting did, the quick way."""
    Transition.objects.all().delete()
    OutboxMail.objects.all().delete()
    SessionSpeaker.objects.all().delete()
    ClassroomSession.groups.through.objects.all().delete()
    ClassroomSession.objects.all().delete()
    Invitation.objects.update(state="sent", answered_at=None)
    SessionRequest.objects.update(state="invited")


def refusals(outcomes):
    return [outcome.code for outcome in outcomes if isinstance(outcome, Refusal)]


def test_one_speaker_accepts_two_requests_at_overlapping_hours(at_once):
    speaker = SpeakerFactory()
    first = InvitationFactory(speaker=speaker)
    second = InvitationFactory(
        speaker=speaker,
        request=RequestFactory(state="invited", moments=[MOMENT_START + ONE_MINUTE]),
    )

    for _time in range(TIMES):
        outcomes = at_once(accept(first), accept(second))
        assert refusals(outcomes) == ["taken"]
        assert SessionSpeaker.objects.filter(booked=True).count() == 1
        assert ClassroomSession.objects.count() == 1
        start_again()


def test_two_speakers_accept_one_request(at_once):
    first = InvitationFactory()
    second = InvitationFactory(request=first.request)

    for _time in range(TIMES):
        outcomes = at_once(accept(first), accept(second))
        assert refusals(outcomes) == ["wrong_state"]
        assert ClassroomSession.objects.count() == 1
        states = Invitation.objects.values_list("state", flat=True)
        assert sorted(states) == ["accepted", "withdrawn"]
        start_again()


def test_one_invitation_is_accepted_twice(at_once):
    invitation = InvitationFactory()

    for _time in range(TIMES):
        outcomes = at_once(accept(invitation), accept(invitation))
        assert refusals(outcomes) == ["wrong_state"]
        assert ClassroomSession.objects.count() == 1
        start_again()


def test_an_invitation_is_withdrawn_while_it_is_accepted(at_once):
    invitation = InvitationFactory()
    coordinator = UserFactory()

    for _time in range(SOME_TIMES):
        outcomes = at_once(
            accept(invitation),
            lambda: withdraw_invitation(invitation, who=coordinator, now=NOW),
        )
        assert refusals(outcomes) == ["wrong_state"]
        accepted = Invitation.objects.get().state == "accepted"
        assert ClassroomSession.objects.count() == int(accepted)
        start_again()


def test_moments_change_while_one_of_them_is_accepted(at_once):
    for _time in range(SOME_TIMES):
        invitation = InvitationFactory()
        request = invitation.request

        at_once(_accept_or_find_it_gone(invitation), _choose_another_moment(request))

        request.refresh_from_db()
        invitation.refresh_from_db()
        planned = request.sessions.exists()
        expected = ("planned", "accepted", MOMENT_START) if planned else LATER_AND_OPEN
        assert (request.state, invitation.state, request.moments.get().start) == expected


LATER_AND_OPEN = ("open", "withdrawn", MOMENT_START + ONE_DAY)


def _accept_or_find_it_gone(invitation):
    accept_it = accept(invitation)

    def try_it():
        with suppress(ValidationError):
            accept_it()

    return try_it


def _choose_another_moment(request):
    return lambda: change_request(request, {"moments": [days_later(1)]}, who=None, now=NOW)


def test_a_duo_is_entered_while_one_of_them_accepts(at_once):
    invitation = InvitationFactory()
    duo = [invitation.speaker, SpeakerFactory()]
    coordinator, school = UserFactory(), SchoolFactory()

    for _time in range(SOME_TIMES):
        outcomes = at_once(
            accept(invitation),
            lambda: enter_session(entry(school, *reversed(duo)), who=coordinator, now=NOW),
        )
        assert refusals(outcomes) == ["taken"]
        assert ClassroomSession.objects.count() == 1
        start_again()


def test_two_duos_of_the_same_speakers_are_entered(at_once):
    one, other = SpeakerFactory.create_batch(2)
    coordinator, school = UserFactory(), SchoolFactory()

    for _time in range(SOME_TIMES):
        outcomes = at_once(
            lambda: enter_session(entry(school, one, other), who=coordinator, now=NOW),
            lambda: enter_session(entry(school, other, one), who=coordinator, now=NOW),
        )
        assert refusals(outcomes) == ["taken"]
        assert SessionSpeaker.objects.count() == 2
        start_again()


@pytest.mark.parametrize("with_request", [True, False])
def test_two_counts_are_two_versions_of_which_one_holds(at_once, with_request):
    request = RequestFactory(state="planned") if with_request else None
    session = SessionFactory(request=request, **{"school": request.school} if request else {})
    group = session.groups.get()

    for _time in range(TIMES):
        outcomes = at_once(
            lambda: report_counts(session, report(session, 20), who=None, now=MOMENT_END),
            lambda: report_counts(session, report(session, 21), who=None, now=MOMENT_END),
        )
        assert refusals(outcomes) == []
        rows = list(group.counts.values_list("version", "holds"))
        assert rows == [(1, False), (2, True)]
        PupilCount.objects.all().delete()


def test_two_requests_of_a_new_teacher_make_one_teacher(at_once):
    school = SchoolFactory()

    def add():
        return find_or_add_teacher(school=school, name="An", email="an@test.example")

    for _time in range(SOME_TIMES):
        first, second = at_once(add, add)
        assert first == second
        assert (Teacher.objects.count(), User.objects.count()) == (1, 1)
        Teacher.objects.all().delete()
        User.objects.all().delete()


def test_two_sessions_of_one_speaker_are_moved_to_the_same_hour(at_once):
    speaker = SpeakerFactory()
    starts = [MOMENT_START, MOMENT_START + ONE_DAY]
    one, other = (SessionFactory(speakers=[speaker], start=start) for start in starts)
    start = MOMENT_START + 2 * ONE_DAY

    def to_that_hour(session):
        end = start + ONE_MINUTE
        return lambda: move_session(session, start, end, who=None, now=NOW)

    for _time in range(TIMES):
        outcomes = at_once(to_that_hour(one), to_that_hour(other))
        assert refusals(outcomes) == ["taken"]
        assert SessionSpeaker.objects.filter(start=start, booked=True).count() == 1
        move_back(one, other, starts)


def test_a_session_is_moved_while_it_is_cancelled(at_once):
    session, coordinator = SessionFactory(), UserFactory(role="coordinator")
    start = MOMENT_START + ONE_DAY

    for _time in range(SOME_TIMES):
        outcomes = at_once(
            lambda: move_session(session, start, start + ONE_MINUTE, who=None, now=NOW),
            lambda: cancel_session(session, who=coordinator, now=NOW, reason="Ill."),
        )
        session.refresh_from_db()
        assert (session.state, session.session_speakers.get().booked) == ("cancelled", False)
        assert session.sequence == 2 - len(refusals(outcomes))
        move_back(session, session, [MOMENT_START, MOMENT_START])


@pytest.fixture
def of_both_sides(db):
    """Gives a planned session with the users of its teacher and of its speaker."""
    request = RequestFactory(state="planned")
    session = SessionFactory(request=request, school=request.school)
    return session, request.teacher.user, session.speakers.get().user


def test_both_sides_propose_another_moment(at_once, of_both_sides):
    session, teacher, speaker = of_both_sides

    def propose(who):
        return lambda: propose_move(session, [days_later(1)], who=who, now=NOW)

    for _time in range(SOME_TIMES):
        assert refusals(at_once(propose(teacher), propose(speaker))) == []
        states = MoveProposal.objects.order_by("pk").values_list("state", flat=True)
        assert list(states) == ["declined", "open"]
        forget_proposals()


def test_proposal_is_sent_twice_by_a_double_click(at_once, of_both_sides):
    session, teacher, _speaker = of_both_sides

    def propose():
        return propose_move(session, [days_later(1)], who=teacher, now=NOW)

    for _time in range(SOME_TIMES):
        assert refusals(at_once(propose, propose)) == ["wrong_state"]
        assert (MoveProposal.objects.count(), OutboxMail.objects.count()) == (1, 1)
        forget_proposals()


def test_moment_is_chosen_while_the_proposal_is_taken_back(at_once, of_both_sides):
    session, teacher, speaker = of_both_sides

    for _time in range(SOME_TIMES):
        proposal = propose_move(session, [days_later(1)], who=teacher, now=NOW)
        moment = proposal.moments.get()
        outcomes = at_once(
            lambda moment=moment: accept_move(session, moment, who=speaker, now=NOW),
            lambda proposal=proposal: withdraw_move(proposal, who=teacher, now=NOW),
        )
        assert refusals(outcomes) == ["wrong_state"]
        proposal.refresh_from_db()
        session.refresh_from_db()
        is_moved = session.start == days_later(1).start
        assert proposal.state == ("accepted" if is_moved else "withdrawn")
        forget_proposals()
        move_back(session, session, [MOMENT_START, MOMENT_START])


def forget_proposals():
    MoveProposal.objects.all().delete()
    OutboxMail.objects.all().delete()


def move_back(one, other, starts):
    """Undo what moving and cancelling did, the quick way."""
    Transition.objects.all().delete()
    OutboxMail.objects.all().delete()
    for session, start in zip((one, other), starts, strict=True):
        hours = {"start": start, "end": start + (MOMENT_END - MOMENT_START)}
        ClassroomSession.objects.filter(pk=session.pk).update(state="planned", sequence=0, **hours)
        SessionSpeaker.objects.filter(session=session).update(booked=True, **hours)


def test_speaker_who_says_yes_while_being_erased_is_erased_or_comes(at_once):
    for _ in range(SOME_TIMES):
        invitation = InvitationFactory()
        speaker = invitation.speaker

        def erase(user=speaker.user):
            erase_person(user, now=NOW, end_first=True)

        _session, refused = at_once(accept(invitation), erase)

        speaker.refresh_from_db()
        comes = ClassroomSession.objects.filter(speakers=speaker, state="planned").exists()
        assert comes is (speaker.erased_at is None) is (refused is not None)


def test_two_erase_the_same_person_once(at_once):
    for _ in range(SOME_TIMES):
        user = SpeakerFactory().user
        twice = [lambda user=user: erase_person(user, now=NOW)] * 2

        assert at_once(*twice) == [None, None]
        assert Erasure.objects.filter(kind="user", number=user.pk).count() == 1


def start_choosing_again():
    start_again()
    RequestedMoment.objects.filter(start__gt=MOMENT_START).delete()
    MomentProposal.objects.update(state="open", answered_at=None)


def choose(proposal):
    moment = proposal.moments.get()
    return lambda: choose_moment(proposal, moment, who=None, now=NOW)


def test_a_moment_is_chosen_while_the_speaker_says_yes(at_once):
    proposal = ProposalFactory()
    # The moment of the teacher, whatever a choice adds to those of the invitation.
    moment = proposal.invitation.moments.get()

    for _time in range(SOME_TIMES):
        outcomes = at_once(
            choose(proposal),
            lambda: accept_invitation(proposal.invitation, moment, who=None, now=NOW),
        )
        assert refusals(outcomes) == ["wrong_state"]
        assert ClassroomSession.objects.count() == 1
        start_choosing_again()


def test_a_moment_is_chosen_twice(at_once):
    proposal = ProposalFactory()

    for _time in range(SOME_TIMES):
        outcomes = at_once(choose(proposal), choose(proposal))
        assert refusals(outcomes) == ["wrong_state"]
        assert ClassroomSession.objects.count() == 1
        start_choosing_again()


def test_a_moment_is_chosen_while_none_is(at_once):
    proposal = ProposalFactory()

    for _time in range(SOME_TIMES):
        first, second = at_once(
            choose(proposal), lambda: refuse_moments(proposal, who=None, now=NOW)
        )
        # Who chose none a moment ago may still choose one; the other way round is too late.
        assert not isinstance(first, Refusal)
        assert isinstance(second, Refusal) or second.state == "refused"
        assert ClassroomSession.objects.count() == 1
        start_choosing_again()


def test_an_invitation_is_passed_on_while_it_is_accepted(at_once):
    invitation = InvitationFactory()
    speaker = invitation.speaker
    colleague = SpeakerFactory(cooperative=speaker.cooperative)

    for _time in range(SOME_TIMES):
        outcomes = at_once(
            accept(invitation), lambda: pass_on(invitation, colleague, who=None, now=NOW)
        )
        assert refusals(outcomes) == ["wrong_state"]
        # The yes of one speaker never brings another.
        planned = SessionSpeaker.objects.values_list("speaker", flat=True)
        assert list(planned) == ([] if isinstance(outcomes[0], Refusal) else [speaker.pk])
        start_again()
        Invitation.objects.update(speaker=speaker)
