"""300 mails, a server that refuses a quarter of them for a while, and workers that are killed."""

import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from functools import partial

import pytest
from aiosmtpd.controller import Controller
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from youth4coop.mail.models import OutboxMail
from youth4coop.mail.outbox import Letter, enqueue

NUMBER = 300
KILLS = 6
PATIENCE = 90


class Refusing:
    """A mail server that says "later" to a quarter of the mails as long as it is grumpy."""

    def __init__(self):
        self.dice = random.Random(1)
        self.grumpy = True
        self.arrived = []

    async def handle_DATA(self, _server, _session, envelope):
        if self.grumpy and self.dice.random() < 0.25:
            return "451 4.3.0 Later, please"
        self.arrived.append(_message_id(envelope.content))
        return "250 OK"


def _message_id(content):
    head = content.decode().split("\r\n\r\n", maxsplit=1)[0]
    return next(
        line.split(": ", 1)[1]
        for line in head.split("\r\n")
        if line.lower().startswith("message-id")
    )


@pytest.fixture
def server():
    handler = Refusing()
    with socket.create_server(("127.0.0.1", 0)) as free:
        handler.port = free.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=handler.port)
    controller.start()
    yield handler
    controller.stop()


@pytest.fixture
def start_worker(server, tmp_path):
    """Starts workers on the database of the test; those that are left are killed at the end."""
    workers = []

    def start():
        worker = subprocess.Popen(
            [sys.executable, "-m", "tests.youth4coop.mail.impatient_worker"],
            cwd=settings.BASE_DIR,
            env={
                **os.environ,
                "DATABASE_URL": _database_url(),
                "DATA_DIR": str(tmp_path),
                "DJANGO_SETTINGS_MODULE": "youth4coop.settings",
                "LOG_LEVEL": "ERROR",
                "MAIL_URL": f"smtp+plain://127.0.0.1:{server.port}",
            },
        )
        workers.append(worker)
        return worker

    yield start
    for worker in workers:
        worker.kill()
        worker.wait()


def _database_url():
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return os.environ["DATABASE_URL"].replace("/postgres?", f"/{name}?")


def _fill():
    now = timezone.now()
    for number in range(NUMBER):
        letter = Letter(f"{number}@school.example", f"Mail {number}", "Dag.", "digest")
        enqueue(letter, now=now)
    with pytest.raises(ZeroDivisionError):
        _fail_after_a_mail(now)


@transaction.atomic
def _fail_after_a_mail(now):
    enqueue(Letter("nobody@school.example", "Never", "Dag.", "digest"), now=now)
    raise ZeroDivisionError


def _kill_now_and_then(start_worker, server):
    for _ in range(KILLS):
        worker = start_worker()
        enough = len(server.arrived) + 15
        _wait_until(partial(_have_arrived, server, enough))
        worker.send_signal(signal.SIGKILL)
        worker.wait()


def _have_arrived(server, number):
    return len(server.arrived) >= number


def _wait_until(is_so):
    deadline = time.monotonic() + PATIENCE
    while not is_so() and time.monotonic() < deadline:
        threading.Event().wait(0.05)
    assert is_so()


@pytest.mark.django_db(transaction=True)
def test_every_mail_arrives_whatever_happens_to_server_and_workers(server, start_worker):
    _fill()
    start_worker()
    _kill_now_and_then(start_worker, server)
    server.grumpy = False
    _wait_until(lambda: not OutboxMail.objects.exclude(state="sent").exists())

    expected = set(OutboxMail.objects.values_list("message_id", flat=True))
    copies = Counter(server.arrived)
    assert len(expected) == NUMBER
    assert set(copies) == expected
    # A worker that dies between the server's yes and our note of it sends that one mail again.
    assert sum(copies.values()) - NUMBER <= KILLS
