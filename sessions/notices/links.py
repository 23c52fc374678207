"""The secret links of each mail, and until when they work: as long as they make sense."""

import datetime as dt

from sessions.models import (
    ClassroomSession,
    Invitation,
    MomentProposal,
    Registration,
    SessionRequest,
)
from sessions.models.classroom_session import CONTACTS_SHARED
from youth4coop.links.models import LinkPurpose
from youth4coop.mail.outbox import LinkWish

CONFIRM = dt.timedelta(days=14)
DECIDE_ACCESS = dt.timedelta(days=60)
AFTER_REQUEST = dt.timedelta(days=30)
# The same speaker is asked in the next school year.
ASK_AGAIN = dt.timedelta(days=400)
MY_DATA = dt.timedelta(hours=24)

type Links = dict[str, LinkWish]


def of_request(request: SessionRequest, *, now: dt.datetime) -> Links:
    """Give the links about a request."""
    moments = list(request.moments.all())
    first = min(moment.start for moment in moments)
    last = max(moment.end for moment in moments)
    confirm_until = min(first, now + CONFIRM)
    return {
        "confirm_link": LinkWish(LinkPurpose.CONFIRM_REQUEST, request.pk, confirm_until),
        "request_link": LinkWish(LinkPurpose.FOLLOW_REQUEST, request.pk, last + AFTER_REQUEST),
    }


def of_invitation(invitation: Invitation) -> Links:
    """Give the link to answer an invitation, which ends with its last moment."""
    last = max(moment.start for moment in invitation.moments.all())
    return {"answer_link": LinkWish(LinkPurpose.ANSWER_INVITATION, invitation.pk, last)}


def of_registration(registration: Registration, *, now: dt.datetime) -> Links:
    """Give the links to confirm a registration, and to decide on it."""
    key = registration.pk
    return {
        "register_link": LinkWish(LinkPurpose.CONFIRM_REGISTRATION, key, now + CONFIRM),
        "access_link": LinkWish(LinkPurpose.DECIDE_ACCESS, key, now + DECIDE_ACCESS),
    }


def of_proposal(proposal: MomentProposal) -> Links:
    """Give the links about other moments: for the teacher to choose, for the speaker to answer."""
    last = max(moment.start for moment in proposal.moments.all())
    choose = LinkWish(LinkPurpose.ANSWER_PROPOSAL, proposal.pk, last)
    return {"choose_link": choose, **of_invitation(proposal.invitation)}


def of_session(session: ClassroomSession) -> Links:
    """Give the links about a session; its pages go when its contacts do (R4.08)."""
    until = session.end + CONTACTS_SHARED
    return {
        "session_link": LinkWish(LinkPurpose.FOLLOW_SESSION, session.pk, until),
        "calendar_link": LinkWish(LinkPurpose.CALENDAR, session.pk, session.end),
        "practical_link": LinkWish(LinkPurpose.PRACTICAL, session.pk, session.start),
        "count_link": LinkWish(LinkPurpose.COUNT, session.pk, until),
        "evaluation_link": LinkWish(LinkPurpose.EVALUATE, session.pk, until),
        "again_link": LinkWish(LinkPurpose.ASK_AGAIN, session.pk, session.end + ASK_AGAIN),
    }
