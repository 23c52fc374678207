"""What each mail says, from the thing that it is about as it is now."""

import datetime as dt
from collections.abc import Mapping

from django.utils import translation

from sessions.calendar import Method, event_of, session_event
from sessions.calendar.following import page_of
from sessions.models import (
    ClassroomSession,
    Invitation,
    MomentProposal,
    Registration,
    SessionRequest,
)
from sessions.notices import links, values
from sessions.notices.people import speaker_key
from sessions.notices.post import Notice, Recipient, address
from sessions.notices.purposes import PURPOSES
from sessions.notices.variables import Value
from youth4coop.mail.outbox import LinkWish
from youth4coop.terms import local_date
from youth4coop.terms.in_words import clock, day_in_words

Thing = SessionRequest | Invitation | MomentProposal | ClassroomSession | Registration

KINDS: dict[type, str] = {
    SessionRequest: "request",
    Invitation: "invitation",
    MomentProposal: "proposal",
    ClassroomSession: "session",
    Registration: "registration",
}

# Which mails carry the calendar item of their session, and what it says (RFC 5546 §3.2).
CALENDAR_METHODS: dict[str, Method] = {
    "session_planned": "REQUEST",
    "session_moved": "REQUEST",
    "session_restored": "REQUEST",
    "session_cancelled": "CANCEL",
}


def compose(
    purpose: str,
    thing: Thing,
    to: Recipient,
    *,
    now: dt.datetime,
    extra: Mapping[str, Value] | None = None,
    round: int = 0,
) -> Notice:
    """Write a notice about a thing, in the language of who gets it.

    Args:
        extra: what only the moment knows, such as where a session was moved from.
    """
    with translation.override(to.language):
        known, secret = _about(thing, now)
        said = {**known, **_addresses(thing), **_reach(purpose, thing, to, now), **(extra or {})}
        calendar, method = _calendar(purpose, thing, to, now)
    names = set(PURPOSES[purpose].names)
    return Notice(
        purpose=purpose,
        about=about(thing),
        values=said,
        links={name: link for name, link in secret.items() if name in names},
        round=round,
        calendar=calendar,
        calendar_method=method,
    )


def about(thing: Thing) -> str:
    """Give the name under which all mails about a thing are found, such as "session:12"."""
    return f"{KINDS[type(thing)]}:{thing.pk}"


def _about(thing: Thing, now: dt.datetime) -> tuple[dict[str, Value], dict[str, LinkWish]]:
    if isinstance(thing, ClassroomSession):
        return values.of_session(thing, now), links.of_session(thing)
    if isinstance(thing, Invitation):
        return values.of_invitation(thing), links.of_invitation(thing)
    if isinstance(thing, Registration):
        secret = links.of_registration(thing, now=now)
        expires = _until(secret["register_link"])
        return {**values.of_registration(thing), "expires": expires}, secret
    if isinstance(thing, MomentProposal):
        return values.of_proposal(thing), links.of_proposal(thing)
    secret = links.of_request(thing, now=now)
    return {**values.of_request(thing), "expires": _until(secret["confirm_link"])}, secret


def _until(link: LinkWish) -> str:
    return f"{day_in_words(link.expires_at)}, {clock(link.expires_at)}"


def _addresses(thing: Thing) -> dict[str, Value]:
    """Give the addresses that are no secret."""
    request = thing.request if isinstance(thing, ClassroomSession) else None
    where = address("request_detail", request.pk) if request else address("me")
    return {
        "new_request_link": address("request_new"),
        "coordinator_link": where,
        "login_link": address("me"),
    }


def _reach(purpose: str, thing: Thing, to: Recipient, now: dt.datetime) -> dict[str, Value]:
    """Give the reach of the cooperative this year, for the mail that thanks its speaker (R1.26)."""
    if purpose != "thanks_speaker" or not isinstance(thing, ClassroomSession):
        return {}
    cooperatives = [
        row.cooperative_id
        for row in thing.session_speakers.all()
        if speaker_key(row.speaker_id) == to.key
    ]
    return {"reach": values.reach_in_words(cooperatives, local_date(now))}


def _calendar(purpose: str, thing: Thing, to: Recipient, now: dt.datetime) -> tuple[str, str]:
    """Write the calendar item of a session for one of its two sides, and how it is to be read."""
    event, _dash, side = purpose.rpartition("_")
    method = CALENDAR_METHODS.get(event)
    if method is None or side == "coordinator" or not isinstance(thing, ClassroomSession):
        return "", ""
    item = event_of(thing, to.name, to.email, page_of(thing), now=now)
    return session_event(item, method=method), method
