"""Who gets to one's data: whoever the mail went to, and whoever proves who they are."""

import time

import pytest
from django.urls import reverse

from schools.models import Teacher
from tests.factories import SpeakerFactory, TeacherFactory
from tests.frontend.links.opened import Opened, mailed
from tests.frontend.reading import problems, words
from youth4coop.links.models import LinkPurpose
from youth4coop.mail.models import OutboxMail
from youth4coop.users.models import User

ASK, MINE = reverse("my_data_ask"), reverse("my_data")
PROVED = ["adres", "meenemen", "bewaren", "wissen", "wis-nu"]
ANSWER = "Kennen we dit adres? Dan staat er zo een mail met een link."


def action(verb):
    return reverse("my_data_action", args=[verb])


@pytest.mark.parametrize("role", ["teacher", "speaker", "coordinator"])
def test_known_address_gets_a_link(client, role, request, now):
    person = request.getfixturevalue(role)

    response = client.post(ASK, {"email": f" {person.email.upper()} "}, follow=True)

    assert ANSWER in words(response)
    mail = OutboxMail.objects.get()
    user = getattr(person, "user", person)
    assert (mail.to, mail.purpose, mail.send_at) == (person.email, "my_data", now)
    assert mail.links["my_data_link"]["object_id"] == user.pk


def test_unknown_address_gets_the_same_answer_and_no_mail(client, db):
    response = client.post(ASK, {"email": "nobody@test.example"}, follow=True)

    assert ANSWER in words(response)
    assert not OutboxMail.objects.exists()
    assert not User.objects.exists()


@pytest.mark.parametrize("factory", [TeacherFactory, SpeakerFactory])
def test_somebody_without_account_gets_one_to_look_with(client, db, factory):
    person = factory(user=None)

    client.post(ASK, {"email": person.email})

    person.refresh_from_db()
    assert (person.user.email, person.user.name) == (person.email, person.name)
    assert OutboxMail.objects.get().to == person.email


def test_account_that_was_closed_stays_closed(client, teacher):
    User.objects.update(is_active=False)
    Teacher.objects.update(user=None)

    response = client.post(ASK, {"email": teacher.email}, follow=True)

    assert ANSWER in words(response)
    assert not OutboxMail.objects.exists()


@pytest.mark.parametrize(
    ("email", "asked"),
    [
        ("", "Vul je e-mailadres in."),
        ("an", "Vul een e-mailadres in met een @, zoals naam@school.be."),
    ],
)
def test_what_is_no_address_is_asked_again(client, db, email, asked):
    assert problems(client.post(ASK, {"email": email})) == [asked]


def test_address_is_not_mailed_without_end(client, teacher):
    answers = [client.post(ASK, {"email": teacher.email}).status_code for _ in range(11)]

    assert answers == [302] * 10 + [429]


def test_asking_twice_in_a_second_is_one_mail(client, teacher):
    for _ in range(2):
        client.post(ASK, {"email": teacher.email})

    assert OutboxMail.objects.count() == 1


@pytest.mark.parametrize("verb", PROVED)
def test_what_a_thief_would_love_needs_a_fresh_proof(page, teacher, verb):
    response = page(teacher.user).post(action(verb), {"erase-sure": "on"})

    assert response.status_code == 302
    assert (
        response.url == f"{reverse('account_reauthenticate')}?next=%2Fmijn%2Fgegevens%2F{verb}%2F"
    )
    assert not Teacher.objects.filter(erased_at__isnull=False).exists()


@pytest.mark.parametrize("verb", ["verbeteren", *PROVED])
def test_who_comes_back_from_the_proof_chooses_again(page, teacher, verb):
    response = page(teacher.user, at=time.time()).get(action(verb), follow=True)

    assert response.redirect_chain == [(MINE, 302)]
    assert "Kies nu opnieuw wat je wilt doen." in words(response)


def test_unknown_button_is_not_there(page, teacher):
    assert page(teacher.user).post(action("iets")).status_code == 404


@pytest.mark.parametrize(
    ("address", "method"), [(MINE, "post"), (ASK, "put"), (action("wissen"), "put")]
)
def test_address_takes_its_methods_only(page, teacher, address, method):
    assert getattr(page(teacher.user), method)(address).status_code == 405


def test_account_page_and_privacy_page_lead_there(page, client, teacher):
    assert f'href="{ASK}"' in client.get(reverse("privacy")).content.decode()
    assert f'href="{MINE}"' in page(teacher.user).get(reverse("account")).content.decode()


class TheNewAddress:
    """Somebody at an address of which it is asked whether it is theirs."""

    email = "new@school.example"


@pytest.fixture
def new_address(teacher):
    return Opened(LinkPurpose.NEW_ADDRESS, teacher.user, TheNewAddress)


def test_new_address_holds_once_it_is_confirmed_there(new_address, teacher):
    assert "voortaan op new@school.example" in words(new_address.get())

    response = new_address.press("bevestigen")

    assert "new@school.example is nu je adres." in words(response)
    teacher.refresh_from_db()
    assert teacher.email == teacher.user.email == "new@school.example"


def test_confirming_twice_is_confirming_once(new_address):
    new_address.press("bevestigen")

    response = new_address.press("bevestigen")

    assert response.status_code == 200
    assert "new@school.example is nu je adres." in words(response)


def test_speaker_and_account_of_its_own_address_follow(speaker):
    speaker.user.email = "home@test.example"
    speaker.user.save()

    Opened(LinkPurpose.NEW_ADDRESS, speaker.user, TheNewAddress).press("bevestigen")

    speaker.refresh_from_db()
    assert speaker.email == speaker.user.email == "new@school.example"


def test_address_that_became_somebody_elses_meanwhile_is_refused(new_address, teacher):
    TeacherFactory(email="new@school.example")

    assert new_address.press("bevestigen").status_code == 410
    teacher.refresh_from_db()
    assert teacher.email == "teacher@test.example"


def test_login_and_old_link_end_with_the_old_address(page, new_address, teacher):
    browser = page(teacher.user)
    old, _link = mailed(LinkPurpose.MY_DATA, teacher.user, teacher)

    new_address.press("bevestigen")

    assert browser.get(MINE).status_code == 302
    assert browser.get(old).status_code == 410
