"""A mail is tried until the server takes it, by one worker at a time."""

import datetime as dt
import smtplib

import pytest
from django.core import mail
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import NOW
from youth4coop.links.models import ActionLink
from youth4coop.mail import delivery
from youth4coop.mail.delivery import deliver_waiting, wait_after
from youth4coop.mail.models import OutboxMail
from youth4coop.mail.outbox import Letter, LinkWish, enqueue, forget_mails

pytestmark = pytest.mark.django_db

MINUTE = dt.timedelta(minutes=1)
AN = "an@school.example"


@pytest.fixture
def server(settings, monkeypatch):
    """A mail server in memory; what stands in `refusals` it raises first, one at each try."""
    memory = {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}
    settings.MAILERS = {**settings.MAILERS, "delivery": memory}
    refusals = []
    send = mail.mailers["delivery"].send_messages

    class Backend:
        def send_messages(self, messages):
            if refusals:
                raise refusals.pop(0)
            return send(messages)

    monkeypatch.setattr(delivery, "mailers", {"delivery": Backend()})
    return refusals


def waiting(**changes):
    answers = {"to": AN, "subject": "Hallo", "text": "Dag An,", "purpose": "digest"} | changes
    return enqueue(Letter(**answers), now=NOW)


def state(stored):
    stored.refresh_from_db()
    return stored.state


def test_mail_goes_once(server):
    stored = waiting()

    assert deliver_waiting(now=NOW) == 1
    assert deliver_waiting(now=NOW + dt.timedelta(hours=1)) == 0
    assert [message.to for message in mail.outbox] == [[AN]]
    assert (state(stored), stored.sent_at) == ("sent", NOW)


def test_mail_waits_for_its_moment(server):
    enqueue(Letter(AN, "Later", "Dag", "digest"), now=NOW, send_at=NOW + MINUTE)

    assert deliver_waiting(now=NOW) == 0
    assert deliver_waiting(now=NOW + MINUTE) == 1


def test_refused_mail_is_tried_again_later(server):
    stored = waiting()
    server.append(smtplib.SMTPDataError(451, b"later"))

    assert deliver_waiting(now=NOW) == 0
    assert (state(stored), stored.send_at) == ("waiting", NOW + MINUTE)
    assert "later" in stored.error
    assert deliver_waiting(now=NOW + MINUTE) == 1
    assert (state(stored), stored.error, stored.attempts) == ("sent", "", 2)


@pytest.mark.parametrize(
    "error",
    [
        smtplib.SMTPRecipientsRefused({AN: (550, b"no such user")}),
        smtplib.SMTPDataError(554, b"refused"),
        ValueError("no address"),
    ],
)
def test_address_that_does_not_work_ends_the_tries(server, error):
    stored = waiting()
    server.append(error)

    deliver_waiting(now=NOW)

    assert state(stored) == "failed"
    assert deliver_waiting(now=NOW + dt.timedelta(days=1)) == 0


@pytest.mark.parametrize(
    "error",
    [
        smtplib.SMTPRecipientsRefused({AN: (450, b"greylisted")}),
        smtplib.SMTPServerDisconnected("gone"),
        smtplib.SMTPAuthenticationError(535, b"wrong password"),
        ConnectionRefusedError(),
        TimeoutError(),
    ],
)
def test_trouble_of_the_server_does_not(server, error):
    stored = waiting()
    server.append(error)

    deliver_waiting(now=NOW)

    assert state(stored) == "waiting"


def test_tries_end_after_about_three_days(server):
    stored = waiting()
    server.extend([ConnectionRefusedError()] * delivery.MOST_ATTEMPTS)
    now = NOW
    for _ in range(delivery.MOST_ATTEMPTS):
        deliver_waiting(now=now)
        stored.refresh_from_db()
        now = stored.send_at

    assert stored.state == "failed"
    assert dt.timedelta(days=2) < now - NOW < dt.timedelta(days=4)


@given(st.integers(1, 200))
def test_waits_grow_from_one_minute_to_six_hours(attempts):
    assert MINUTE <= wait_after(attempts) <= dt.timedelta(hours=6)
    assert wait_after(attempts) <= wait_after(attempts + 1)


def test_claimed_mail_is_left_alone_until_its_worker_must_be_dead(server):
    stored = waiting()
    stored.refresh_from_db()
    delivery._claim(stored, NOW)

    assert deliver_waiting(now=NOW + 9 * MINUTE) == 0
    assert deliver_waiting(now=NOW + 10 * MINUTE) == 1


def test_two_workers_do_not_claim_the_same_mail(server):
    stored = waiting()
    first, second = OutboxMail.objects.get(pk=stored.pk), OutboxMail.objects.get(pk=stored.pk)

    assert delivery._claim(first, NOW)
    assert not delivery._claim(second, NOW)


def test_mail_that_is_not_wanted_any_more_is_stopped(server):
    stored = waiting()

    assert deliver_waiting(now=NOW, still_wanted=lambda _mail: False) == 0
    assert (state(stored), mail.outbox) == ("stopped", [])


def test_mail_that_is_stopped_while_it_is_refused_stays_stopped(server):
    stored = waiting()

    def stopped_meanwhile(_mail):
        OutboxMail.objects.update(state="stopped")
        return True

    server.append(ConnectionRefusedError())
    deliver_waiting(now=NOW, still_wanted=stopped_meanwhile)

    assert state(stored) == "stopped"


def test_site_without_a_mail_server_keeps_its_mail():
    stored = waiting()

    assert deliver_waiting(now=NOW) == 1
    assert (state(stored), stored.delivered) == ("kept", "")


def test_demo_keeps_mail_with_links_that_work(settings):
    settings.DEMO = True
    stored = with_link()

    deliver_waiting(now=NOW)

    stored.refresh_from_db()
    assert stored.delivered.startswith("[Kijk](http://localhost:8000/a/")


def with_link():
    wish = LinkWish("count", 7, NOW + dt.timedelta(days=1))
    return waiting(text="[Kijk](link:count_link)", links={"count_link": wish})


def test_secret_is_in_the_mail_and_nowhere_in_the_database(server):
    stored = with_link()

    deliver_waiting(now=NOW)

    body = mail.outbox[0].message().get_body(("plain",)).get_content()
    token = body.split("/a/")[1].split("/")[0]
    link = ActionLink.objects.get()
    assert (link.purpose, link.object_id, link.email) == ("count", 7, AN)
    assert token not in str(ActionLink.objects.values().get())
    assert token not in str(OutboxMail.objects.values().get())
    assert "link:count_link" in OutboxMail.objects.get(pk=stored.pk).text


def test_each_try_has_its_own_secret_and_the_same_message_id(server):
    with_link()
    messages = []
    server.append(smtplib.SMTPServerDisconnected("after the yes"))
    deliver_waiting(now=NOW, still_wanted=lambda stored: messages.append(stored.message_id) or True)
    deliver_waiting(
        now=NOW + MINUTE, still_wanted=lambda stored: messages.append(stored.message_id) or True
    )

    assert ActionLink.objects.count() == 2
    assert len(set(messages)) == 1
    assert mail.outbox[0].message()["Message-ID"] == messages[0]


def test_code_to_log_in_with_is_forgotten_once_it_went(server):
    code, other = waiting(purpose="account"), waiting()

    deliver_waiting(now=NOW)

    assert [OutboxMail.objects.get(pk=stored.pk).text for stored in (code, other)] == [
        "",
        "Dag An,",
    ]


def test_same_thing_is_mailed_once():
    first = waiting(once="planned:session:1:teacher:0")

    assert waiting(once="planned:session:1:teacher:0") == first
    assert OutboxMail.objects.count() == 1


def test_header_stays_one_line():
    stored = waiting(to="an@school.example\nBcc: x@y.example", subject="Hallo\r\nBcc: x@y.example")

    assert (stored.to, stored.subject) == (
        "an@school.example Bcc: x@y.example",
        "Hallo Bcc: x@y.example",
    )


def test_mail_is_forgotten_after_90_days_unless_it_needs_somebody(server):
    for kept in ("sent", "kept", "stopped", "waiting", "failed"):
        OutboxMail.objects.filter(pk=waiting(subject=kept).pk).update(state=kept)

    assert forget_mails(now=NOW + dt.timedelta(days=90)) == 0
    assert forget_mails(now=NOW + dt.timedelta(days=91)) == 3
    assert set(OutboxMail.objects.values_list("subject", flat=True)) == {"waiting", "failed"}
