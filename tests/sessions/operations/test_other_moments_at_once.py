"""Two people act at the same moment on other moments for a session, or on who comes (R1.12)."""

import pytest

from sessions.models import (
    ClassroomSession,
    Invitation,
    MomentProposal,
    MoveProposal,
    RequestedMoment,
    SessionSpeaker,
)
from sessions.operations.invitations import accept_invitation
from sessions.operations.passing import pass_on
from sessions.operations.proposals import choose_moment, refuse_moments
from sessions.operations.proposing import accept_move, propose_move, withdraw_move
from tests.factories import (
    MOMENT_START,
    NOW,
    InvitationFactory,
    ProposalFactory,
    RequestFactory,
    SessionFactory,
    SpeakerFactory,
)
from tests.sessions.operations.racing import SOME_TIMES, accept, move_back, refusals, start_again
from tests.sessions.operations.wishes import days_later
from youth4coop.mail.models import OutboxMail
from youth4coop.refusals import Refusal

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("short_mails")]


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
