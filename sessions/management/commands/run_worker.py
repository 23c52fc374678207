"""The background worker: delivers mail and ends invitations that nobody answered."""

import datetime as dt
import logging
import signal
import threading
from argparse import ArgumentParser
from collections.abc import Iterator
from types import FrameType
from typing import Any, override

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from sessions.notices.digest import post_digests
from sessions.notices.planning import drop_unwanted, plan_mails, still_wanted
from sessions.operations.expiry import expire_invitations, expire_proposals
from sessions.operations.keeping import keep_terms_daily
from sessions.operations.registrations import forget_registrations
from youth4coop.api.idempotency import forget_answers
from youth4coop.links.operations import forget_links
from youth4coop.mail.delivery import deliver_waiting
from youth4coop.mail.outbox import forget_mails
from youth4coop.users.logins import forget_logins

logger = logging.getLogger(__name__)

PAUSE = 0.5  # seconds between rounds
ROUNDS_BETWEEN_EXPIRY = 120


class Command(BaseCommand):
    """Works until it is stopped by SIGTERM or SIGINT; a round that has begun is finished first."""

    help = "Delivers waiting mail and ends invitations whose last moment has begun."

    @override
    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="do one round and stop")

    @override
    def handle(self, *args: Any, once: bool = False, **options: Any) -> None:
        if once:
            work(expiry=True)
            return
        stop = _stop_on_signal()
        logger.info("The worker has started.")
        for turn in _turns(stop):
            _careful_work(expiry=turn % ROUNDS_BETWEEN_EXPIRY == 0)
        logger.info("The worker has stopped.")


def work(*, expiry: bool) -> None:
    """Do one round, at the time it is now."""
    now = timezone.now()
    if expiry:
        look_around(now=now)
    deliver_waiting(now=now, still_wanted=lambda mail: still_wanted(mail, now=timezone.now()))


def look_around(*, now: dt.datetime) -> None:
    """Do what time asks for; each step stands alone, and doing it twice does it once."""
    expire_proposals(now=now)
    expire_invitations(now=now)
    drop_unwanted(now=now)
    plan_mails(now=now)
    post_digests(now=now)
    forget_answers(now=now)
    forget_links(now=now)
    forget_mails(now=now)
    forget_logins(now=now)
    keep_terms_daily(now=now)
    forget_registrations(now=now)


def _careful_work(*, expiry: bool) -> None:
    """Do one round; a database that is away for a moment does not end the worker."""
    try:
        work(expiry=expiry)
    except DatabaseError:
        logger.exception("The round failed; the next one tries again.")
    finally:
        close_old_connections()


def _turns(stop: threading.Event) -> Iterator[int]:
    turn = 0
    while not stop.is_set():
        yield turn
        turn += 1
        stop.wait(PAUSE)


def _stop_on_signal() -> threading.Event:
    stop = threading.Event()

    def ask_to_stop(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    signal.signal(signal.SIGTERM, ask_to_stop)
    signal.signal(signal.SIGINT, ask_to_stop)
    return stop
