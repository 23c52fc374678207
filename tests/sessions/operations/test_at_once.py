"""Two people act at the same moment: one of them wins, the other is told so (R1.12)."""

from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError

from schools.models import Teacher
from schools.operations import find_or_add_teacher
from sessions.models import (
    ClassroomSession,
    Invitation,
    PupilCount,
    SessionSpeaker,
)
from sessions.operations.changing import change_request
from sessions.operations.counts import report_counts
from sessions.operations.erasing import erase_person
from sessions.operations.invitations import withdraw_invitation
from sessions.operations.meetings import cancel_session, enter_session
from sessions.operations.moving import move_session
from tests.factories import (
    MOMENT_END,
    MOMENT_START,
    NOW,
    InvitationFactory,
    RequestFactory,
    SchoolFactory,
    SessionFactory,
    SpeakerFactory,
    UserFactory,
)
from tests.sessions.operations.racing import (
    SOME_TIMES,
    TIMES,
    accept,
    move_back,
    refusals,
    start_again,
)
from tests.sessions.operations.wishes import ONE_DAY, ONE_MINUTE, days_later, entry, report
from youth4coop.privacy.models import Erasure
from youth4coop.users.models import User

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("short_mails")]


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
