"""The worker: one round, and many until it is stopped."""

import datetime as dt
import os
import signal

import pytest
from django.core.management import call_command
from django.db import OperationalError
from django.utils import timezone

from sessions.management.commands import run_worker
from sessions.models import Invitation
from tests.factories import NOW, InvitationFactory, RequestFactory
from youth4coop.mail.models import OutboxMail
from youth4coop.mail.outbox import Letter, enqueue

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)
HELLO = Letter("an@test.example", "Hello", "Hello.", "digest")


@pytest.fixture
def mail_server(settings):
    """Gives the site a mail server that keeps what it gets in memory."""
    memory = {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}
    settings.MAILERS = {**settings.MAILERS, "delivery": memory}


@pytest.fixture
def rounds(monkeypatch):
    """Gives the rounds that the worker did, with whether it looked at invitations.

    After the fourth somebody stops the worker, in the middle of the round.
    """
    done = []

    def work(*, expiry):
        done.append(expiry)
        if len(done) == 2:
            raise OperationalError("The database is away.")
        if len(done) == 4:
            os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(run_worker, "work", work)
    monkeypatch.setattr(run_worker, "PAUSE", 0)
    return done


@pytest.fixture
def signals():
    """Puts the handlers of the signals back."""
    kept = {number: signal.getsignal(number) for number in [signal.SIGTERM, signal.SIGINT]}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


def test_one_round_ends_invitations_and_delivers_mail(mail_server, mailoutbox):
    now = timezone.now()
    late = InvitationFactory(request=RequestFactory(state="invited", moments=[now - HOUR]))
    waiting = InvitationFactory(request=RequestFactory(state="invited", moments=[now + HOUR]))
    enqueue(HELLO, now=now)

    call_command("run_worker", "--once")

    states = dict(Invitation.objects.values_list("pk", "state"))
    assert states == {late.pk: "expired", waiting.pk: "sent"}
    [mail] = mailoutbox
    assert (mail.to, mail.message()["Subject"]) == (["an@test.example"], "Hello")
    assert OutboxMail.objects.get().state == "sent"


def test_most_rounds_only_deliver_mail(mail_server, mailoutbox):
    late = InvitationFactory(request=RequestFactory(state="invited", moments=[NOW - HOUR]))
    enqueue(HELLO, now=NOW)

    run_worker.work(expiry=False)

    late.refresh_from_db()
    assert (late.state, len(mailoutbox)) == ("sent", 1)


def test_the_worker_goes_on_until_it_is_stopped(rounds, signals):
    call_command("run_worker")

    assert rounds == [True, False, False, False]


def test_invitations_are_looked_at_once_a_minute(rounds, signals, monkeypatch):
    monkeypatch.setattr(run_worker, "ROUNDS_BETWEEN_EXPIRY", 3)

    call_command("run_worker")

    assert rounds == [True, False, False, True]


def test_what_is_no_fault_of_the_database_is_heard(monkeypatch, signals):
    def fail(*, expiry):
        raise ZeroDivisionError

    monkeypatch.setattr(run_worker, "work", fail)

    with pytest.raises(ZeroDivisionError):
        call_command("run_worker")
