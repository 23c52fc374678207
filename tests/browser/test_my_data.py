"""One's own data: on a phone and on a wide screen, with the keys alone and without JavaScript."""

import datetime as dt

import pytest
from django.utils import timezone

from schools.models import Teacher
from sessions.models import ClassroomSession
from sessions.operations.invitations import accept_invitation
from tests.browser.people import link_in_mail, log_in
from tests.browser.test_keyboard import Keys
from tests.browser.test_pages import LONG, SCREENS
from tests.factories import (
    InvitationFactory,
    RequestFactory,
    SchoolFactory,
    SpeakerFactory,
    TeacherFactory,
)

IN_A_MONTH = dt.timedelta(days=30)
PLAIN = [{**screen, "java_script_enabled": False} for screen in SCREENS.values()]


@pytest.fixture
def teacher(transactional_db):
    """A teacher with a session in a month, at a school with a long name."""
    school = SchoolFactory(name=LONG, municipality="Scherpenheuvel-Zichem")
    teacher = TeacherFactory(name="An Voorbeeld", email="an@school.example", school=school)
    wish = RequestFactory(
        state="invited", school=school, teacher=teacher, moments=[timezone.now() + IN_A_MONTH]
    )
    invitation = InvitationFactory(request=wish, speaker=SpeakerFactory())
    moment, who = invitation.moments.get(), invitation.speaker.user
    accept_invitation(invitation, moment, who=who, now=timezone.now())
    return teacher


def ask(page, teacher):
    """Asks for the link and follows it."""
    page.goto("/mijn-gegevens/")
    page.get_by_label("Je e-mailadres").fill(teacher.email)
    page.get_by_role("button", name="Mail me een link").click()
    page.get_by_text("Kennen we dit adres?").wait_for()
    page.goto(link_in_mail(teacher.email))


def unfold(page):
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")


@pytest.mark.parametrize("screen", SCREENS)
def test_every_page_in_every_state(visitor, look, teacher, screen):
    page = visitor(**SCREENS[screen])
    page.goto("/mijn-gegevens/")
    look(page)
    page.get_by_role("button", name="Mail me een link").click()
    look(page)
    ask(page, teacher)
    look(page)
    unfold(page)
    look(page)
    page.get_by_label("Je naam").fill("")
    page.get_by_role("button", name="Bewaar").click()
    page.get_by_text("Er klopt iets niet").wait_for()
    look(page)
    page.get_by_role("button", name="Ik wil mijn gegevens wissen").click()
    page.get_by_text("Dit loopt nog").wait_for()
    look(page)
    page.get_by_role("button", name="Wis mijn gegevens nu").click()
    page.get_by_text("Vink aan dat we dit mogen annuleren.").first.wait_for()
    look(page)


def test_teacher_erases_everything_with_the_keys(visitor, look, teacher):
    page = visitor(**SCREENS["phone"])
    ask(page, teacher)
    keys = Keys(page)
    keys.press("Ik wil mijn gegevens wissen")
    for box in ["Annuleer dit alles voor mij.", "Ja, wis mijn gegevens."]:
        keys.to(box)
        page.keyboard.press("Space")
    keys.press("Wis mijn gegevens nu")

    page.get_by_role("heading", name="Je gegevens zijn gewist").wait_for()
    look(page)
    assert Teacher.objects.get().name == "gewist persoon"
    assert ClassroomSession.objects.get().state == "cancelled"


@pytest.mark.parametrize("screen", PLAIN, ids=SCREENS.keys())
def test_everything_goes_without_javascript(visitor, teacher, screen):
    page = visitor(**screen)
    ask(page, teacher)
    page.get_by_label("Je telefoonnummer").fill("0470 12 34 56")
    page.get_by_role("button", name="Bewaar").click()
    page.get_by_text("Je gegevens zijn bewaard.").wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name="Voor een ander programma").click()
    assert download.value.suggested_filename == "youth4coop-mijn-gegevens.json"
    page.locator("summary", has_text="Een ander e-mailadres").click()
    page.get_by_label("Je nieuwe e-mailadres").fill("an@elders.example")
    page.get_by_role("button", name="Mail me de link").click()
    page.get_by_text("We mailden een link").wait_for()

    page.goto(link_in_mail("an@elders.example"))
    page.get_by_role("button", name="Bevestig mijn nieuwe adres").click()

    page.get_by_text("an@elders.example is nu je adres.").wait_for()
    found = Teacher.objects.get()
    assert (found.email, found.phone) == ("an@elders.example", "+32 470 12 34 56")


@pytest.mark.parametrize("screen", SCREENS)
def test_pages_of_a_new_address(visitor, look, teacher, screen):
    page = visitor(**SCREENS[screen])
    ask(page, teacher)
    page.locator("summary", has_text="Een ander e-mailadres").click()
    page.get_by_label("Je nieuwe e-mailadres").fill("an@elders.example")
    page.get_by_role("button", name="Mail me de link").click()
    page.get_by_text("We mailden een link").wait_for()
    page.goto(link_in_mail("an@elders.example"))
    look(page)
    page.get_by_role("button", name="Bevestig mijn nieuwe adres").click()
    page.get_by_text("is nu je adres.").wait_for()
    look(page)


def test_file_to_read_is_readable(visitor, look, teacher, tmp_path):
    page = visitor(**SCREENS["phone"])
    ask(page, teacher)
    with page.expect_download() as download:
        page.get_by_role("button", name="Om te lezen").click()
    file = tmp_path / "data.html"
    download.value.save_as(file)

    page.goto(file.as_uri())

    page.get_by_role("heading", name="Mijn gegevens bij Youth4coop").wait_for()
    look(page)


def test_who_is_logged_in_sees_the_same(visitor, look, teacher):
    page = visitor(**SCREENS["phone"])
    log_in(page, teacher.email)
    page.goto("/mijn/account/")
    page.get_by_role("main").get_by_role("link", name="Mijn gegevens").click()

    page.get_by_role("heading", name="Jij als leerkracht").wait_for()
    look(page)
    page.get_by_role("button", name="Ik wil mijn gegevens wissen").click()
    page.get_by_text("Dit kan niet terug.").wait_for()
