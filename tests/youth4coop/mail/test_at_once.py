"""A worker sends a mail while the coordinator changes it: one of the two comes first."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections

from tests.factories import NOW
from tests.youth4coop.mail.letters import AN, TEXT, letter
from youth4coop.mail import delivery
from youth4coop.mail.bounces import Bounce, _note
from youth4coop.mail.delivery import deliver_waiting
from youth4coop.mail.models import OutboxMail
from youth4coop.mail.operations import change_mail, postpone_mail, send_now, stop_mail
from youth4coop.refusals import Refusal, WrongState

pytestmark = pytest.mark.django_db(transaction=True)

TIMES = 40
LONG = 60  # seconds, after which a test gives up
NEW = f"Nieuw!\n\n{TEXT}"


class Server:
    """A mail server that notes what it gets, and can be made to think it over."""

    def __init__(self):
        self.got = []
        self.asked, self.answer = threading.Event(), threading.Event()
        self.answer.set()

    def send_messages(self, messages):
        self.asked.set()
        assert self.answer.wait(LONG)
        self.got.extend((one.stored.subject, one.source.partition("\n")[0]) for one in messages)

    def think(self):
        self.answer.clear()
        self.asked.clear()


@pytest.fixture
def server(monkeypatch, settings):
    server = Server()
    settings.MAILERS = {**settings.MAILERS, "delivery": {}}
    monkeypatch.setattr(delivery, "mailers", {"delivery": server})
    return server


@pytest.fixture
def worker():
    """Runs something in another thread, with a connection of its own."""

    def with_connection(what):
        try:
            return what()
        except Refusal as refusal:
            return refusal
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=2) as pool:
        yield lambda what: pool.submit(with_connection, what)


def deliver():
    return deliver_waiting(now=NOW)


def change(mail):
    return change_mail(mail, subject="Anders", text=NEW, button="count_link")


@pytest.mark.parametrize(
    "act",
    [
        change,
        stop_mail,
        lambda mail: send_now(mail, now=NOW),
        lambda mail: postpone_mail(mail, at=NOW, to="teacher", now=NOW),
    ],
    ids=["change", "stop", "send now", "postpone"],
)
def test_mail_is_left_alone_while_the_server_has_it(server, worker, act):
    mail = letter(send_at=NOW)
    server.think()
    sending = worker(deliver)
    assert server.asked.wait(LONG)

    with pytest.raises(WrongState, match="Deze mail gaat net weg"):
        act(mail)
    server.answer.set()

    assert sending.result(LONG) == 1
    assert server.got == [("Hoeveel leerlingen?", "Dag An,")]
    mail.refresh_from_db()
    assert (mail.state, mail.text, mail.edited) == ("sent", TEXT, False)


def test_mail_can_be_changed_again_when_the_server_refused_it(server, worker, monkeypatch):
    mail = letter(send_at=NOW)
    monkeypatch.setattr(server, "send_messages", _refuse)
    worker(deliver).result(LONG)

    assert change(mail).text == NEW


def _refuse(_messages):
    raise ConnectionRefusedError("away")


def test_bounce_that_is_faster_than_the_worker_holds(server, worker):
    mail = letter(send_at=NOW)
    server.think()
    sending = worker(deliver)
    assert server.asked.wait(LONG)

    assert _note(OutboxMail.objects.get(), Bounce(mail.message_id, (AN,), "5.1.1 unknown"))
    server.answer.set()

    sending.result(LONG)
    mail.refresh_from_db()
    assert (mail.state, mail.error) == ("failed", "5.1.1 unknown")


def test_changed_mail_goes_changed_or_the_change_is_refused(server, worker):
    start = threading.Barrier(2, timeout=LONG)
    for _time in range(TIMES):
        mail = letter(send_at=NOW)
        sending = worker(lambda: (start.wait(), deliver()))
        changing = worker(lambda mail=mail: (start.wait(), change(mail)))
        refused = isinstance(changing.result(LONG), WrongState)
        sending.result(LONG)
        deliver()

        old, new = ("Hoeveel leerlingen?", "Dag An,"), ("Anders", "Nieuw!")
        assert server.got == [old if refused else new]
        server.got.clear()
        OutboxMail.objects.all().delete()


def test_stopped_mail_does_not_go_or_stopping_is_refused(server, worker):
    start = threading.Barrier(2, timeout=LONG)
    for _time in range(TIMES):
        mail = letter(send_at=NOW)
        sending = worker(lambda: (start.wait(), deliver()))
        stopping = worker(lambda mail=mail: (start.wait(), stop_mail(mail)))
        refused = isinstance(stopping.result(LONG), WrongState)
        sending.result(LONG)

        assert (len(server.got), OutboxMail.objects.get().state) == (
            (1, "sent") if refused else (0, "stopped")
        )
        server.got.clear()
        OutboxMail.objects.all().delete()
