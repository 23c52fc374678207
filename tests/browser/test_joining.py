"""A cooperative joins, is let in by the coordinator, and grows, in browsers of their own."""

import pytest
from django.urls import reverse

from sessions.models import Speaker
from tests.browser.conftest import PHONE
from tests.browser.people import go_on, link_in_mail, log_in
from tests.factories import (
    CooperativeFactory,
    RegistrationFactory,
    SessionFactory,
    SpeakerFactory,
    UserFactory,
)
from tests.frontend.reading import YESTERDAY
from tests.login import add_app
from tests.sessions.newcomers import joiner
from youth4coop.users.models import UserRole

WIDE = {"width": 1280, "height": 800}
MIA = "mia@zonnewind.example"
BOSS = "coordinator@test.example"


@pytest.fixture(params=[PHONE, WIDE], ids=["phone", "wide"])
def screen(request):
    return request.param


@pytest.fixture
def boss(transactional_db):
    """A coordinator, and a cooperative with a name that is alike."""
    CooperativeFactory(name="Zonnewind bv")
    user = UserFactory(email=BOSS, role=UserRole.COORDINATOR)
    add_app(user)
    return user


@pytest.fixture
def looking(look):
    """Looks at a page where its scripts run; axe is one itself."""

    def look_if_possible(page, scripts):
        if scripts:
            look(page)

    return look_if_possible


def _number(page, typed):
    page.get_by_label("Jullie ondernemingsnummer").fill(typed)
    page.get_by_role("button", name="Begin").or_(
        page.get_by_role("button", name="Ga verder")
    ).click()


def _cooperative(page):
    page.get_by_label("Naam van jullie coöperatie").fill("Zonnewind")
    page.get_by_label("cv (coöperatieve vennootschap)").check()
    page.get_by_label("Postcode of gemeente").fill("Gent")
    page.get_by_label("Sector").select_option("energy")
    page.get_by_label("energie").last.check()
    go_on(page)


def _person(page):
    page.get_by_label("Je naam").fill("Mia Wind")
    page.get_by_label("Je e-mailadres").fill(MIA)
    page.get_by_label("als vrijwilliger van Coopkracht").check()
    page.get_by_label("Ik las de informatie").check()
    go_on(page)


def _offer(page):
    page.get_by_label("Secundair, 3e graad doorstroom").check()
    page.get_by_label("Postcode of gemeente").fill("9000")
    go_on(page)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_cooperative_joins_and_the_coordinator_lets_it_in(visitor, looking, boss, screen, scripts):
    page = visitor(viewport=screen, java_script_enabled=scripts)
    page.goto(reverse("become_speaker"))
    _number(page, "0403.019.262")
    looking(page, scripts)
    _number(page, "BE 0403 019 261")
    for answer in [_cooperative, _person, _offer]:
        go_on(page)  # too early: what is missing is said, and stays on the page
        looking(page, scripts)
        answer(page)
    looking(page, scripts)
    page.get_by_role("button", name="Inschrijving versturen").click()
    looking(page, scripts)
    _confirm(page, looking, scripts)

    _approve(visitor(viewport=screen, java_script_enabled=scripts), looking, scripts)

    speaker = Speaker.objects.get(email=MIA)
    assert (speaker.cooperative.name, speaker.is_contact) == ("Zonnewind", True)
    assert speaker.consents.get().kind == "volunteer_info"


def _confirm(page, looking, scripts):
    page.goto(link_in_mail(MIA))
    looking(page, scripts)
    page.get_by_role("button", name="Bevestig mijn inschrijving").click()
    page.get_by_text("Bedankt! Je inschrijving is bevestigd.").wait_for()
    looking(page, scripts)


def _approve(page, looking, scripts):
    log_in(page, BOSS)
    page.get_by_role("link", name="Mia Wind, Zonnewind").click()
    looking(page, scripts)
    page.get_by_role("button", name="Ja, laat meedoen").click()
    looking(page, scripts)
    page.get_by_label("Een nieuwe coöperatie").check()
    page.get_by_role("button", name="Ja, laat meedoen").click()
    page.get_by_text("De spreker doet nu mee").wait_for()
    looking(page, scripts)


@pytest.fixture
def contact(transactional_db):
    """A contact person with a colleague, sessions, and somebody who asks to join."""
    made = SpeakerFactory(is_contact=True, email=MIA, name="Mia Wind")
    SpeakerFactory(cooperative=made.cooperative, name="Paul Pauze", active=False)
    SessionFactory(start=YESTERDAY, pupils=20, speakers=[made, SpeakerFactory()])
    asks = {"asks_access": True, "cooperative": made.cooperative}
    RegistrationFactory(**asks, answers=joiner().stored())
    return made


def test_coordinator_reads_the_lists(visitor, look, boss, contact, screen):
    page = visitor(viewport=screen)
    log_in(page, BOSS)
    look(page)
    for address in ["registration_list", "cooperative_list"]:
        page.goto(reverse(address))
        look(page)


def test_contact_person_asks_a_colleague_who_joins(visitor, look, contact, screen):
    page = visitor(viewport=screen)
    log_in(page, MIA)
    page.get_by_role("link", name="Onze sprekers").click()
    look(page)
    page.get_by_label("Naam van je collega").fill("Carl Collega")
    page.get_by_label("E-mailadres van je collega").fill("carl@zonnewind.example")
    page.get_by_role("button", name="Vraag deze collega").click()
    look(page)

    colleague = visitor(viewport=screen)
    colleague.goto(link_in_mail("carl@zonnewind.example"))
    colleague.get_by_role("button", name="Ja, ik word spreker").click()
    look(colleague)
    colleague.get_by_label("Secundair, 3e graad doorstroom").check()
    colleague.get_by_label("Postcode of gemeente").fill("Hasselt")
    colleague.get_by_role("button", name="Ja, ik word spreker").click()
    colleague.get_by_text("Welkom! Je bent nu spreker.").wait_for()
    look(colleague)
    assert contact.cooperative.speakers.filter(name="Carl Collega", active=True).exists()


def test_pages_of_a_cooperative_can_be_read_by_everybody(visitor, look, contact, screen):
    page = visitor(viewport=screen)
    log_in(page, MIA)
    page.get_by_role("link", name="Bekijk alle jaren").click()
    look(page)
    page.get_by_role("link", name=str(YESTERDAY.year), exact=True).click()
    look(page)
    page.emulate_media(media="print")
    assert page.get_by_text("kennis met het coöperatief ondernemen").is_visible()
    page.emulate_media(media="screen")
    page.goto(reverse("registration_detail", args=[contact.cooperative.registrations.get().pk]))
    look(page)


def test_speaker_shows_and_hides_a_profile(visitor, look, contact, screen):
    page = visitor(viewport=screen)
    log_in(page, MIA)
    page.goto(reverse("public_profile"))
    look(page)
    page.get_by_role("button", name="Toon mijn profiel").click()
    look(page)
    page.get_by_label("Wie ben je?").fill("Ik maak stroom met de buurt.")
    page.get_by_label("Iedereen mag dit lezen.").check()
    page.get_by_role("button", name="Toon mijn profiel").click()
    look(page)

    page.get_by_role("link", name="Bekijk de pagina").click()
    page.get_by_text("Ik maak stroom met de buurt.").wait_for()
    look(page)
    page.go_back()
    page.get_by_role("button", name="Toon mijn profiel niet meer").click()
    assert not Speaker.objects.with_public_profile().exists()
