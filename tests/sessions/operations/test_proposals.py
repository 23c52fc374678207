"""A speaker proposes other moments; the teacher chooses one, or none."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from sessions.models import ClassroomSession, MomentProposal
from sessions.operations.booking import Taken
from sessions.operations.changing import change_request
from sessions.operations.expiry import expire_invitations, expire_proposals
from sessions.operations.invitations import (
    accept_invitation,
    decline_invitation,
    withdraw_invitation,
)
from sessions.operations.proposals import (
    AlreadyProposed,
    choose_moment,
    propose_moments,
    refuse_moments,
    take_moments_back,
)
from sessions.operations.requests import Moment, withdraw_request
from tests.factories import (
    MOMENT_START,
    InvitationFactory,
    ProposalFactory,
    RequestFactory,
    SessionFactory,
    SpeakerFactory,
)
from tests.sessions.operations.wishes import MOMENT, ONE_DAY, ONE_MINUTE, days_later
from tests.sessions.reading import codes, told
from youth4coop.mail.models import OutboxMail
from youth4coop.refusals import Refusal, WrongState

WEEK = days_later(7)


@pytest.fixture
def invitation(teacher, speaker):
    request = RequestFactory(teacher=teacher, school=teacher.school, state="invited")
    return InvitationFactory(request=request, speaker=speaker)


@pytest.fixture
def proposal(invitation, now):
    """Two other moments that wait for the teacher."""
    return ProposalFactory(
        invitation=invitation, moments=[WEEK.start, days_later(8).start], proposed_at=now
    )


def mails():
    return list(OutboxMail.objects.order_by("pk").values_list("purpose", "to"))


def state(row):
    row.refresh_from_db()
    return row.state


def propose(invitation, now, *moments, **who):
    return propose_moments(
        invitation, list(moments), who=who.get("who", invitation.speaker.user), now=now
    )


def test_teacher_is_asked_and_the_invitation_stays_open(invitation, speaker, teacher, now):
    proposal = propose(invitation, now, WEEK, days_later(8))

    moments = list(proposal.moments.values_list("start", "end"))
    assert moments == [(one.start, one.end) for one in [WEEK, days_later(8)]]
    assert (proposal.state, proposal.proposed_at) == ("open", now)
    assert proposal.expires_at == now + 14 * ONE_DAY
    said = "di 9 feb 2027, 10.10 – 11.50 u.; wo 10 feb 2027, 10.10 – 11.50 u."
    assert told(invitation) == [
        ("sent", "sent", speaker.user_id, now, f"Stelde een ander moment voor: {said}")
    ]
    assert (state(invitation), mails()) == ("sent", [("proposal_sent", teacher.email)])


def test_mail_names_the_speaker_and_the_moments(invitation, now):
    proposal = propose(invitation, now, WEEK)

    mail = OutboxMail.objects.get()
    name = invitation.speaker.cooperative.name
    assert f"Speaker ({name}) wil graag komen vertellen" in mail.text
    assert "- dinsdag 9 februari 2027, 10.10 – 11.50 u." in mail.text
    assert mail.links["choose_link"]["object_id"] == proposal.pk
    assert invitation.speaker.email not in mail.text


def test_teacher_has_no_longer_than_until_the_last_moment(invitation, now):
    soon = Moment(now + ONE_DAY, now + ONE_DAY + ONE_MINUTE)

    assert propose(invitation, now, soon).expires_at == soon.start


@pytest.mark.parametrize(
    ("moments", "expected"),
    [
        ([], {"moments": ["number_of_moments"]}),
        ([days_later(n) for n in range(1, 5)], {"moments": ["number_of_moments"]}),
        ([days_later(-365)], {"moments.0.start": ["in_the_past"]}),
        ([WEEK, WEEK], {"moments.1.start": ["double"]}),
        ([WEEK, MOMENT], {"moments.1.day": ["asked_already"]}),
        ([Moment(WEEK.end, WEEK.start)], {"moments.0.end": ["end_before_start"]}),
    ],
)
def test_moments_that_cannot_be_are_refused(invitation, now, moments, expected):
    with pytest.raises(ValidationError) as refused:
        propose(invitation, now, *moments)

    assert codes(refused.value) == expected
    assert (MomentProposal.objects.count(), told(invitation)) == (0, [])


def test_moment_at_which_the_speaker_is_busy_is_refused(invitation, speaker, now):
    SessionFactory(speakers=[speaker], start=WEEK.start + ONE_MINUTE)

    with pytest.raises(ValidationError) as refused:
        propose(invitation, now, WEEK)

    assert codes(refused.value) == {"moments.0.day": ["taken"]}


def test_one_proposal_waits_at_a_time(invitation, proposal, now):
    with pytest.raises(AlreadyProposed):
        propose(invitation, now, days_later(20))


@pytest.mark.parametrize("answered", ["accepted", "declined", "expired", "withdrawn"])
def test_who_has_answered_proposes_nothing(invitation, now, answered):
    invitation.state = answered
    invitation.save()

    with pytest.raises(WrongState):
        propose(invitation, now, WEEK)


def test_nothing_is_proposed_for_a_request_that_is_not_free(invitation, now):
    invitation.request.state = "planned"
    invitation.request.save()

    with pytest.raises(WrongState):
        propose(invitation, now, WEEK)


def test_contact_person_passes_on_before_anything_is_proposed(invitation, speaker, now):
    contact = SpeakerFactory(cooperative=speaker.cooperative, is_contact=True)
    invitation.contact = contact
    invitation.save()

    with pytest.raises(WrongState):
        propose(invitation, now, WEEK)


def test_chosen_moment_is_planned_as_a_yes(invitation, proposal, teacher, speaker, now):
    chosen = proposal.moments.first()

    session = choose_moment(proposal, chosen, who=teacher.user, now=now)

    assert (session.start, session.end) == (chosen.start, chosen.end)
    assert list(session.speakers.all()) == [speaker]
    assert (state(proposal), state(invitation), state(invitation.request)) == (
        "accepted", "accepted", "planned",
    )  # fmt: skip
    assert told(invitation) == [("sent", "accepted", teacher.user_id, now, "")]
    assert mails() == [
        ("session_planned_teacher", teacher.email),
        ("session_planned_speaker", speaker.email),
    ]


def test_choosing_withdraws_who_else_was_asked(invitation, proposal, now):
    other = InvitationFactory(request=invitation.request)
    theirs = ProposalFactory(invitation=other)

    choose_moment(proposal, proposal.moments.first(), who=None, now=now)

    assert (state(other), state(theirs)) == ("withdrawn", "withdrawn")


def test_moment_of_another_proposal_is_refused(proposal, now):
    other = ProposalFactory()

    with pytest.raises(ValidationError) as refused:
        choose_moment(proposal, other.moments.get(), who=None, now=now)

    assert codes(refused.value) == {"moment": ["not_proposed"]}


def test_moment_at_which_the_speaker_is_busy_by_now_is_refused(proposal, speaker, now):
    SessionFactory(speakers=[speaker], start=WEEK.start)

    with pytest.raises(Taken):
        choose_moment(proposal, proposal.moments.first(), who=None, now=now)

    assert state(proposal) == "open"
    assert proposal.invitation.request.moments.count() == 1


def test_moment_that_is_over_is_refused(proposal, now):
    proposal.expires_at = days_later(9).start
    proposal.save()

    with pytest.raises(WrongState):
        choose_moment(proposal, proposal.moments.first(), who=None, now=days_later(7).start)


@pytest.mark.parametrize("ended", ["accepted", "expired", "withdrawn"])
def test_what_has_ended_is_not_chosen(proposal, now, ended):
    proposal.state = ended
    proposal.save()

    with pytest.raises(WrongState):
        choose_moment(proposal, proposal.moments.first(), who=None, now=now)
    with pytest.raises(WrongState):
        refuse_moments(proposal, who=None, now=now)
    with pytest.raises(WrongState):
        take_moments_back(proposal, who=None, now=now)


def test_none_leaves_the_invitation_open_and_asks_the_speaker(
    invitation, proposal, teacher, speaker, now
):
    refuse_moments(proposal, who=teacher.user, now=now)

    assert (state(proposal), proposal.answered_at) == ("refused", now)
    assert (state(invitation), state(invitation.request)) == ("sent", "invited")
    reason = "De leerkracht koos geen van de andere momenten."
    assert told(invitation) == [("sent", "sent", teacher.user_id, now, reason)]
    assert mails() == [("proposal_refused", speaker.email)]


def test_none_becomes_one_within_a_day(proposal, now):
    refuse_moments(proposal, who=None, now=now)

    choose_moment(proposal, proposal.moments.first(), who=None, now=now + ONE_DAY - ONE_MINUTE)

    assert state(proposal) == "accepted"


def test_none_is_final_after_a_day(proposal, now):
    refuse_moments(proposal, who=None, now=now)

    with pytest.raises(WrongState):
        choose_moment(proposal, proposal.moments.first(), who=None, now=now + ONE_DAY)


def test_none_is_final_once_the_speaker_said_no(invitation, proposal, now):
    refuse_moments(proposal, who=None, now=now)
    decline_invitation(invitation, who=None, now=now)

    with pytest.raises(WrongState):
        choose_moment(proposal, proposal.moments.first(), who=None, now=now)


def test_after_none_other_moments_can_be_proposed(invitation, proposal, now):
    refuse_moments(proposal, who=None, now=now)

    assert propose(invitation, now, days_later(20)).state == "open"


def test_speaker_takes_it_back_and_answers_otherwise(invitation, proposal, speaker, now):
    take_moments_back(proposal, who=speaker.user, now=now)

    reason = "Trok de andere momenten in."
    assert told(invitation) == [("sent", "sent", speaker.user_id, now, reason)]
    assert (state(proposal), state(invitation)) == ("withdrawn", "sent")
    assert propose(invitation, now, days_later(20)).state == "open"


ENDS = {
    "yes": lambda one, who, now: accept_invitation(one, one.moments.get(), who=None, now=now),
    "no": lambda one, who, now: decline_invitation(one, who=None, now=now),
    "taken back": lambda one, who, now: withdraw_invitation(one, who=who, now=now),
    "moments changed": lambda one, who, now: change_request(
        one.request, {"moments": [days_later(20)]}, who=who, now=now
    ),
    "request withdrawn": lambda one, who, now: withdraw_request(
        one.request, who=who, now=now, reason="Exams."
    ),
}


@pytest.mark.parametrize("end", ENDS)
def test_what_ends_the_invitation_ends_its_proposal(invitation, proposal, coordinator, now, end):
    ENDS[end](invitation, coordinator, now)

    assert (state(proposal), proposal.answered_at) == ("withdrawn", now)


# Time


def test_teacher_who_does_not_choose_in_time_is_too_late(invitation, proposal, speaker, now):
    late = proposal.expires_at
    with pytest.raises(WrongState):
        choose_moment(proposal, proposal.moments.first(), who=None, now=late)
    with pytest.raises(WrongState):
        refuse_moments(proposal, who=None, now=late)

    assert expire_proposals(now=late - ONE_MINUTE) == 0
    assert expire_proposals(now=late) == 1
    assert expire_proposals(now=late) == 0
    assert (state(proposal), state(invitation)) == ("expired", "sent")
    reason = "De leerkracht koos niet op tijd."
    assert told(invitation) == [("sent", "sent", None, late, reason)]
    assert mails() == [("proposal_refused", speaker.email)]


def test_invitation_waits_for_the_teacher_even_after_its_moments(invitation, proposal):
    proposal.expires_at = MOMENT_START + ONE_DAY
    proposal.save()

    assert expire_invitations(now=MOMENT_START) == 0
    late = MOMENT_START + ONE_DAY
    assert (expire_proposals(now=late), expire_invitations(now=late)) == (1, 1)
    assert mails() == []


def test_answer_that_comes_just_before_expiry_holds(monkeypatch, proposal, now):
    from sessions.operations import expiry

    expire = expiry.expire_proposal

    def answer_first(one: MomentProposal, *, now: dt.datetime) -> MomentProposal:
        MomentProposal.objects.filter(pk=one.pk).update(state="refused")
        return expire(one, now=now)

    monkeypatch.setattr(expiry, "expire_proposal", answer_first)

    assert expire_proposals(now=proposal.expires_at) == 0
    assert state(proposal) == "refused"


def test_refusals_leave_no_session(proposal, now):
    with pytest.raises(Refusal):
        choose_moment(proposal, proposal.moments.first(), who=None, now=proposal.expires_at)

    assert not ClassroomSession.objects.exists()
