"""The page of one mail, as its reader will see it, with what can be done about it now."""

import datetime as dt
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from frontend.access import PersonRequest
from frontend.coordinator.outbox.forms import AgainForm, PostponeForm, WordsForm
from frontend.sheets import PageForm
from sessions.notices.purposes import PURPOSES
from sessions.operations.addresses import addressee
from youth4coop.mail.body import as_fragment, as_text
from youth4coop.mail.models import MailState, OutboxMail
from youth4coop.mail.operations import can_resume
from youth4coop.mail.outbox import readable
from youth4coop.mail.quiet import Audience, allowed_from
from youth4coop.terms import local_date

PAGE_OF = {
    "request": "request_detail",
    "invitation": "invitation_detail",
    "session": "session_detail",
}


def readable_mail(pk: int) -> OutboxMail:
    """Give the mail; 404 for one that lets somebody log in."""
    return get_object_or_404(readable(), pk=pk)


def audience_of(mail: OutboxMail) -> Audience:
    """Give which kind of person gets the mail."""
    return PURPOSES[mail.purpose].to if mail.purpose in PURPOSES else "coordinator"


def button_of(mail: OutboxMail) -> str:
    """Give the name of the link without which the mail makes no sense."""
    return PURPOSES[mail.purpose].button if mail.purpose in PURPOSES else ""


def mail_page(
    request: PersonRequest, pk: int, now: dt.datetime, **filled: PageForm
) -> HttpResponse:
    """Show the mail as it is now.

    Args:
        filled: forms that were filled in and have to be put right; what was typed is shown even
            when the mail has gone in the meantime.
    """
    mail = readable_mail(pk)
    context = {
        "mail": mail,
        "now": now,
        "body": as_fragment(mail.text),
        "plain": as_text(mail.text),
        "page_of_thing": _page_of(mail.about),
        **_possible(mail, now),
        **_forms(mail, now, filled),
    }
    return render(request, "frontend/outbox/detail.html", context)


def _page_of(about: str) -> dict[str, str] | None:
    kind, _colon, pk = about.partition(":")
    return {"kind": kind, "url": reverse(PAGE_OF[kind], args=[pk])} if kind in PAGE_OF else None


def _possible(mail: OutboxMail, now: dt.datetime) -> dict[str, bool]:
    """Give what can be done now, and what is good to know before it."""
    waiting = mail.state == MailState.WAITING
    kind = PURPOSES.get(mail.purpose)
    return {
        "waiting": waiting,
        "failed": mail.state == MailState.FAILED,
        "can_resume": can_resume(mail, now=now),
        "is_quiet": waiting and allowed_from(now, audience_of(mail)) != now,
        "written_anew": waiting and not mail.edited and kind is not None and kind.fresh,
    }


def _forms(mail: OutboxMail, now: dt.datetime, filled: dict[str, PageForm]) -> dict[str, Any]:
    again = filled.get("again")
    if again is None and mail.state == MailState.FAILED:
        again = AgainForm(mail, addressee(mail))
    return {
        "words": filled.get("words") or WordsForm.of(mail),
        "postpone": filled.get("postpone") or PostponeForm.of(mail, local_date(now)),
        "again": again,
        "typed": filled.get("words"),
        "problems": [problem for form in filled.values() for problem in form.problems()],
    }
