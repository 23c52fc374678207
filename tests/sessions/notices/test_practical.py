"""What the teacher told stands in the speaker's mails, and is not asked for again."""

import datetime as dt

import pytest

from sessions.models import ClassroomSession, PracticalInfo
from sessions.notices import planning, values
from tests.factories import MOMENT_START, NOW, RequestFactory, SessionFactory
from youth4coop.mail.models import OutboxMail

THREE_DAYS_BEFORE = MOMENT_START - dt.timedelta(days=3)


@pytest.fixture
def session(db):
    request = RequestFactory(state="planned")
    return SessionFactory(request=request, school=request.school)


def tell(session):
    PracticalInfo.objects.create(session=session, room="B12", photos="mood", given_at=NOW)
    return ClassroomSession.objects.with_mail_details().get(pk=session.pk)


def mails(session, stage):
    """Gives the reminder of this stage for each side, as it is planned."""
    planning.plan_mails(now=MOMENT_START - dt.timedelta(days=60))
    found = OutboxMail.objects.filter(about=f"session:{session.pk}", purpose__startswith=stage)
    return {mail.purpose: mail for mail in found}


def test_each_fact_is_a_line(session):
    assert values.of_session(session, NOW)["practical"] is None

    assert values.of_session(tell(session), NOW)["practical"] == [
        "Lokaal: B12",
        "Foto’s: alleen sfeerbeelden, leerlingen niet herkenbaar",
    ]


def test_speaker_reads_it_in_the_mail(session):
    tell(session)

    assert "- Lokaal: B12" in mails(session, "practical")["practical_speaker"].text


def test_teacher_who_told_it_is_not_asked(session):
    asked = mails(session, "practical")["practical_teacher"]
    assert planning.still_wanted(asked, now=THREE_DAYS_BEFORE) is True

    tell(session)

    assert planning.still_wanted(asked, now=THREE_DAYS_BEFORE) is False
    assert planning.drop_unwanted(now=THREE_DAYS_BEFORE) == 1


@pytest.mark.parametrize("told", [True, False])
def test_other_reminders_go_on(session, told):
    tomorrow = mails(session, "tomorrow")["tomorrow_teacher"]
    if told:
        tell(session)

    assert planning.still_wanted(tomorrow, now=THREE_DAYS_BEFORE) is True
