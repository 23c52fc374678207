"""The coordinator's mail on Monday and Thursday: what waits, and none when nothing does (R7.11)."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.utils.translation import ngettext, ngettext_lazy

from sessions.attention import ToDo, things_to_do
from sessions.notices.people import coordinators, in_language
from sessions.notices.post import Notice, Recipient, address, post
from sessions.notices.variables import Value
from youth4coop.mail.outbox import exists
from youth4coop.mail.quiet import is_mail_day
from youth4coop.terms import local_time

MOST_NAMED = 10


def post_digests(*, now: dt.datetime) -> int:
    """Mail each coordinator what needs doing, once on a day of DIGEST_DAYS, from DIGEST_AT on.

    Returns:
        how many mails are new.
    """
    local = local_time(now)
    day = local.date()
    too_early = local.time() < settings.DIGEST_AT
    if (
        day.weekday() not in settings.DIGEST_DAYS
        or too_early
        or not is_mail_day(day, "coordinator")
    ):
        return 0
    todo = things_to_do(now=now, most=MOST_NAMED)
    return 0 if todo.is_empty else sum(_post(todo, to, now) for to in coordinators())


def _post(todo: ToDo, to: Recipient, now: dt.datetime) -> bool:
    with in_language(to):
        lines = list(_lines(todo))
        values: dict[str, Value] = {
            "headline": ", ".join(line for line, _more in lines[:2]),
            "todo": [f"{line}{more}" for line, more in lines],
            "coordinator_link": address("me"),
        }
    notice = Notice("digest", f"day:{local_time(now):%Y-%m-%d}", values)
    if exists(notice.once(to)):
        return False
    post(notice, to, now=now)
    return True


# What there is of each kind, after the requests, in the order of the coordinator's page.
_OTHERS: list[tuple[Callable[[ToDo], int], Any]] = [
    (
        lambda todo: todo.to_count_in_all,
        ngettext_lazy("%(n)s sessie zonder telling", "%(n)s sessies zonder telling", "n"),
    ),
    (
        lambda todo: len(todo.conflicts),
        ngettext_lazy("%(n)s telling die verschilt", "%(n)s tellingen die verschillen", "n"),
    ),
    (
        lambda todo: len(todo.schools),
        ngettext_lazy("%(n)s school om na te kijken", "%(n)s scholen om na te kijken", "n"),
    ),
    (
        lambda todo: todo.registrations_in_all,
        ngettext_lazy("%(n)s inschrijving", "%(n)s inschrijvingen", "n"),
    ),
    (
        lambda todo: todo.not_arrived_in_all,
        ngettext_lazy("%(n)s mail kwam niet aan", "%(n)s mails kwamen niet aan", "n"),
    ),
    (
        lambda todo: todo.proposals_in_all,
        ngettext_lazy(
            "%(n)s ander moment wacht op de leerkracht",
            "%(n)s andere momenten wachten op de leerkracht",
            "n",
        ),
    ),
    (
        lambda todo: todo.invitations_in_all,
        ngettext_lazy(
            "%(n)s uitnodiging zonder antwoord", "%(n)s uitnodigingen zonder antwoord", "n"
        ),
    ),
]


def _lines(todo: ToDo) -> Iterator[tuple[str, str]]:
    """Give what there is of each kind, and for the first kind how much time is left."""
    if n := todo.waiting_in_all:
        line = ngettext("%(n)s aanvraag zonder sessie", "%(n)s aanvragen zonder sessie", n)
        days = todo.waiting[0].days
        yield line % {"n": n}, "" if days is None else _time_left(days)
    for count, words in _OTHERS:
        if n := count(todo):
            yield words % {"n": n}, ""


def _time_left(days: int) -> str:
    text = ngettext(": de eerste over %(days)s dag", ": de eerste over %(days)s dagen", days)
    return text % {"days": days}
