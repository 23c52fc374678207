"""One side proposes other moments for a planned session; the other side answers."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from icalendar import Calendar

from sessions.models import MoveProposal
from sessions.notices.planning import still_wanted
from sessions.operations.booking import Taken
from sessions.operations.meetings import cancel_session
from sessions.operations.moving import move_session, restore_session
from sessions.operations.proposing import (
    accept_move,
    decline_move,
    propose_move,
    waiting_move,
    withdraw_move,
)
from sessions.operations.requests import Moment
from tests.factories import (
    MOMENT_END,
    MOMENT_START,
    NOW,
    RequestFactory,
    SessionFactory,
    SpeakerFactory,
)
from tests.sessions.operations.wishes import MOMENT, ONE_DAY, ONE_MINUTE, days_later
from tests.sessions.reading import codes, told
from youth4coop.mail.body import as_text
from youth4coop.mail.models import OutboxMail
from youth4coop.refusals import NotAllowed, WrongState

THREE = [days_later(1), days_later(2), days_later(3)]
OTHER = {"teacher": "speaker", "speaker": "teacher"}
SIDES = list(OTHER)


@pytest.fixture
def planned(teacher, speaker):
    """Gives a session to come, of the teacher and the speaker."""
    request = RequestFactory(teacher=teacher, school=teacher.school, state="planned")
    return SessionFactory(request=request, school=teacher.school, speakers=[speaker])


@pytest.fixture
def user(request):
    """Gives the user of somebody, by the name of a fixture."""

    def find(name):
        person = request.getfixturevalue(name)
        return getattr(person, "user", person)

    return find


@pytest.fixture
def propose(planned, user):
    """Proposes three moments for one side."""

    def make(side, moments=THREE, **more):
        return propose_move(planned, moments, who=user(side), now=NOW, **more)

    return make


def _moments(proposal):
    return [Moment(one.start, one.end) for one in proposal.moments.all()]


def _state(row):
    row.refresh_from_db()
    return row.state


def _mails():
    rows = OutboxMail.objects.order_by("pk")
    return list(rows.values_list("purpose", "to"))


@pytest.mark.parametrize("side", SIDES)
def test_proposal_is_kept_and_the_session_stays(propose, planned, user, side, request):
    proposal = propose(side, reason=" The hall is taken. ")

    assert _moments(proposal) == THREE
    assert (proposal.side, proposal.proposed_by, proposal.proposed_at) == (side, user(side), NOW)
    assert (proposal.state, proposal.reason) == ("open", "The hall is taken.")
    planned.refresh_from_db()
    assert (planned.start, planned.sequence) == (MOMENT_START, 0)
    assert waiting_move(planned, now=NOW) == proposal


@pytest.mark.parametrize("side", SIDES)
def test_other_side_is_asked_by_mail(propose, side, request):
    propose(side, reason="The hall is taken.")

    other = OTHER[side]
    [mail] = OutboxMail.objects.all()
    assert (mail.purpose, mail.to) == (
        f"move_proposed_{other}",
        request.getfixturevalue(other).email,
    )
    text = as_text(mail.text)
    assert "- woensdag 3 februari 2027, 10.10 – 11.50 u." in text
    assert "- De reden: The hall is taken." in text
    assert "[Kies een moment of zeg nee](link:session_link)" in mail.text
    assert mail.calendar == ""


@pytest.mark.parametrize("side", SIDES)
def test_choosing_a_moment_moves_the_session(propose, planned, user, side):
    proposal = propose(side, reason="The hall is taken.")
    chosen = proposal.moments.all()[1]

    moved = accept_move(planned, chosen, who=user(OTHER[side]), now=NOW)

    assert (moved.start, moved.end, moved.sequence) == (chosen.start, chosen.end, 1)
    reason = "Was di 2 feb 2027, 10.10 – 11.50 u. The hall is taken."
    assert told(moved) == [("planned", "planned", user(OTHER[side]).pk, NOW, reason)]
    assert (_state(proposal), proposal.answered_at) == ("accepted", NOW)
    assert waiting_move(moved, now=NOW) is None


def test_both_sides_get_the_new_moment_for_their_calendar(propose, planned, teacher, speaker):
    proposal = propose("teacher")
    chosen = proposal.moments.first()

    accept_move(planned, chosen, who=speaker.user, now=NOW)

    assert _mails()[1:] == [
        ("session_moved_teacher", teacher.email),
        ("session_moved_speaker", speaker.email),
    ]
    for mail in OutboxMail.objects.filter(purpose__startswith="session_moved"):
        [event] = Calendar.from_ical(mail.calendar).walk("VEVENT")
        assert (event["SEQUENCE"], event.start) == (1, chosen.start)


@pytest.mark.parametrize("side", SIDES)
def test_none_fits_is_told_to_who_proposed(propose, planned, user, side, request):
    proposal = propose(side)

    decline_move(proposal, who=user(OTHER[side]), now=NOW, answer=" Never on Wednesday. ")

    assert (_state(proposal), proposal.answer) == ("declined", "Never on Wednesday.")
    planned.refresh_from_db()
    assert planned.start == MOMENT_START
    mail = OutboxMail.objects.latest("pk")
    assert (mail.purpose, mail.to) == (f"move_declined_{side}", request.getfixturevalue(side).email)
    assert "Het antwoord: Never on Wednesday." in as_text(mail.text)


def test_own_proposal_is_taken_back_and_its_mail_does_not_go(propose, planned, teacher):
    proposal = propose("teacher")
    mail = OutboxMail.objects.get()
    assert still_wanted(mail, now=NOW)

    withdraw_move(proposal, who=teacher.user, now=NOW)

    assert _state(proposal) == "withdrawn"
    assert not still_wanted(mail, now=NOW)
    assert waiting_move(planned, now=NOW) is None


def test_proposing_oneself_answers_what_the_other_proposed(propose, planned):
    first = propose("teacher")

    second = propose("speaker", [days_later(5)])

    assert (_state(first), waiting_move(planned, now=NOW)) == ("declined", second)
    assert [purpose for purpose, _to in _mails()] == [
        "move_proposed_speaker",
        "move_proposed_teacher",
    ]


def test_one_proposal_of_a_side_waits_at_a_time(propose):
    first = propose("teacher")

    with pytest.raises(WrongState, match="wacht nog op antwoord"):
        propose("teacher", [days_later(5)])

    assert [_state(row) for row in MoveProposal.objects.all()] == [_state(first)]


def test_after_a_no_other_moments_can_be_proposed(propose, planned, speaker):
    decline_move(propose("teacher"), who=speaker.user, now=NOW)

    assert waiting_move(planned, now=NOW) is None
    assert propose("teacher", [days_later(5)]).state == "open"
    assert len(_mails()) == 3


def _cancel_and_restore(session, who):
    cancel_session(session, who=who, now=NOW, reason="Ill.")
    session.refresh_from_db()
    restore_session(session, who=who, now=NOW)


def _move_anyway(session, who):
    later = days_later(9)
    move_session(session, later.start, later.end, who=who, now=NOW)


@pytest.mark.parametrize("change", [_cancel_and_restore, _move_anyway])
def test_what_changes_the_session_makes_a_proposal_needless(
    propose, planned, teacher, speaker, change
):
    proposal = propose("teacher")
    mail = OutboxMail.objects.get()
    change(planned, speaker.user)
    planned.refresh_from_db()

    assert waiting_move(planned, now=NOW) is None
    assert not still_wanted(mail, now=NOW)
    with pytest.raises(WrongState, match="wacht niet meer op antwoord"):
        accept_move(planned, proposal.moments.first(), who=speaker.user, now=NOW)

    propose("teacher", [days_later(5)])
    assert _state(proposal) == "lapsed"


def test_proposal_waits_until_its_last_moment_begins(propose, planned, speaker):
    sooner = [days_later(-2), days_later(-1)]
    proposal = propose("teacher", sooner)
    assert waiting_move(planned, now=sooner[1].start - ONE_MINUTE) == proposal
    assert waiting_move(planned, now=sooner[1].start) is None

    with pytest.raises(ValidationError) as refused:
        accept_move(planned, proposal.moments.first(), who=speaker.user, now=sooner[0].start)

    assert codes(refused.value) == {"moment": ["invalid_choice"]}


@pytest.mark.parametrize(
    ("moments", "error"),
    [
        ([], {"moments": ["number_of_moments"]}),
        ([*THREE, days_later(4)], {"moments": ["number_of_moments"]}),
        ([days_later(1), MOMENT], {"moments.1.start": ["same"]}),
        ([days_later(1), days_later(1)], {"moments.1.start": ["double"]}),
        ([Moment(NOW - ONE_MINUTE, NOW)], {"moments.0.start": ["in_the_past"]}),
        ([Moment(MOMENT_END, MOMENT_START)], {"moments.0.end": ["end_before_start"]}),
    ],
)
def test_moments_that_cannot_be_are_refused(propose, moments, error):
    with pytest.raises(ValidationError) as refused:
        propose("teacher", moments)

    assert codes(refused.value) == error
    assert not MoveProposal.objects.exists()


def test_moment_at_which_the_speaker_is_taken_is_refused(propose, speaker):
    SessionFactory(speakers=[speaker], start=days_later(2).start)

    with pytest.raises(ValidationError) as refused:
        propose("teacher")

    assert refused.value.message_dict == {"moments.1.start": ["Speaker heeft dan al een sessie."]}


def test_speaker_who_is_taken_since_cannot_be_moved_there(propose, planned, speaker):
    proposal = propose("teacher")
    SessionFactory(speakers=[speaker], start=days_later(1).start)

    with pytest.raises(Taken):
        accept_move(planned, proposal.moments.first(), who=speaker.user, now=NOW)

    assert _state(proposal) == "open"


@pytest.mark.parametrize("name", ["colleague", "stranger", "coordinator"])
def test_who_is_on_no_side_proposes_and_answers_nothing(propose, planned, user, name, speaker):
    who = user(name)
    with pytest.raises(NotAllowed):
        propose_move(planned, THREE, who=who, now=NOW)
    proposal = propose("teacher")

    with pytest.raises(NotAllowed):
        accept_move(planned, proposal.moments.first(), who=who, now=NOW)
    for answer in [decline_move, withdraw_move]:
        with pytest.raises(NotAllowed):
            answer(proposal, who=who, now=NOW)

    assert _state(proposal) == "open"


@pytest.fixture
def colleague(speaker):
    """Another speaker of the same cooperative."""
    return SpeakerFactory(cooperative=speaker.cooperative)


@pytest.mark.parametrize("side", SIDES)
def test_nobody_answers_the_own_proposal_or_takes_back_the_other(propose, planned, user, side):
    proposal = propose(side)

    with pytest.raises(NotAllowed):
        accept_move(planned, proposal.moments.first(), who=user(side), now=NOW)
    with pytest.raises(NotAllowed):
        decline_move(proposal, who=user(side), now=NOW)
    with pytest.raises(NotAllowed):
        withdraw_move(proposal, who=user(OTHER[side]), now=NOW)

    assert _state(proposal) == "open"


@pytest.mark.parametrize("state", ["held", "counted", "cancelled", "not_held"])
def test_only_what_is_planned_can_be_moved(propose, planned, state):
    planned.state, planned.pupils = state, 20
    planned.save()

    with pytest.raises(WrongState):
        propose("teacher")


def test_session_that_has_begun_is_not_moved(planned, teacher):
    with pytest.raises(WrongState):
        propose_move(planned, THREE, who=teacher.user, now=MOMENT_START)


def test_session_of_two_speakers_is_moved_by_the_coordinator(propose, planned):
    other = SpeakerFactory()
    planned.session_speakers.create(
        speaker=other, cooperative=other.cooperative, start=MOMENT_START, end=MOMENT_END
    )

    with pytest.raises(WrongState, match="Mail ons om"):
        propose("teacher")


def test_session_without_a_teacher_is_moved_by_the_coordinator(speaker):
    session = SessionFactory(speakers=[speaker])

    with pytest.raises(WrongState, match="Mail ons om"):
        propose_move(session, THREE, who=speaker.user, now=NOW)


def test_proposal_near_the_session_waits_for_no_morning(planned, teacher, speaker):
    evening = MOMENT_START.replace(hour=21) - 2 * ONE_DAY + dt.timedelta(hours=14)

    propose_move(planned, THREE, who=teacher.user, now=evening)

    assert OutboxMail.objects.get().send_at == evening
