"""What a mail asks is done from the mail: on a phone, without logging in, with the keys alone."""

import datetime as dt

import pytest
from django.utils import timezone

from frontend.templatetags.words import from_to
from sessions.models import Invitation, PracticalInfo, PupilCount
from sessions.operations.invitations import accept_invitation, decline_invitation
from tests.browser.conftest import PHONE
from tests.browser.test_keyboard import Keys
from tests.browser.test_pages import LONG, SCREENS
from tests.factories import (
    InvitationFactory,
    RequestFactory,
    SchoolFactory,
    SpeakerFactory,
    TeacherFactory,
)
from tests.frontend.links.opened import mailed
from youth4coop.links.models import LinkPurpose

IN_A_MONTH = dt.timedelta(days=30)


@pytest.fixture
def invitation(transactional_db):
    """A speaker is asked for two moments in a month, by a school with a long name."""
    school = SchoolFactory(name=LONG, municipality="Scherpenheuvel-Zichem")
    start = timezone.now() + IN_A_MONTH
    request = RequestFactory(
        state="invited",
        school=school,
        teacher=TeacherFactory(school=school),
        moments=[start, start + IN_A_MONTH],
    )
    return InvitationFactory(request=request, speaker=SpeakerFactory())


@pytest.fixture
def session(invitation):
    """The speaker said yes to the first moment."""
    moment, who = invitation.moments.first(), invitation.speaker.user
    return accept_invitation(invitation, moment, who=who, now=timezone.now())


@pytest.fixture
def follow(visitor):
    """Opens the link in somebody's mail, on a phone unless another screen is given."""

    def open_link(purpose, thing, person, **screen):
        until = timezone.now() + 2 * IN_A_MONTH
        page = visitor(**(screen or {"viewport": PHONE}))
        page.goto(mailed(purpose, thing, person, until=until)[0])
        return page

    return open_link


def _let_it_be_over(session):
    yesterday = timezone.now() - dt.timedelta(days=1)
    session.place_in_time(yesterday, yesterday + dt.timedelta(hours=1))
    session.save()


def test_speaker_says_yes_with_the_keys_and_takes_it_back(follow, look, invitation):
    page = follow(LinkPurpose.ANSWER_INVITATION, invitation, invitation.speaker)
    look(page)
    keys = Keys(page)
    keys.to(from_to(invitation.moments.first()))
    page.keyboard.press("Space")
    keys.press("Ja, ik kom")
    page.get_by_text("Je antwoord is al bewaard: ja, je komt").wait_for()
    look(page)

    keys.unfold("Annuleer de sessie")
    look(page)
    keys.to("Ziekte")
    page.keyboard.press("Space")
    keys.press("Annuleer de sessie")

    page.get_by_text("De sessie is geannuleerd.").wait_for()
    assert Invitation.objects.get().state == "withdrawn"


def test_teacher_counts_with_the_keys(follow, look, session):
    _let_it_be_over(session)
    page = follow(LinkPurpose.COUNT, session, session.request.teacher)
    look(page)
    keys = Keys(page)
    keys.press("Bewaar het aantal")
    look(page)
    keys.type("Hoeveel leerlingen van", "23")
    keys.to("Ik heb ze geteld")
    page.keyboard.press("Space")
    keys.press("Bewaar het aantal")

    page.get_by_text("Bedankt! Het aantal is bewaard.").wait_for()
    look(page)
    assert PupilCount.objects.get().pupils == 23


def test_teacher_tells_the_speaker_where_to_go(follow, look, session):
    page = follow(LinkPurpose.PRACTICAL, session, session.request.teacher)
    look(page)
    page.get_by_label("Waar is de ingang?").fill("Hoofdpoort")
    page.get_by_label("scherm of beamer").check()
    page.get_by_label("alleen sfeerbeelden").check()
    page.get_by_role("button", name="Bewaar de praktische info").click()

    page.get_by_text("Je spreker ziet dit").wait_for()
    look(page)
    info = PracticalInfo.objects.get()
    assert (info.entrance, info.equipment, info.photos) == ("Hoofdpoort", ["screen"], "mood")


@pytest.fixture
def pages(session):
    """The pages of a planned session, each with who it was mailed to."""
    teacher, speaker = session.request.teacher, session.speakers.get()
    invitation = session.request.invitations.get()
    return [
        (LinkPurpose.FOLLOW_REQUEST, session.request, teacher),
        (LinkPurpose.CONFIRM_REQUEST, session.request, teacher),
        (LinkPurpose.ANSWER_INVITATION, invitation, speaker),
        (LinkPurpose.FOLLOW_SESSION, session, teacher),
        (LinkPurpose.FOLLOW_SESSION, session, speaker),
        (LinkPurpose.COUNT, session, teacher),
        (LinkPurpose.EVALUATE, session, teacher),
        (LinkPurpose.MY_DATA, teacher.user, teacher),
    ]


@pytest.mark.parametrize("screen", SCREENS)
def test_pages_of_a_planned_session(follow, look, pages, screen):
    for purpose, thing, person in pages:
        page = follow(purpose, thing, person, **SCREENS[screen])
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        look(page)


@pytest.mark.parametrize("screen", SCREENS)
def test_pages_of_a_given_session(follow, look, session, screen):
    _let_it_be_over(session)
    session.state, session.pupils = "counted", 20
    session.save()
    look(follow(LinkPurpose.ASK_AGAIN, session, session.request.teacher, **SCREENS[screen]))
    for person in [session.request.teacher, session.speakers.get()]:
        page = follow(LinkPurpose.EVALUATE, session, person, **SCREENS[screen])
        look(page)
        page.get_by_role("button", name="Bewaar mijn antwoord").click()
        page.get_by_text("Er klopt iets niet").wait_for()
        look(page)


@pytest.mark.parametrize("screen", SCREENS)
def test_page_of_a_no(follow, look, invitation, screen):
    who = invitation.speaker.user
    decline_invitation(invitation, who=who, now=timezone.now(), reason="Op reis")

    page = follow(LinkPurpose.ANSWER_INVITATION, invitation, invitation.speaker, **SCREENS[screen])

    look(page)
    page.get_by_text("Wil je je antwoord wijzigen?").wait_for()
