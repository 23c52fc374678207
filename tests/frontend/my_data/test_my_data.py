"""Seeing, correcting and taking along what is kept about oneself, through both doors."""

import json

import pytest

from tests.factories import MOMENT_START, RequestFactory, SessionFactory
from tests.frontend.links.opened import everything, first_form
from tests.frontend.reading import problems, title, value, words
from tests.sessions.operations.wishes import ONE_DAY
from tests.sessions.privacy.everything import fill
from youth4coop.mail.models import OutboxMail

NEW = "new@school.example"
DUTCH = {"language": "nl"}


def test_page_shows_everything_with_why_and_until_when(door, teacher, speaker):
    fill(teacher, speaker)

    shown = words(door(teacher).get())

    for said in [
        "Jij als leerkracht",
        "Waarvoor: om de sessie te regelen. Tot wanneer: 24 maanden na je laatste sessie",
        "E-mailadres teacher@test.example",
        "Je aanvragen (1)",
        "Wat je van een sessie vond (1)",
        "Mails aan jou (1)",
        "Hoeveel leerlingen?",
        "Passkeys, apps met codes en herstelcodes (1)",
    ]:
        assert said in shown
    assert speaker.email not in shown


def test_speaker_sees_the_own_week_and_invitations(door, teacher, speaker):
    fill(teacher, speaker)

    shown = words(door(speaker).get())

    assert "Wanneer je kunt (5)" in shown
    assert "maandag, 8.00, 18.00" in shown
    assert "Je uitnodigingen (1)" in shown
    assert teacher.email not in shown


def test_first_form_is_the_one_that_does_no_harm(door, teacher):
    _method, address, sent = first_form(door(teacher).get())

    assert address.endswith("/verbeteren/")
    assert {"name": "Teacher"}.items() <= sent.items()


@pytest.mark.parametrize("role", ["teacher", "speaker"])
def test_name_and_number_are_corrected_wherever_they_are(door, role, request):
    person = request.getfixturevalue(role)

    response = door(person).press("verbeteren", **DUTCH, name="Nieuw", phone="0470 12 34 56")

    person.refresh_from_db()
    assert (person.name, person.phone, person.user.name) == ("Nieuw", "+32 470 12 34 56", "Nieuw")
    assert "Je gegevens zijn bewaard." in words(response)


def test_language_of_mails_is_corrected_too(door, teacher):
    door(teacher).press("verbeteren", name="Teacher", language="fr")

    teacher.refresh_from_db()
    assert (teacher.language, teacher.user.language) == ("fr", "fr")


def test_same_answers_change_nothing(door, teacher):
    opened = door(teacher)
    before = everything()

    response = opened.press("verbeteren", **DUTCH, name="Teacher", phone="")

    assert "Je antwoord is al bewaard." in words(response)
    assert everything() == before


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ({"name": ""}, "Vul je naam in."),
        ({"name": "An", "phone": "bel mij"}, "Vul een telefoonnummer in, zoals 0470 12 34 56."),
        ({"name": "An", "phone": "1" * 31}, "Vul een telefoonnummer in, zoals 0470 12 34 56."),
    ],
)
def test_what_cannot_be_is_asked_again_and_kept(door, teacher, answers, asked):
    response = door(teacher).press("verbeteren", **DUTCH, **answers)

    assert problems(response) == [asked]
    assert title(response).startswith("Fout: ")
    assert value(response, "phone") == answers.get("phone", "")
    teacher.refresh_from_db()
    assert (teacher.name, teacher.phone) == ("Teacher", "")


def test_new_address_gets_a_mail_and_nothing_changes_yet(door, teacher):
    response = door(teacher).press("adres", **{"new-email": f" {NEW.title()}"})

    assert "We mailden een link naar je nieuwe adres." in words(response)
    mail = OutboxMail.objects.get()
    assert (mail.to, mail.purpose) == (NEW, "new_address")
    teacher.refresh_from_db()
    assert teacher.email == teacher.user.email == "teacher@test.example"


@pytest.mark.parametrize(
    ("email", "asked"),
    [
        ("", "Vul je e-mailadres in."),
        ("an", "Vul een e-mailadres in met een @, zoals naam@school.be."),
        ("Teacher@test.example", "Dit adres hebben we al van je."),
    ],
)
def test_address_that_cannot_be_is_asked_again(door, teacher, email, asked):
    response = door(teacher).press("adres", **{"new-email": email})

    assert problems(response) == [asked]
    assert not OutboxMail.objects.exists()


def test_address_of_somebody_else_gets_no_mail_and_the_same_answer(door, teacher, stranger):
    response = door(teacher).press("adres", **{"new-email": stranger.email})

    assert "We mailden een link naar je nieuwe adres." in words(response)
    assert not OutboxMail.objects.exists()


def test_nobody_is_mailed_without_end(door, teacher):
    opened = door(teacher)
    for number in range(10):
        opened.press("adres", **{"new-email": f"{number}@school.example"})

    assert opened.press("adres", **{"new-email": NEW}).status_code == 429


def test_file_for_programs_has_everything(door, teacher, speaker):
    fill(teacher, speaker)

    response = door(teacher).press("meenemen")

    assert response["Content-Type"] == "application/json"
    assert response["Content-Disposition"] == (
        'attachment; filename="youth4coop-mijn-gegevens.json"'
    )
    assert "no-store" in response["Cache-Control"]
    about = json.loads(response.content)["about"]
    assert about["requests"]["rows"][0]["school"] == str(teacher.school)
    assert speaker.email not in response.content.decode()


def test_file_to_read_has_everything_and_needs_nothing_else(door, teacher, speaker):
    fill(teacher, speaker)

    response = door(teacher).press("bewaren")

    text = response.content.decode()
    assert response["Content-Disposition"].endswith('.html"')
    assert "What makes a cooperative different." in text
    assert "href=" not in text
    assert "src=" not in text


def ask_and_meet(teacher, speaker, days):
    wish = RequestFactory(teacher=teacher, school=teacher.school, state="planned")
    start = MOMENT_START + days * ONE_DAY
    SessionFactory(request=wish, school=wish.school, speakers=[speaker], start=start, pupils=20)


@pytest.mark.parametrize("number", [1, 3])
def test_page_takes_the_same_number_of_queries(
    page, teacher, speaker, number, django_assert_num_queries
):
    for days in range(number):
        ask_and_meet(teacher, speaker, days)
    browser = page(teacher.user)

    with django_assert_num_queries(29):
        browser.get("/mijn/gegevens/")
