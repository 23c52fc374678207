"""Mails about a request, to its teacher."""

import datetime as dt

from sessions.choices import RequestState
from sessions.models import SessionRequest
from sessions.notices.compose import compose
from sessions.notices.people import teacher_as_recipient
from sessions.notices.post import Recipient, post


def request_received(request: SessionRequest, *, now: dt.datetime) -> None:
    """Ask the teacher to confirm, or send a receipt when somebody known asked.

    Anyone could have filled in the address that has to confirm: that mail names nobody.
    """
    if request.state == RequestState.UNCONFIRMED:
        teacher = request.teacher
        to = Recipient(teacher.email, language=teacher.language, key="teacher")
        post(compose("request_confirm", request, to, now=now), to, now=now)
    else:
        _tell("request_receipt", request, now=now)


def request_confirmed(request: SessionRequest, *, now: dt.datetime) -> None:
    """Tell the teacher that the request is confirmed, and what happens next."""
    _tell("request_receipt", request, now=now)


def request_withdrawn(request: SessionRequest, *, now: dt.datetime) -> None:
    """Tell the teacher that nobody looks for a speaker any more, and how to undo it."""
    _tell("request_withdrawn", request, now=now, round=_round(request))


def request_unfulfilled(request: SessionRequest, *, now: dt.datetime, reason: str) -> None:
    """Tell the teacher that no speaker was found."""
    to = teacher_as_recipient(request.teacher)
    notice = compose("request_unfulfilled", request, to, now=now, extra={"reason": reason})
    post(notice, to, now=now)


def _tell(purpose: str, request: SessionRequest, *, now: dt.datetime, round: int = 0) -> None:
    to = teacher_as_recipient(request.teacher)
    post(compose(purpose, request, to, now=now, round=round), to, now=now)


def _round(request: SessionRequest) -> int:
    """Count how often it was withdrawn before, since that can be undone."""
    return request.transitions.filter(to_state=RequestState.WITHDRAWN).count()
