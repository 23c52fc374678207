"""The coordinator has the last word on a mail, and on the words of all mails like it."""

import datetime as dt

import pytest
from django.utils import timezone

from sessions.notices.planning import still_wanted
from tests.browser.conftest import PHONE
from tests.browser.people import choose_in_menu, log_in
from tests.youth4coop.mail.letters import AN, letter
from youth4coop.mail.delivery import deliver_waiting
from youth4coop.mail.models import OutboxMail


@pytest.fixture
def desk(visitor, transactional_db, coordinator):
    """The coordinator on a phone, with a mail that goes tomorrow and others."""
    tomorrow = timezone.now() + dt.timedelta(days=1)
    letter(send_at=tomorrow)
    letter(send_at=tomorrow, subject="Iets anders", to="bert@school.example", purpose="digest")
    page = visitor(viewport=PHONE)
    log_in(page, coordinator.email)
    return page


def _work():
    now = timezone.now()
    deliver_waiting(now=now, still_wanted=lambda mail: still_wanted(mail, now=now))


def test_waiting_mail_is_found_changed_and_sent_now(desk, look):
    choose_in_menu(desk, "Mail")
    desk.get_by_label("Zoek").fill(AN)
    desk.get_by_role("button", name="Toon").click()
    look(desk)
    desk.get_by_role("link", name="Hoeveel leerlingen?").click()
    look(desk)
    desk.get_by_text("Verander de mail").click()
    desk.get_by_label("Onderwerp").fill("Weet je het al, An?")
    text = desk.get_by_label("Tekst", exact=True)
    text.fill(f"Nog dit.\n\n{text.input_value()}")
    desk.get_by_role("button", name="Bewaar de mail").click()
    desk.get_by_text("De mail is veranderd.").wait_for()
    look(desk)
    desk.get_by_role("button", name="Verstuur nu").click()
    desk.get_by_text("De mail gaat nu weg.").wait_for()
    _work()

    gone = OutboxMail.objects.get(to=AN)
    assert (gone.state, gone.subject) == ("kept", "Weet je het al, An?")
    assert gone.text.startswith("Nog dit.\n\nDag An,")


def test_button_that_is_wiped_out_is_asked_back(desk, look):
    desk.goto(f"/uitgaande-mail/{OutboxMail.objects.get(to=AN).pk}/")
    desk.get_by_text("Verander de mail").click()
    desk.get_by_label("Tekst", exact=True).fill("Dag An,")
    desk.get_by_role("button", name="Bewaar de mail").click()

    desk.get_by_role("link", name="De knop ontbreekt.").click()

    look(desk)
    assert desk.get_by_label("Tekst", exact=True).input_value() == "Dag An,"


def test_text_is_previewed_changed_and_restored(desk, look):
    desk.goto("/mailteksten/")
    desk.get_by_role("link", name="Nederlands – uitnodiging", exact=True).click()
    desk.get_by_label("Onderwerp").fill("Vertel jij in {town}?")
    desk.get_by_role("button", name="Bekijk").click()
    desk.get_by_text("Vertel jij in Aalst?").wait_for()
    desk.get_by_text("Nog niet bewaard.").wait_for()
    look(desk)
    desk.get_by_role("button", name="Bewaar de tekst").click()
    desk.get_by_text("De tekst is bewaard.").wait_for()
    look(desk)
    desk.get_by_role("link", name="Terug naar het origineel").click()
    look(desk)
    desk.get_by_role("button", name="Terug naar het origineel").click()
    desk.get_by_text("De tekst is weer het origineel.").wait_for()
    assert desk.get_by_label("Onderwerp").input_value() == (
        "Kom je vertellen in {town}, voor {pupils}?"
    )
