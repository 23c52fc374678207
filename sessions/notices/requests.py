"""Mails about a request, to its teacher."""

import datetime as dt
from typing import Any

from django.utils.translation import gettext_lazy as _

from sessions.choices import RequestState
from sessions.models import SessionRequest
from sessions.notices.post import Notice, Recipient, address, post
from youth4coop.links.models import LinkPurpose
from youth4coop.links.operations import make_link

LONGEST_LINK = dt.timedelta(days=14)


def request_received(request: SessionRequest, *, now: dt.datetime) -> None:
    """Ask the teacher to confirm, or send a receipt when somebody known asked."""
    if request.state == RequestState.UNCONFIRMED:
        _ask_to_confirm(request, now=now)
    else:
        _receipt(request, f"request_received:{request.pk}", now=now)


def request_confirmed(request: SessionRequest, *, now: dt.datetime) -> None:
    """Tell the teacher that the request is confirmed, and what happens next."""
    _receipt(request, f"request_confirmed:{request.pk}", now=now)


def request_unfulfilled(request: SessionRequest, *, now: dt.datetime) -> None:
    """Tell the teacher that no speaker was found."""
    notice = Notice(
        template="request_unfulfilled",
        subject=_("Geen spreker gevonden voor je aanvraag"),
        once=f"request_unfulfilled:{request.pk}",
        context={**_about(request), "link": address("request_new")},
    )
    post(notice, teacher_of(request), now=now)


def teacher_of(request: SessionRequest) -> Recipient:
    """Give the teacher of a request as a recipient."""
    teacher = request.teacher
    return Recipient(teacher.email, teacher.name, teacher.language)


def _ask_to_confirm(request: SessionRequest, *, now: dt.datetime) -> None:
    """Anyone could have filled in this address: the mail holds no free text of theirs."""
    first = request.moments.order_by("start").values_list("start", flat=True)[0]
    expires_at = min(first, now + LONGEST_LINK)
    teacher = request.teacher
    token = make_link(
        LinkPurpose.CONFIRM_REQUEST, request.pk, teacher.email, now=now, expires_at=expires_at
    )
    notice = Notice(
        template="request_confirm",
        subject=_("Bevestig je aanvraag voor een spreker in de klas"),
        once=f"request_received:{request.pk}",
        context={
            **_about(request),
            "link": address("confirm_request", token),
            "expires_at": expires_at,
        },
    )
    post(notice, Recipient(teacher.email, language=teacher.language), now=now)


def _receipt(request: SessionRequest, once: str, *, now: dt.datetime) -> None:
    notice = Notice(
        template="request_receipt",
        subject=_("We zoeken een spreker voor je klas"),
        once=once,
        context={**_about(request), "link": address("request_detail", request.pk)},
    )
    post(notice, teacher_of(request), now=now)


def _about(request: SessionRequest) -> dict[str, Any]:
    return {
        "request": request,
        "groups": list(request.groups.all()),
        "moments": list(request.moments.all()),
    }
