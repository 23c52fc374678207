"""A small world in which people do things in any order, and what may never be true in it."""

import datetime as dt
from collections import Counter
from itertools import pairwise

from django.db.models import Q

from sessions.choices import RequestState, SessionState
from sessions.models import (
    ClassroomSession,
    Invitation,
    MomentProposal,
    PupilCount,
    SessionRequest,
    SessionSpeaker,
    Speaker,
    Transition,
)
from sessions.operations import invitations, meetings, requests
from sessions.operations.counts import report_counts
from sessions.operations.expiry import expire_invitations, expire_proposals
from sessions.operations.moving import move_session, restore_session
from sessions.operations.passing import pass_on
from sessions.operations.proposals import (
    choose_moment,
    propose_moments,
    refuse_moments,
    take_moments_back,
)
from sessions.operations.requests import Moment
from tests.factories import (
    MOMENT_END,
    MOMENT_START,
    CooperativeFactory,
    InvitationFactory,
    RequestFactory,
    SpeakerFactory,
)
from tests.sessions.operations.wishes import ONE_DAY, report
from tests.sessions.reading import told

HALF_HOUR = dt.timedelta(minutes=30)
BEFORE = MOMENT_START - ONE_DAY
DURING = MOMENT_START + HALF_HOUR
AFTER = MOMENT_END + 2 * ONE_DAY
REASON = "Because."


def build_world() -> None:
    """Make three requests at overlapping hours; two speakers are asked for two of them already.

    Both are of one cooperative; its contact person is a third, who can get what is passed on.
    """
    speakers = SpeakerFactory.create_batch(2, cooperative=CooperativeFactory())
    SpeakerFactory(cooperative=speakers[0].cooperative, is_contact=True)
    for state, start in [("invited", 0), ("invited", 1), ("unconfirmed", 2)]:
        first = MOMENT_START + start * HALF_HOUR
        request = RequestFactory(state=state, moments=[first, first + ONE_DAY])
        for speaker in speakers if state == "invited" else []:
            InvitationFactory(request=request, speaker=speaker)


def some(model, number):
    """Give one of the rows, by a number that need not be one of theirs."""
    rows = list(model.objects.order_by("pk"))
    return rows[number % len(rows)] if rows else None


def on_request(operation):
    def act(number, other, who, now):
        request = some(SessionRequest, number)
        needs_none = operation in {requests.confirm_request, requests.reopen_request}
        extra = {} if needs_none else {"reason": REASON}
        operation(request, who=who, now=now, **extra)

    return act


def on_invitation(operation):
    def act(number, other, who, now):
        operation(some(Invitation, number), who=who, now=now)

    return act


def on_session(operation):
    def act(number, other, who, now):
        if session := some(ClassroomSession, number):
            needs_none = operation in {meetings.declare_held, meetings.undo_not_held}
            extra = {} if needs_none else {"reason": REASON}
            operation(session, who=who, now=now, **extra)

    return act


def invite(number, other, who, now):
    request = some(SessionRequest, number)
    moments = list(request.moments.all())
    invitations.invite(request, some(Speaker, other), moments, who=who, now=now, again=True)


def accept(number, other, who, now):
    invitation = some(Invitation, number)
    moment = list(invitation.moments.all())[other % 2]
    invitations.accept_invitation(invitation, moment, who=who, now=now)


def hand_over(number, other, who, now):
    pass_on(some(Invitation, number), some(Speaker, other), who=who, now=now)


def propose(number, other, who, now):
    start = MOMENT_START + other * HALF_HOUR
    moments = [Moment(start, start + HALF_HOUR), Moment(start + ONE_DAY, MOMENT_END + ONE_DAY * 2)]
    propose_moments(some(Invitation, number), moments, who=who, now=now)


def choose(number, other, who, now):
    if proposal := some(MomentProposal, number):
        moment = list(proposal.moments.all())[other % 2]
        choose_moment(proposal, moment, who=who, now=now)


def on_proposal(operation):
    def act(number, other, who, now):
        if proposal := some(MomentProposal, number):
            operation(proposal, who=who, now=now)

    return act


def move(number, other, who, now):
    if session := some(ClassroomSession, number):
        start = MOMENT_START + other * HALF_HOUR
        move_session(session, start, start + HALF_HOUR, who=who, now=now, reason=REASON)


def restore(number, other, who, now):
    if session := some(ClassroomSession, number):
        restore_session(session, who=who, now=now)


def count(number, other, who, now):
    if session := some(ClassroomSession, number):
        source = ["teacher", "speaker", "coordinator"][other % 3]
        report_counts(session, report(session, 20 + other, source=source), who=who, now=now)


def undo(number, other, who, now):
    """Take back what was last withdrawn, declined or said not to be held, as whoever did it."""
    withdrawn = Q(to_state="withdrawn", request__isnull=False)
    done = Transition.objects.filter(withdrawn | Q(to_state__in=["declined", "not_held"])).last()
    if done and done.request:
        requests.reopen_request(done.request, who=done.who, now=now)
    elif done and done.session:
        meetings.undo_not_held(done.session, who=done.who, now=now)
    elif done:
        moment = done.invitation.moments.last()
        invitations.accept_invitation(done.invitation, moment, who=done.who, now=now)


def expire(number, other, who, now):
    expire_proposals(now=now)
    expire_invitations(now=now)


ACTS = {
    "invite": invite,
    "accept": accept,
    "decline": on_invitation(invitations.decline_invitation),
    "withdraw invitation": on_invitation(invitations.withdraw_invitation),
    "pass on": hand_over,
    "propose": propose,
    "choose": choose,
    "refuse": on_proposal(refuse_moments),
    "take back": on_proposal(take_moments_back),
    "expire": expire,
    "confirm": on_request(requests.confirm_request),
    "withdraw": on_request(requests.withdraw_request),
    "reopen": on_request(requests.reopen_request),
    "give up": on_request(requests.give_up_request),
    "cancel": on_session(meetings.cancel_session),
    "move": move,
    "restore": restore,
    "held": on_session(meetings.declare_held),
    "not held": on_session(meetings.declare_not_held),
    "not held undone": on_session(meetings.undo_not_held),
    "undo": undo,
    "invalid": on_session(meetings.declare_invalid),
    "count": count,
}


def wrongs() -> list[str]:
    """Name what cannot be and is; an empty list in a sound world."""
    return [
        *(f"request {request.pk}" for request in SessionRequest.objects.all() if wrong(request)),
        *(f"booking {row.pk}" for row in SessionSpeaker.objects.all() if wrong_booking(row)),
        *(f"counts of {row.pk}" for row in ClassroomSession.objects.all() if wrong_counts(row)),
        *(
            f"log of {thing!r}"
            for model in [SessionRequest, Invitation, ClassroomSession]
            for thing in model.objects.all()
            if wrong_log(thing)
        ),
        *(f"proposal {one.pk}" for one in MomentProposal.objects.all() if wrong_proposal(one)),
        *(f"double {speaker.pk}" for speaker in Speaker.objects.all() if wrong_hours(speaker)),
    ]


def wrong(request) -> bool:
    """Tell whether state, invitations and sessions of a request contradict each other."""
    invited = Counter(request.invitations.values_list("state", flat=True))
    sessions = Counter(request.sessions.values_list("state", flat=True))
    booked = sum(sessions[state] for state in SessionState.booked)
    has_session = {
        RequestState.PLANNED: booked == sessions["planned"] == 1,
        RequestState.DONE: sessions["held"] + sessions["counted"] + sessions["invalid"] == 1,
    }.get(request.state, booked == 0)
    accepted = request.state in {RequestState.PLANNED, RequestState.DONE}
    return not (
        has_session
        and invited["accepted"] == accepted
        and (invited["sent"] > 0) == (request.state == RequestState.INVITED)
    )


def wrong_proposal(proposal) -> bool:
    """Tell whether a teacher is still asked, or was heard, without an invitation that says so."""
    if proposal.state == "open":
        return proposal.invitation.state != "sent"
    chosen = set(proposal.moments.values_list("start", "end"))
    known = set(proposal.invitation.request.moments.values_list("start", "end"))
    return proposal.state == "accepted" and not chosen & known


def wrong_booking(row) -> bool:
    session = row.session
    is_booked = session.state in SessionState.booked
    return row.booked != is_booked or (row.start, row.end) != (session.start, session.end)


def wrong_counts(session) -> bool:
    holding = PupilCount.objects.filter(session=session, holds=True)
    counted = session.state in {SessionState.COUNTED, SessionState.INVALID}
    expected = session.groups.count() if counted else 0
    total = sum(row.pupils for row in holding)
    return holding.count() != expected or (counted and session.pupils != total)


def wrong_log(thing) -> bool:
    """Tell whether the log is no chain that ends at the state of now."""
    log = told(thing)
    links = [(one[1], next_one[0]) for one, next_one in pairwise(log)]
    return any(after != before for after, before in links) or (
        bool(log) and log[-1][1] != thing.state
    )


def wrong_hours(speaker) -> bool:
    rows = list(speaker.session_speakers.filter(booked=True).order_by("start"))
    return any(one.end > other.start for one, other in pairwise(rows))
