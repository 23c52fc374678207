"""The main job, from the question of a teacher to the figure of the year, in three browsers."""

import datetime as dt

import pytest
from django.utils import timezone

from sessions.models import ClassroomSession, SessionRequest
from tests.browser.conftest import PHONE
from tests.browser.people import choose, choose_school, fill_in, go_on, link_in_mail, log_in
from tests.factories import SchoolFactory, SpeakerFactory
from youth4coop.terms import add_school_days, local_date

AN = "an@school.example"


@pytest.fixture
def day():
    """A school day in seven weeks, as a teacher types it."""
    day = add_school_days(local_date(timezone.now()), 35)
    while day.weekday() == 2:
        day = add_school_days(day, 1)
    return f"{day.day}/{day.month}/{day.year}"


@pytest.fixture
def asked(visitor, day, look, transactional_db):
    """A teacher on a phone has asked for a session; every page was looked at."""
    levels = ["so_3_do", "so_3_du"]
    SchoolFactory(name="Sint-Jozefscollege", municipality="Aalst", levels=levels)
    page = visitor(viewport=PHONE)
    page.goto("/")
    page.get_by_role("link", name="Vraag een sessie", exact=True).last.click()
    choose_school(page, "st jozef", "Sint-Jozefscollege")
    _answer(page, day, look)
    page.get_by_role("button", name="Aanvraag versturen").click()
    look(page)
    return SessionRequest.objects.get()


def _answer(page, day, look):
    go_on(page)
    look(page)
    fill_in(page, Naam_van_de_klas="5 ECO A", Aantal_leerlingen="24")
    choose(page, "Doorstroomfinaliteit")
    go_on(page)
    fill_in(page, Datum=day, Beginuur="10u10")
    look(page)
    go_on(page)
    page.get_by_label("Wat moeten je leerlingen").fill("Weten wat een coöperatie is.")
    page.get_by_label("Ik of een collega blijft").check()
    look(page)
    go_on(page)
    fill_in(page, Je_naam="An Voorbeeld", **{"Je_e-mailadres": AN})
    go_on(page)
    look(page)


def _confirm(visitor, look):
    page = visitor(viewport=PHONE)
    page.goto(link_in_mail(AN))
    look(page)
    page.get_by_role("button", name="Bevestig mijn aanvraag").click()
    page.get_by_text("Bedankt! Je aanvraag is bevestigd.").wait_for()


def _invite(visitor, coordinator, look):
    page = visitor()
    log_in(page, coordinator.email)
    look(page)
    page.get_by_role("link", name="Sint-Jozefscollege, Aalst").click()
    look(page)
    page.get_by_role("button", name="Vraag deze spreker").click()
    page.get_by_text("De spreker is gevraagd en krijgt een mail.").wait_for()


def _accept(visitor, speaker, look):
    page = visitor(viewport=PHONE)
    page.goto(link_in_mail(speaker.email))
    look(page)
    page.get_by_role("button", name="Ja, ik kom").click()
    page.get_by_text("Fijn dat je komt!").wait_for()
    look(page)


def _let_it_be_yesterday():
    session = ClassroomSession.objects.get()
    yesterday = timezone.now() - dt.timedelta(days=1)
    session.place_in_time(yesterday, yesterday + dt.timedelta(hours=1))
    session.save()
    return session


def _count(visitor, look):
    page = visitor(viewport=PHONE)
    log_in(page, AN)
    page.get_by_role("link", name="Vul het aantal leerlingen in").click()
    page.get_by_role("button", name="Bewaar het aantal").click()
    look(page)
    page.get_by_label("Hoeveel leerlingen van 5 ECO A waren er?").fill("23")
    page.get_by_label("Ik heb ze geteld").check()
    page.get_by_role("button", name="Bewaar het aantal").click()
    page.get_by_text("Bedankt! Het aantal is bewaard.").wait_for()
    look(page)


def test_question_of_a_teacher_becomes_a_figure_of_the_year(visitor, look, asked, coordinator):
    speaker = SpeakerFactory(name="Karel")
    _confirm(visitor, look)
    _invite(visitor, coordinator, look)
    _accept(visitor, speaker, look)
    session = _let_it_be_yesterday()
    _count(visitor, look)

    page = visitor()
    page.goto(f"/cijfers/kalenderjaar/{session.calendar_year}/")

    look(page)
    assert page.locator(".figure").first.inner_text() == "leerlingen\n23"
