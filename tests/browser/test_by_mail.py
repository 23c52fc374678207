"""Whole journeys by mail alone: nobody but the coordinator ever logs in."""

import datetime as dt

import pytest
from django.utils import timezone
from icalendar import Calendar

from sessions.models import ClassroomSession, Invitation, SessionRequest
from sessions.notices.planning import plan_mails
from sessions.operations.invitations import invite
from tests.browser.conftest import PHONE
from tests.browser.people import link_in_mail
from tests.browser.test_main_job import AN, asked, day  # noqa: F401 -- fixtures
from tests.factories import SpeakerFactory
from youth4coop.mail.models import OutboxMail

KAREL = "karel@zonnewind.example"


@pytest.fixture
def follow(visitor):
    """Opens the first link in the last mail to somebody, on a phone."""

    def open_mail(email):
        page = visitor(viewport=PHONE)
        page.goto(link_in_mail(email))
        return page

    return open_mail


@pytest.fixture
def invited(asked, coordinator, follow):  # noqa: F811 -- the fixture of that name
    """The teacher pressed the button in the mail, and the coordinator asked a speaker."""
    follow(AN).get_by_role("button", name="Bevestig mijn aanvraag").click()
    speaker = SpeakerFactory(name="Karel Zon", email=KAREL)
    request = SessionRequest.objects.get(state="open")
    return invite(
        request, speaker, list(request.moments.all()), who=coordinator, now=timezone.now()
    )


@pytest.fixture
def planned(invited, follow):
    """The speaker said yes from the mail."""
    page = follow(KAREL)
    page.get_by_role("button", name="Ja, ik kom").click()
    page.get_by_text("Je antwoord is al bewaard: ja, je komt").wait_for()
    return ClassroomSession.objects.get()


def items(method):
    """Gives who got a calendar item with this method, and where it stands in their calendar."""
    mails = OutboxMail.objects.filter(calendar_method=method)
    return {
        mail.to: Calendar.from_ical(mail.calendar).walk("VEVENT")[0]["SEQUENCE"] for mail in mails
    }


def test_question_becomes_a_count(planned, follow):
    assert items("REQUEST") == {AN: 0, KAREL: 0}

    noon = timezone.now().replace(hour=10, minute=0)
    lesson = noon - dt.timedelta(days=1)
    planned.place_in_time(lesson, lesson + dt.timedelta(hours=1))
    planned.save()
    plan_mails(now=lesson - dt.timedelta(hours=1))
    page = follow_first(follow, "count_teacher")
    page.get_by_label("Hoeveel leerlingen van").fill("23")
    page.get_by_label("Ik heb ze geteld").check()
    page.get_by_role("button", name="Bewaar het aantal").click()
    page.get_by_text("Bedankt! Het aantal is bewaard.").wait_for()

    planned.refresh_from_db()
    assert (planned.state, planned.pupils) == ("counted", 23)


def follow_first(follow, purpose):
    """Makes the first mail of a kind the last one to its reader, and follows its link."""
    mail = OutboxMail.objects.filter(purpose=purpose).earliest("send_at")
    OutboxMail.objects.filter(to=mail.to).exclude(pk=mail.pk).delete()
    return follow(mail.to)


def test_speaker_says_no(invited, follow):
    page = follow(KAREL)
    page.get_by_role("button", name="Nee, deze keer niet").click()
    page.get_by_text("Bedankt voor je antwoord.").wait_for()

    assert Invitation.objects.get().state == "declined"
    assert SessionRequest.objects.get().state == "open"
    assert not items("REQUEST")


def test_teacher_cancels(planned, follow):
    page = follow(AN)
    page.get_by_text("Annuleer de sessie").first.click()
    page.get_by_label("Ziekte").check()
    page.get_by_role("button", name="Annuleer de sessie").click()
    page.get_by_text("De sessie is geannuleerd.").wait_for()

    planned.refresh_from_db()
    assert planned.state == "cancelled"
    assert items("CANCEL") == {AN: 1, KAREL: 1}
