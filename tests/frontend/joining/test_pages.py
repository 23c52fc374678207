"""Volunteering on the public page, in a few short steps."""

import pytest
from django.urls import reverse

from sessions.models import Registration
from sessions.newcomers import Newcomer
from tests.frontend.joining.conftest import ANSWERS, CHECK, KNOWN, SENT, step
from tests.frontend.reading import problems, value, words
from tests.sessions.newcomers import NUMBER
from youth4coop.mail.models import OutboxMail


def test_steps_follow_each_other_and_end_at_the_check(fill):
    assert [fill(name).url for name in ANSWERS] == [
        step("cooperatie"), step("jij"), step("aanbod"), CHECK,
    ]  # fmt: skip


def test_first_question_stands_on_the_public_page(client, db):
    html = client.get(reverse("become_speaker")).content.decode()

    assert f'action="{step("nummer")}"' in html
    assert 'name="enterprise_number"' in html


def test_check_shows_everything_in_words_with_the_towns_reached(client, fill):
    fill()
    text = words(client.get(CHECK))

    assert "Naam Zonnewind Ondernemingsnummer 0403.019.261" in text
    assert "Waar 9000 Gent Sector energie Thema’s energie, klimaat" in text
    assert "E-mailadres Mia@zonnewind.example Telefoon +32 470 12 34 56" in text
    assert "Hoe ver 20 km Zo bereik je: Gent," in text


def test_sending_keeps_one_registration_and_mails_the_link(client, fill):
    fill()
    response = client.post(CHECK, follow=True)

    registration = Registration.objects.get()
    told = Newcomer.of(registration.answers)
    assert response.redirect_chain == [(SENT, 302)]
    assert (told.cooperative.enterprise_number, told.cooperative.postal_code) == (NUMBER, "9000")
    assert told.cooperative.website == "https://zonnewind.example"
    assert (told.speaker.phone, told.speaker.radius_km) == ("+32 470 12 34 56", 20)
    mail = OutboxMail.objects.get()
    assert (mail.purpose, mail.to) == ("registration_confirm", "mia@zonnewind.example")


def test_double_click_sends_once(client, fill):
    fill()
    cookie = client.cookies["sessionid"].value
    draft = dict(client.session)
    client.post(CHECK)
    session = client.session
    session.update(draft)
    session.save()

    response = client.post(CHECK)

    assert cookie == client.cookies["sessionid"].value
    assert response.url == SENT
    assert Registration.objects.count() == 1
    assert OutboxMail.objects.count() == 1


def test_sending_once_more_shows_the_same_page(client, fill):
    fill()
    client.post(CHECK)

    assert client.post(CHECK).url == SENT
    assert client.get(CHECK).url == SENT


def test_known_address_gets_the_same_answer(client, fill, speaker):
    fill(jij={"email": "speaker@test.example"})
    known = words(client.post(CHECK, follow=True))
    client.cookies.clear()
    fill()
    unknown = words(client.post(CHECK, follow=True))

    assert known.replace("speaker@test", "X") == unknown.replace("Mia@zonnewind", "X")
    assert list(OutboxMail.objects.order_by("pk").values_list("purpose", flat=True)) == [
        "registration_known", "registration_confirm",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", "Vul jullie ondernemingsnummer in."),
        ("0403.019.262", "Er is een cijfer fout in dit nummer. Kijk het na."),
        ("123", "Vul tien cijfers in, zoals 0123.456.749."),
    ],
)
def test_wrong_number_is_explained_and_stays_on_the_page(fill, typed, problem):
    response = fill("nummer", nummer={"enterprise_number": typed})

    assert problems(response) == [problem]
    assert value(response, "enterprise_number") == typed


@pytest.mark.parametrize("typed", ["403019261", "be0403019261", "0403 019 261", "KBO 0403.019.261"])
def test_number_is_read_however_it_is_typed(fill, typed):
    assert fill("nummer", nummer={"enterprise_number": typed}).url == step("cooperatie")


@pytest.mark.parametrize(
    ("name", "changes", "problem"),
    [
        ("cooperatie", {"name": ""}, "Vul de naam van jullie coöperatie in."),
        ("cooperatie", {"legal_form": ""}, "Kies een rechtsvorm."),
        ("cooperatie", {"place": "Haren"}, "Er zijn er meer met deze naam. Vul de postcode in."),
        ("cooperatie", {"website": "geen adres"}, "Vul een adres in, zoals www.coop.be."),
        ("jij", {"email": "mia"}, "Vul een e-mailadres in met een @, zoals naam@school.be."),
        ("jij", {"phone": "123"}, "Vul een telefoonnummer in, zoals 0470 12 34 56."),
        (
            "jij",
            {"capacity": "volunteer"},
            "Lees de informatie voor vrijwilligers en vink aan.",
        ),
        ("aanbod", {"levels": []}, "Kies minstens één niveau."),
        (
            "aanbod",
            {"place": "Nergens"},
            "Deze gemeente vinden we niet. Vul een postcode in, zoals 9000.",
        ),
        ("aanbod", {"radius_km": "400"}, "Vul een aantal in van 1 tot 300."),
    ],
)
def test_what_is_missing_is_said_at_its_field(fill, name, changes, problem):
    assert problems(fill(name, **{name: changes})) == [problem]


def test_wrong_answers_are_kept_for_who_comes_back(client, fill):
    fill("jij", jij={"email": "mia", "name": "Mia"})

    response = client.get(step("jij"))

    assert (value(response, "name"), value(response, "email")) == ("Mia", "mia")
    assert problems(response) == []


def test_page_that_was_open_when_the_session_ended_goes_on(client, fill):
    fill("nummer", "cooperatie")
    client.cookies.clear()

    assert fill("jij").url == step("nummer")
    assert value(client.get(step("jij")), "name") == "Mia Wind"


def test_page_carries_all_answers_for_who_lost_the_session(client, fill):
    carried = fill_and_carry(client, fill)
    client.cookies.clear()

    assert client.post(CHECK, {"draft": carried}).url == SENT
    client.cookies.clear()
    assert client.post(CHECK, {"draft": carried}).url == SENT
    assert Registration.objects.count() == 1


def test_changed_draft_is_not_read(client, fill):
    carried = fill_and_carry(client, fill)
    client.cookies.clear()

    assert client.post(CHECK, {"draft": f"x{carried}"}).url == step("nummer")


def fill_and_carry(client, fill):
    """Fills in everything; gives what the last page carries."""
    fill()
    return value(client.get(CHECK), "draft")


def test_unfinished_registration_cannot_be_sent(client, fill):
    fill("nummer", "cooperatie")

    assert client.get(CHECK).url == step("jij")
    assert client.post(CHECK).url == step("jij")
    assert not Registration.objects.exists()


def test_known_number_leads_to_asking_access(client, fill, known):
    assert fill("nummer").url == KNOWN

    response = client.get(KNOWN)
    assert f"{known.name} in Gent kennen we al." in words(response)
    assert f'href="{step("jij")}"' in response.content.decode()


def test_who_asks_access_is_not_asked_about_the_cooperative(client, fill, known):
    fill("nummer", "jij", "aanbod")
    client.post(CHECK)

    registration = Registration.objects.get()
    assert (registration.asks_access, registration.cooperative) == (True, known)
    assert Newcomer.of(registration.answers).cooperative is None


def test_nothing_is_known_without_a_number(client, db):
    assert client.get(KNOWN).url == step("nummer")


def test_nothing_was_sent_by_who_comes_first(client, db):
    assert client.get(SENT).url == reverse("become_speaker")
    assert client.get(CHECK).url == step("nummer")


def test_volunteer_reads_and_confirms_the_five_things(client, fill):
    text = words(client.get(step("jij")))
    assert all(name in text for name in ["Doel", "Statuut", "Verzekering", "Vergoeding"])

    fill(jij={"capacity": "volunteer", "info_read": "on"})
    client.post(CHECK)
    assert Newcomer.of(Registration.objects.get().answers).speaker.info_version == "2026-11"


def test_unknown_page_is_not_found(client, db):
    assert client.get(step("nergens")).status_code == 404


def test_too_many_registrations_have_to_wait(client, fill, monkeypatch):
    fill()
    monkeypatch.setattr("frontend.joining.pages.AskThrottle.allow_request", lambda *_: False)

    assert client.post(CHECK).status_code == 429
    assert not Registration.objects.exists()


@pytest.mark.parametrize("address", [reverse("become_speaker"), KNOWN, SENT])
def test_page_to_look_at_takes_no_form(client, db, address):
    assert client.post(address).status_code == 405


def test_answers_that_an_operation_refuses_are_at_their_page(client, fill, monkeypatch):
    fill(cooperatie={"name": "x" * 160})
    monkeypatch.setattr("sessions.newcomers.find", lambda code: None)

    response = client.post(CHECK)

    assert problems(response) == ["Deze postcode bestaat niet."]
    assert response.context["step"].name == "cooperatie"
