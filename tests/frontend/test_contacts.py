"""Teacher and speaker see how to reach each other once a session is planned (R4.08).

Before that, after it falls through and from 60 days after it on, no page, link, answer of the API,
calendar or mail tells one side the address or phone number of the other.
"""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from frontend.links.pages import PARTS
from sessions.calendar.following import FOLLOWERS, start_feed
from sessions.choices import SessionState
from sessions.models import ClassroomSession, Invitation, PupilCount
from sessions.notices.compose import CALENDAR_METHODS, compose
from sessions.notices.people import speaker_as_recipient, teacher_as_recipient
from sessions.notices.post import letter_of
from sessions.notices.purposes import PURPOSES
from tests.factories import MOMENT_END, MOMENT_START, NOW
from tests.frontend.links.opened import Opened
from youth4coop.links.models import LinkPurpose

SECRETS = {
    "teacher": ["teacher@test.example", "0470 11 11 11"],
    "speaker": ["speaker@test.example", "0470 22 22 22"],
}
OTHER_SIDE = {"teacher": "speaker", "speaker": "teacher"}
DAY = dt.timedelta(days=1)
END = MOMENT_END.astimezone(dt.UTC)  # summer time begins within 60 days
# state of the session (none before there is one) -> the moment that it is now
CLOSED = {
    "before": (None, NOW),
    "cancelled": ("cancelled", NOW),
    "not held": ("not_held", MOMENT_END),
    "invalid": ("invalid", MOMENT_END),
    "60 days after": ("counted", END + 60 * DAY),
}
OPEN = {
    "planned": ("planned", NOW),
    "held": ("held", MOMENT_END),
    "59 days after": ("counted", END + 59 * DAY),
}
SIDES = ["teacher", "speaker"]
OF_A_SESSION = [
    *("session_detail", "session_calendar", "session_practical"),
    *("session_prepare", "session_move", "session_certificate"),
]


@pytest.fixture
def phones(teacher, speaker):
    """Both gave a phone number."""
    for side, person in [("teacher", teacher), ("speaker", speaker)]:
        person.phone = SECRETS[side][1]
        person.save()


@pytest.fixture
def at(wish, invitation, speaker, phones):
    """Brings the request to a stage, and travels to its moment."""
    journeys = []

    def bring(stage):
        state, now = {**CLOSED, **OPEN}[stage]
        if state:
            _plan(wish, invitation, speaker, state)
        journeys.append(time_machine.travel(now.astimezone(dt.UTC), tick=False))
        journeys[-1].start()
        return ClassroomSession.objects.first()

    yield bring
    for journey in journeys:
        journey.stop()


def _plan(wish, invitation, speaker, state):
    Invitation.objects.filter(pk=invitation.pk).update(state="accepted")
    session = ClassroomSession(request=wish, school=wish.school, state=state, ended_reason="x")
    session.place_in_time(MOMENT_START, MOMENT_END)
    session.pupils = 20
    session.save()
    session.groups.set(wish.groups.all())
    hours = {"start": MOMENT_START, "end": MOMENT_END}
    session.session_speakers.create(speaker=speaker, cooperative=speaker.cooperative, **hours)
    group = session.groups.get()
    PupilCount.objects.create(
        session=session, group=group, version=1, pupils=20, source="teacher", counted_at=MOMENT_END
    )


def _pages(session, wish, invitation):
    yield reverse("me")
    yield reverse("request_detail", args=[wish.pk])
    yield reverse("invitation_detail", args=[invitation.pk])
    if session:
        for name in OF_A_SESSION:
            yield reverse(name, args=[session.pk])


def _answers_of_the_api(session):
    for name in ["requests", "invitations", "sessions", "speakers", "cooperatives"]:
        yield f"/api/v1/{name}/"
    if session:
        yield f"/api/v1/sessions/{session.pk}/"


def _links(session, wish, invitation, side):
    if side == "teacher":
        yield LinkPurpose.FOLLOW_REQUEST, wish
    else:
        yield LinkPurpose.ANSWER_INVITATION, invitation
    for purpose in [LinkPurpose.FOLLOW_SESSION, LinkPurpose.COUNT, LinkPurpose.EVALUATE]:
        if session:
            yield purpose, session


def _leaked(side, text):
    return [secret for secret in SECRETS[OTHER_SIDE[side]] if secret in text]


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("stage", CLOSED)
def test_no_page_tells_it(page, at, wish, invitation, side, stage, request):
    session, who = at(stage), request.getfixturevalue(side).user
    browser = page(who)

    for address in _pages(session, wish, invitation):
        assert (address, _leaked(side, browser.get(address).content.decode(errors="replace"))) == (
            address,
            [],
        )


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("stage", [*CLOSED, *OPEN])
def test_no_answer_of_the_api_tells_it(api, at, side, stage, request):
    session = at(stage)
    client = api(request.getfixturevalue(side).user)

    for address in _answers_of_the_api(session):
        response = client.get(address)
        assert response.status_code in {200, 403}
        assert (address, _leaked(side, response.content.decode())) == (address, [])


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("stage", CLOSED)
def test_no_link_of_a_mail_tells_it(at, wish, invitation, side, stage, request):
    session, person = at(stage), request.getfixturevalue(side)

    for purpose, thing in _links(session, wish, invitation, side):
        opened = Opened(purpose, thing, person)
        for page in [opened.get(), *[opened.look(part) for part in PARTS.get(purpose, [])]]:
            shown = page.content.decode(errors="replace")
            assert (purpose, _leaked(side, shown)) == (purpose, [])


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("stage", [*CLOSED, *OPEN])
def test_no_calendar_that_is_followed_tells_it(client, at, side, stage, request):
    at(stage)
    user = request.getfixturevalue(side).user
    if user.role in FOLLOWERS:
        token = start_feed(user, now=dt.datetime.now(dt.UTC))
        shown = client.get(reverse("calendar_feed", args=[token])).content.decode()
        assert shown.startswith("BEGIN:VCALENDAR")
        assert _leaked(side, shown) == []


def _mail(purpose, thing, side, request):
    """Gives what a mail says, with every word that it knows."""
    person = request.getfixturevalue(side)
    to = teacher_as_recipient(person) if side == "teacher" else speaker_as_recipient(person)
    notice = compose(purpose, thing, to, now=dt.datetime.now(dt.UTC))
    return f"{notice.values}{letter_of(notice, to)}"


def _mails_about(session, side):
    """Gives the mails that can go in this state: no invitation to what was cancelled."""
    method = "REQUEST" if session.state in SessionState.booked else "CANCEL"
    ours = [code for code in PURPOSES if code.endswith(f"_{side}")]
    return [c for c in ours if CALENDAR_METHODS.get(c.removesuffix(f"_{side}"), method) == method]


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("stage", [stage for stage in CLOSED if stage != "before"])
def test_no_mail_tells_it(at, side, stage, request):
    at(stage)
    session = ClassroomSession.objects.with_mail_details().get()

    for purpose in _mails_about(session, side):
        assert (purpose, _leaked(side, _mail(purpose, session, side, request))) == (purpose, [])


@pytest.mark.parametrize("side", SIDES)
def test_no_mail_before_the_yes_tells_it(at, wish, invitation, side, request):
    at("before")
    thing = wish if side == "teacher" else invitation
    ours = [code for code in PURPOSES if code.startswith("request" if thing is wish else "invit")]

    for purpose in ours:
        assert (purpose, _leaked(side, _mail(purpose, thing, side, request))) == (purpose, [])


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("stage", OPEN)
def test_both_doors_and_the_mail_tell_it_in_between(page, at, side, stage, request):
    session, person = at(stage), request.getfixturevalue(side)
    detail = page(person.user).get(reverse("session_detail", args=[session.pk]))
    link = Opened(LinkPurpose.FOLLOW_SESSION, session, person).get()
    mail = _mail(f"session_planned_{side}", session, side, request)

    for shown in [detail.content.decode(), link.content.decode(), mail]:
        assert _leaked(side, shown) == SECRETS[OTHER_SIDE[side]]
