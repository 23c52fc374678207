"""The page of one mail, and its buttons."""

import pytest
import time_machine
from django.urls import reverse

from tests.factories import NOW, SessionFactory
from tests.frontend.reading import problems, title, words
from tests.youth4coop.mail.letters import AN, TEXT, TOMORROW, letter
from youth4coop.mail.models import OutboxMail

GONE = "Te laat: deze mail is al weg."
WORDS = {"subject": "Nog even?", "text": f"{TEXT}\r\n\r\nTot dan"}


def address(mail, name="outbox_mail"):
    return reverse(name, args=[mail.pk])


def press(browser, mail, name, data=None):
    return browser.post(address(mail, name), data or {}, follow=True)


def stored(mail, *names):
    return OutboxMail.objects.filter(pk=mail.pk).values_list(*names).get()


def test_mail_is_shown_as_its_reader_sees_it_without_its_secrets(page, coordinator, waiting_mail):
    response = page(coordinator).get(address(waiting_mail))

    content, text = response.content.decode(), words(response)
    assert '<span class="button no-link">Vul het aantal in</span>' in content
    assert "De knoppen werken hier niet: ze krijgen hun geheime adres pas onderweg." in text
    assert f"Aan {AN} Soort op de dag zelf: hoeveel leerlingen?" in text
    assert "Gaat weg morgen 9.00 u." in text
    assert "Vul het aantal in: link:count_link" in text
    assert title(response) == "Hoeveel leerlingen? – Youth4coop"


def test_what_a_demo_delivered_is_not_shown(page, coordinator):
    mail = letter(state="kept", delivered="[x](http://localhost:8000/a/secret/)")

    assert "secret" not in page(coordinator).get(address(mail)).content.decode()


def test_mail_leads_to_what_it_is_about(page, coordinator, wish, invitation, planned):
    things = {"request": wish, "invitation": invitation, "session": planned}
    for kind, thing in things.items():
        mail = letter(about=f"{kind}:{thing.pk}")
        link = reverse(f"{kind}_detail", args=[thing.pk])
        browser = page(coordinator)
        assert f'href="{link}"' in browser.get(address(mail)).content.decode()
        assert browser.get(link).status_code == 200


@pytest.mark.parametrize("about", ["", "day:2026-11-24"])
def test_mail_about_no_thing_has_a_page_too(page, coordinator, about):
    response = page(coordinator).get(address(letter(about=about, purpose="digest")))

    assert "Gaat over" not in words(response)


def test_code_to_log_in_with_is_not_there(page, coordinator):
    assert page(coordinator).get(address(letter(purpose="account"))).status_code == 404


def test_old_mail_says_that_its_text_is_not_kept(page, coordinator):
    mail = letter(state="sent", text="")

    assert "Wat er in deze mail stond, is niet bewaard." in words(
        page(coordinator).get(address(mail))
    )


def test_mail_is_changed(page, coordinator, waiting_mail):
    response = press(page(coordinator), waiting_mail, "outbox_change", WORDS)

    assert "De mail is veranderd." in words(response)
    text = f"{TEXT}\n\nTot dan"
    assert stored(waiting_mail, "subject", "text", "edited") == ("Nog even?", text, True)


def test_change_that_does_not_work_is_shown_at_its_fields(page, coordinator, waiting_mail):
    broken = {"subject": "x" * 61, "text": "[Kijk](link:other_link)"}

    response = press(page(coordinator), waiting_mail, "outbox_change", broken)

    assert problems(response) == [
        "Schrijf hoogstens 60 tekens.",
        "Deze mail heeft deze link niet: link:other_link.",
        "De knop ontbreekt. Zet dit terug, met vierkante haken ervoor: (link:count_link)",
    ]
    assert title(response).startswith("Fout: ")
    assert "[Kijk](link:other_link)" in response.content.decode()


def test_change_of_a_mail_that_went_loses_nothing_of_what_was_typed(page, coordinator):
    mail = letter(state="sent")

    response = press(page(coordinator), mail, "outbox_change", WORDS)

    assert response.status_code == 409
    assert GONE in words(response)
    assert "Tot dan" in response.content.decode()
    assert "Bewaar de mail" not in words(response)


def test_mail_goes_now(page, coordinator, waiting_mail):
    response = press(page(coordinator), waiting_mail, "outbox_send_now")

    assert "De mail gaat nu weg." in words(response)
    assert stored(waiting_mail, "send_at") == (NOW,)


def test_sending_at_night_is_the_coordinators_own_choice(page, coordinator, waiting_mail):
    with time_machine.travel(NOW.replace(hour=21), tick=False):
        text = words(page(coordinator).get(address(waiting_mail)))

    assert "Nu is het buiten de mailuren. Wat je nu verstuurt, gaat toch meteen weg." in text


def test_mail_is_stopped_and_goes_after_all(page, coordinator, planned):
    mail = letter(purpose="digest", about="")
    browser = page(coordinator)

    stopped = press(browser, mail, "outbox_stop")
    assert "De mail is tegengehouden." in words(stopped)
    assert "Toch versturen" in words(stopped)

    assert "De mail gaat toch weg" in words(press(browser, mail, "outbox_resume"))
    assert stored(mail, "state", "send_at") == ("waiting", TOMORROW)


def test_stopped_mail_that_nobody_needs_any_more_stays(page, coordinator):
    session = SessionFactory(state="cancelled")
    mail = letter(state="stopped", about=f"session:{session.pk}")

    response = press(page(coordinator), mail, "outbox_resume")

    assert response.status_code == 409
    assert "Deze mail is niet meer nodig." in words(response)


def test_stopped_mail_whose_moment_is_over_has_no_way_back(page, coordinator):
    text = words(page(coordinator).get(address(letter(state="stopped", send_at=NOW))))

    assert "Haar moment is voorbij" in text
    assert "Toch versturen" not in text


def test_mail_goes_at_another_moment(page, coordinator, waiting_mail):
    moment = {"day": "do 26 november", "hour": "10u"}

    response = press(page(coordinator), waiting_mail, "outbox_postpone", moment)

    assert "Gaat weg do 26 nov 2026, 10.00 u." in words(response)


@pytest.mark.parametrize(
    ("moment", "found"),
    [
        ({}, ["Vul een dag in.", "Vul een uur in."]),
        ({"day": "x", "hour": "25"}, [
            "Vul een datum in, zoals 3/2/2027.", "Vul een uur in, zoals 10.10 of 14u30."
        ]),
        ({"day": "28/11/2026", "hour": "10"}, [
            "Dan gaat er geen mail weg. "
            "Het eerste moment erna is maandag 30 november 2026, 7.30 u."
        ]),
        ({"day": "23/11/2026", "hour": "10"}, ["Kies een moment dat nog komt."]),
    ],
)  # fmt: skip
def test_moment_that_does_not_work_is_shown_at_its_field(
    page, coordinator, waiting_mail, moment, found
):
    assert problems(press(page(coordinator), waiting_mail, "outbox_postpone", moment)) == found


@pytest.mark.parametrize("name", ["outbox_send_now", "outbox_stop", "outbox_postpone"])
@pytest.mark.parametrize("state", ["sending", "sent"])
def test_button_that_comes_too_late_is_refused(page, coordinator, name, state):
    mail = letter(state=state)

    response = press(page(coordinator), mail, name, {"day": "26/11/2026", "hour": "10"})

    assert response.status_code == 409
    assert (GONE if state == "sent" else "Deze mail gaat net weg.") in words(response)
    assert stored(mail, "state") == (state,)


@pytest.fixture
def failed(planned, teacher):
    """A mail to the teacher that did not arrive."""
    about = f"session:{planned.pk}"
    once = f"session_planned_teacher:{about}:teacher:0"
    return letter(
        state="failed",
        purpose="session_planned_teacher",
        about=about,
        once=once,
        to=teacher.email,
        error="550 5.1.1 <x>: User unknown",
    )


def test_mail_that_did_not_arrive_says_why_and_what_to_do(page, coordinator, failed):
    text = words(page(coordinator).get(address(failed)))

    assert "Dit adres werkt niet De mailserver kent dit adres niet. Vraag het juiste adres" in text
    assert "Is het fout? Verbeter het hier. Dan klopt het ook bij Teacher." in text
    assert "De mailserver zei: 550 5.1.1 <x>: User unknown" in text


def test_mail_goes_again_to_the_corrected_address(page, coordinator, failed, teacher):
    response = press(page(coordinator), failed, "outbox_again", {"email": "an@school.example"})

    assert "De mail staat weer klaar" in words(response)
    teacher.refresh_from_db()
    assert (teacher.email, *stored(failed, "state", "to")) == (AN, "waiting", AN)


@pytest.mark.parametrize(
    ("email", "found"),
    [
        ("", "Vul het e-mailadres in."),
        ("an", "Vul een e-mailadres in met een @, zoals naam@school.be."),
        ("stranger@test.example", "Dit adres is al van iemand anders."),
    ],
)
def test_address_that_does_not_work_is_shown_at_its_field(
    page, coordinator, failed, stranger, email, found
):
    assert problems(press(page(coordinator), failed, "outbox_again", {"email": email})) == [found]


def test_mail_to_a_coordinator_goes_again_to_the_same_address(page, coordinator):
    mail = letter(state="failed", purpose="digest", once="digest:day:2026-11-24:coordinator-1:0")

    press(page(coordinator), mail, "outbox_again", {"email": "other@test.example"})

    assert stored(mail, "state", "to") == ("waiting", AN)


def test_mail_that_did_not_arrive_is_settled(page, coordinator, failed):
    response = press(page(coordinator), failed, "outbox_settle")

    assert "De mail is afgehandeld." in words(response)
    assert stored(failed, "state") == ("settled",)


@pytest.mark.parametrize("name", ["outbox_again", "outbox_settle"])
def test_mail_that_somebody_else_dealt_with_is_refused(page, coordinator, failed, name):
    OutboxMail.objects.update(state="settled")

    response = press(page(coordinator), failed, name, {"email": AN})

    assert response.status_code == 409
    assert "“afgehandeld”" in words(response)
    assert (AN in response.content.decode()) == (name == "outbox_again")
    assert "Verstuur opnieuw" not in words(response)


@pytest.mark.parametrize("role", ["teacher", "speaker"])
def test_mail_is_for_the_coordinator_alone(page, waiting_mail, role, request):
    user = request.getfixturevalue(role).user

    assert page(user).get(address(waiting_mail)).status_code == 403
