import datetime as dt

import pytest
from icalendar import Calendar

from sessions.calendar.following import (
    feed_address_of,
    feed_of,
    follower,
    start_feed,
    stop_feed,
)
from tests.factories import MOMENT_START, SessionFactory, SpeakerFactory, UserFactory
from youth4coop.links.models import ActionLink, LinkPurpose
from youth4coop.links.operations import make_link

ONE_DAY = dt.timedelta(days=1)


def uids(text):
    return [str(event["UID"]) for event in Calendar.from_ical(text).events]


def uid(session):
    return f"sessie-{session.pk}@localhost"


@pytest.fixture(autouse=True)
def site(settings):
    settings.BASE_URL = "http://localhost:8000"


@pytest.mark.parametrize("role", ["coordinator", "speaker"])
def test_token_opens_the_feed_of_its_owner(db, now, role):
    user = UserFactory(role=role)

    token = start_feed(user, now=now)

    assert len(token) == 43
    assert follower(token, now=now + 3650 * ONE_DAY) == user
    assert feed_address_of(user, now=now).created_at == now
    assert not ActionLink.objects.filter(token_sha256__contains=token).exists()


def test_new_address_stops_the_old_one_and_leaves_others_alone(coordinator, speaker, now):
    other = start_feed(speaker.user, now=now)
    old = start_feed(coordinator, now=now)

    new = start_feed(coordinator, now=now + ONE_DAY)

    assert [follower(token, now=now + ONE_DAY) for token in (old, new, other)] == [
        None,
        coordinator,
        speaker.user,
    ]
    assert feed_address_of(coordinator, now=now).created_at == now + ONE_DAY


def test_stopped_address_opens_nothing_and_keeps_when_it_stopped(coordinator, now):
    token = start_feed(coordinator, now=now)

    stop_feed(coordinator, now=now)
    stop_feed(coordinator, now=now + ONE_DAY)

    assert follower(token, now=now) is None
    assert feed_address_of(coordinator, now=now) is None
    assert ActionLink.objects.get().revoked_at == now


@pytest.mark.parametrize("change", [{"is_active": False}, {"role": "teacher"}])
def test_who_has_left_follows_nothing(coordinator, now, change):
    token = start_feed(coordinator, now=now)

    type(coordinator).objects.update(**change)

    assert follower(token, now=now) is None


def test_link_for_something_else_is_no_feed(coordinator, now):
    ends = now + ONE_DAY
    token = make_link(LinkPurpose.CALENDAR, coordinator.pk, "a@b.example", now=now, expires_at=ends)

    assert follower(token, now=now) is None
    assert follower("nothing", now=now) is None


def test_speaker_follows_the_own_sessions_and_the_coordinator_all(speaker, coordinator, now):
    colleague = SpeakerFactory(cooperative=speaker.cooperative)
    own = SessionFactory(speakers=[colleague, speaker])
    of_colleague = SessionFactory(speakers=[colleague], start=MOMENT_START + ONE_DAY)

    assert uids(feed_of(speaker.user, now=now)) == [uid(own)]
    assert uids(feed_of(coordinator, now=now)) == [uid(own), uid(of_colleague)]


def test_feed_goes_back_a_year_and_keeps_what_is_cancelled(coordinator, now):
    SessionFactory(start=now - 366 * ONE_DAY)
    last_year = SessionFactory(start=now - 364 * ONE_DAY, pupils=20)
    cancelled = SessionFactory(state="cancelled", sequence=1)

    events = Calendar.from_ical(feed_of(coordinator, now=now)).events

    assert [(str(event["UID"]), event["STATUS"]) for event in events] == [
        (uid(last_year), "CONFIRMED"),
        (uid(cancelled), "CANCELLED"),
    ]


def test_feed_names_its_page_and_no_telephone(coordinator, now):
    speaker = SpeakerFactory(phone="0470 12 34 56")
    session = SessionFactory(speakers=[speaker])

    text = feed_of(coordinator, now=now).replace("\r\n ", "")

    assert f"http://localhost:8000/sessies/{session.pk}/" in text
    assert speaker.name in text
    assert "0470" not in text
    assert speaker.email not in text


@pytest.mark.parametrize("rows", [1, 3])
def test_feed_takes_the_same_number_of_queries(coordinator, now, django_assert_num_queries, rows):
    for day in range(rows):
        speakers = [SpeakerFactory(), SpeakerFactory()]
        SessionFactory(speakers=speakers, start=MOMENT_START + day * ONE_DAY)

    with django_assert_num_queries(5):
        feed_of(coordinator, now=now)
