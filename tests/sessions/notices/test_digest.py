"""The coordinator's mail on Monday and Thursday (R7.11)."""

import datetime as dt

import pytest

from sessions.notices.digest import post_digests
from sessions.notices.planning import still_wanted
from tests.factories import (
    InvitationFactory,
    RegistrationFactory,
    RequestFactory,
    SchoolFactory,
    SessionFactory,
    UserFactory,
)
from youth4coop.mail.body import as_text
from youth4coop.mail.delivery import deliver_waiting
from youth4coop.mail.models import OutboxMail
from youth4coop.mail.outbox import Letter, enqueue
from youth4coop.terms import BRUSSELS

pytestmark = pytest.mark.django_db

MONDAY = dt.datetime(2026, 11, 30, 8, 30, tzinfo=BRUSSELS)
MINUTE = dt.timedelta(minutes=1)
DAY = dt.timedelta(days=1)


def test_digest_says_what_waits(coordinator):
    RequestFactory(moments=[MONDAY + 12 * DAY])
    RequestFactory()
    SessionFactory(start=MONDAY - DAY)
    SessionFactory(start=MONDAY - DAY, pupils=20, count_in_conflict=True)
    InvitationFactory()
    RequestFactory(school=SchoolFactory(checked=False), state="withdrawn")
    RegistrationFactory()
    RegistrationFactory(state="unconfirmed")
    broken = enqueue(Letter("an@x.example", "Hi", "Hi", "digest"), now=MONDAY)
    OutboxMail.objects.filter(pk=broken.pk).update(state="failed")

    assert post_digests(now=MONDAY) == 1

    mail = OutboxMail.objects.get(to=coordinator.email)
    assert mail.subject == "Te doen: 3 aanvragen zonder sessie, 1 sessie zonder telling"
    assert as_text(mail.text) == (
        "Dag Coordinator,\n\n"
        "Dit wacht op jou:\n\n"
        "- 3 aanvragen zonder sessie: de eerste over 12 dagen\n"
        "- 1 sessie zonder telling\n"
        "- 1 telling die verschilt\n"
        "- 1 school om na te kijken\n"
        "- 1 inschrijving\n"
        "- 1 mail kwam niet aan\n"
        "- 1 uitnodiging zonder antwoord\n\n"
        "Open je lijst:\nhttp://localhost:8000/mijn/\n"
    )


def test_nothing_to_do_is_no_mail(coordinator):
    assert post_digests(now=MONDAY) == 0


def test_each_coordinator_gets_it_once_a_day(coordinator):
    RequestFactory()
    UserFactory(role="coordinator", is_active=False)
    UserFactory(role="coordinator")

    assert [post_digests(now=MONDAY + n * MINUTE) for n in range(3)] == [2, 0, 0]
    assert post_digests(now=MONDAY + 3 * DAY) == 2


@pytest.mark.parametrize(
    "now",
    [
        MONDAY - MINUTE,
        MONDAY + DAY,
        MONDAY + 2 * DAY,
        MONDAY + 5 * DAY,
        # Easter Monday.
        dt.datetime(2027, 3, 29, 8, 30, tzinfo=BRUSSELS),
    ],
)
def test_other_hours_and_days_have_none(coordinator, now):
    RequestFactory()

    assert post_digests(now=now) == 0


def test_digest_goes(coordinator):
    RequestFactory()
    post_digests(now=MONDAY)

    deliver_waiting(now=MONDAY, still_wanted=lambda mail: still_wanted(mail, now=MONDAY))

    assert OutboxMail.objects.get(to=coordinator.email).state == "kept"
