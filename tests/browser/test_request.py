"""A teacher between two lessons, phone in hand: few answers, few pages, nothing wrong on any."""

import gzip

import pytest
from django.conf import settings as site
from django.utils import timezone

from schools.models import School
from sessions.models import SessionRequest
from tests.browser.conftest import PHONE
from tests.browser.people import choose, choose_school, go_on
from tests.factories import (
    CooperativeFactory,
    RequestFactory,
    SchoolFactory,
    SpeakerFactory,
    TeacherFactory,
)
from tests.frontend.public.asking import CHECK, CLASSES, MOMENTS, NEW, PAGES
from tests.login import log_in
from youth4coop.terms import add_school_days, local_date

MOST_ANSWERS, MOST_PAGES = 12, 8
MOST_BYTES = 60_000
WIDE = {"width": 1280, "height": 800}
EMPTY = """
    document.querySelectorAll("main input:not([type=hidden]), textarea").forEach(one => {
        one.checked = false;
        if (!["radio", "checkbox"].includes(one.type)) one.value = "";
    })
"""


@pytest.fixture
def day():
    """A school day in ten weeks, not a Wednesday, as a teacher types it."""
    day = add_school_days(local_date(timezone.now()), 50)
    while day.weekday() == 2:
        day = add_school_days(day, 1)
    return f"{day.day}/{day.month}/{day.year}"


@pytest.fixture
def schools(transactional_db):
    """A secondary school, one without known levels, and more cooperatives than a short list has."""
    for number in range(8):
        SpeakerFactory(cooperative=CooperativeFactory(name=f"Coop {number}"))
    SchoolFactory(name="Sint-Jozefscollege", municipality="Aalst", levels=["so_2_do", "so_3_do"])
    SchoolFactory(name="Atheneum", municipality="Gent", levels=[])


@pytest.fixture
def look_twice(look):
    """Looks at a page on a phone in the light, and on a wide screen in the dark."""

    def look_at(page):
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        for screen, scheme in [(WIDE, "dark"), (PHONE, "light")]:
            page.set_viewport_size(screen)
            page.emulate_media(color_scheme=scheme)
            look(page)

    return look_at


class Teacher:
    """Somebody who answers, and counts the answers given and the pages seen."""

    def __init__(self, page):
        self.page, self.answers, self.pages = page, 0, 0
        page.on("load", self._count)

    def _count(self, _page):
        self.pages += 1

    def fill(self, label, text):
        self.answers += 1
        self.page.get_by_label(label).first.fill(text)

    def choose(self, *answers):
        self.answers += len(answers)
        choose(self.page, *answers)

    def go_on(self):
        go_on(self.page)


def ask(teacher, day, school="Sint-Jozefscollege", levels=("3e graad (5e en 6e jaar)",)):
    """Asks for a session up to the page where the answers are looked over."""
    page = teacher.page
    page.goto("/aanvraag/")
    teacher.answers += 1
    choose_school(page, school[:4], school)
    teacher.fill("Naam van de klas", "5 ECO A")
    teacher.fill("Aantal leerlingen", "24")
    teacher.choose(*levels)
    teacher.go_on()
    answer_from_moments(teacher, day)


def answer_from_moments(teacher, day):
    """Answers all pages after that of the class."""
    teacher.fill("Datum", day)
    teacher.fill("Beginuur", "10u10")
    teacher.go_on()
    teacher.fill("Wat moeten je leerlingen", "Weten wat een coöperatie is.")
    teacher.choose("Ik of een collega blijft")
    teacher.go_on()
    teacher.fill("Je naam", "An Voorbeeld")
    teacher.fill("Je e-mailadres", "an@school.example")
    teacher.go_on()


def send(page):
    page.get_by_role("button", name="Aanvraag versturen").click()
    page.get_by_role("heading", name="Je aanvraag is verstuurd").wait_for()


ALL_LEVELS = ("Secundair onderwijs", "3e graad (5e en 6e jaar)", "Doorstroomfinaliteit")


KNOWN_LEVELS = ("Sint-Jozefscollege", ALL_LEVELS[1:2])
UNKNOWN_LEVELS = ("Atheneum", ALL_LEVELS)


@pytest.mark.parametrize(
    ("screen", "script", "school", "levels"),
    [
        (PHONE, True, *KNOWN_LEVELS),
        (PHONE, False, *UNKNOWN_LEVELS),
        (WIDE, True, *UNKNOWN_LEVELS),
        (WIDE, False, *KNOWN_LEVELS),
    ],
    ids=["phone", "phone without script", "wide", "wide without script"],
)
def test_request_takes_twelve_answers_and_eight_pages_at_most(
    visitor, schools, day, screen, script, school, levels
):
    teacher = Teacher(visitor(viewport=screen, java_script_enabled=script))

    ask(teacher, day, school, levels)
    send(teacher.page)

    wish = SessionRequest.objects.get()
    assert (wish.school.name, wish.groups.get().level) == (school, "so_3_do")
    assert teacher.answers <= MOST_ANSWERS
    assert teacher.pages <= MOST_PAGES


@pytest.fixture
def answered(visitor, live_server, client, schools, day):
    """A teacher who has answered every page, on any of them again."""
    client.post(NEW, {"at": School.objects.get(name="Sint-Jozefscollege").pk})
    for address, answers in PAGES.items():
        client.post(address, answers | ({"moments-0-day": day} if address == MOMENTS else {}))
    page = visitor()
    _with_session_of(client, page, live_server)
    return page


def _with_session_of(client, page, live_server):
    cookie = client.cookies[site.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])


@pytest.mark.parametrize("address", [NEW, CHECK, *PAGES])
def test_page_that_is_answered_is_right_for_everybody(answered, look_twice, address):
    answered.goto(address)
    look_twice(answered)


def test_page_after_sending_is_right_for_everybody(answered, look_twice):
    answered.goto(CHECK)
    send(answered)
    look_twice(answered)


@pytest.mark.parametrize("address", PAGES)
def test_page_with_every_problem_is_right_for_everybody(answered, look_twice, address):
    answered.goto(address)
    answered.evaluate(EMPTY)

    go_on(answered)

    answered.get_by_text("Er klopt iets niet").wait_for()
    look_twice(answered)


def test_class_of_another_level_shows_all_questions(answered, look_twice):
    answered.goto(CLASSES)
    answered.get_by_label("Mijn klas heeft een ander niveau").first.check()
    for choices in [
        ["Iets anders", "Een andere klas in het secundair", "OKAN of buitengewoon onderwijs"],
        ["Kleuter- of lager onderwijs", "Lager onderwijs"],
    ]:
        choose(answered, *choices)
        look_twice(answered)


def test_remarks_on_a_moment_are_right_for_everybody(answered, look_twice):
    answered.goto(MOMENTS)
    answered.get_by_label("Beginuur").first.fill("19u")
    choose(answered, "Anders")
    answered.get_by_label("Hoeveel minuten?").fill("45")
    go_on(answered)
    look_twice(answered)


def test_school_that_is_not_there_is_right_for_everybody(visitor, schools, look_twice):
    page = visitor()
    page.goto("/aanvraag/?school=xyz")
    look_twice(page)
    page.get_by_role("link", name="Mijn school staat er niet bij").click()
    page.get_by_label("Postcode").fill("9320")
    page.get_by_label("Plaats").wait_for()
    look_twice(page)
    go_on(page)
    look_twice(page)
    page.get_by_label("Naam van de school").fill("Jozef")
    page.get_by_label("Straat").fill("Pontstraat 1")
    page.get_by_label("Postcode").fill("9000")
    go_on(page)
    page.get_by_text("Bedoel je een van deze scholen?").wait_for()
    look_twice(page)


def test_schools_come_while_the_teacher_types(visitor, schools):
    page = visitor(viewport=PHONE)
    page.goto("/aanvraag/")

    page.get_by_label("Zoek de school").press_sequentially("st jozef", delay=20)

    page.get_by_text("1 school gevonden.").wait_for()
    page.get_by_role("button", name="Sint-Jozefscollege").click()
    page.get_by_role("heading", name="Voor welke klas?").wait_for()


@pytest.fixture
def at_moments(visitor, schools):
    """A teacher who has come to the moments."""
    page = visitor(viewport=PHONE)
    page.goto("/aanvraag/")
    choose_school(page, "aalst", "Sint-Jozefscollege")
    page.get_by_label("Naam van de klas").first.fill("5 ECO A")
    page.get_by_label("Aantal leerlingen").first.fill("24")
    choose(page, "3e graad")
    go_on(page)
    return page


def test_remark_comes_while_the_teacher_types_and_holds_nobody_up(at_moments, day):
    at_moments.get_by_label("Datum").first.fill(day)
    at_moments.get_by_label("Beginuur").first.fill("19u")
    at_moments.get_by_text("Dit eindigt na 17 uur.").wait_for()

    go_on(at_moments)

    at_moments.get_by_role("heading", name="Wat wil je bereiken?").wait_for()


def test_calendar_of_the_browser_fills_in_the_date(at_moments):
    at_moments.get_by_role("button", name="Kalender").first.wait_for()
    at_moments.locator(".day-calendar").first.evaluate(
        "one => { one.value = '2099-02-03'; one.dispatchEvent(new Event('change')); }"
    )

    assert at_moments.get_by_label("Datum").first.input_value() == "3/2/2099"


def test_signs_that_are_left_are_counted(at_moments, day):
    at_moments.get_by_label("Datum").first.fill(day)
    at_moments.get_by_label("Beginuur").first.fill("10u")
    go_on(at_moments)
    goal = at_moments.get_by_label("Wat moeten je leerlingen")
    said = []
    for length in [0, 290, 303]:
        goal.fill("x" * length)
        said.append(at_moments.locator("textarea + .hint").inner_text())

    assert said == ["Nog 300 tekens.", "Nog 10 tekens.", "3 tekens te veel."]


def test_cooperatives_come_while_the_teacher_types(at_moments, day):
    at_moments.get_by_label("Datum").first.fill(day)
    at_moments.get_by_label("Beginuur").first.fill("10u")
    go_on(at_moments)
    at_moments.get_by_text("Liefst een bepaalde coöperatie?").click()

    at_moments.get_by_label("Zoek een coöperatie op naam").press_sequentially("coop 7")

    at_moments.get_by_text("Coöperaties met die naam").wait_for()
    at_moments.get_by_label("Coop 7").check()


def test_request_that_was_sent_is_changed(
    visitor, live_server, client, look_twice, transactional_db
):
    teacher = TeacherFactory()
    wish = RequestFactory(teacher=teacher, school=teacher.school)
    page = visitor(viewport=PHONE)
    log_in(client, teacher.user)
    _with_session_of(client, page, live_server)
    for part in ["klas", "momenten", "wensen"]:
        page.goto(f"/aanvragen/{wish.pk}/wijzigen/{part}/")
        look_twice(page)
    page.get_by_label("Wat moeten je leerlingen").fill("Waarom ze delen.")
    page.get_by_role("button", name="Bewaar").click()
    page.get_by_text("De wijziging is bewaard.").wait_for()
    look_twice(page)


def test_no_page_weighs_more_than_a_phone_bears(visitor, schools, day):
    """As a browser gets it for the first time, packed as our server does, without images."""
    weights = {}

    def weigh(response):
        if response.request.resource_type not in {"document", "stylesheet", "script"}:
            return
        if response.status == 200:
            at = weights.setdefault(page.url.partition("?")[0], {})
            at[response.url] = len(gzip.compress(response.body()))

    page = visitor(viewport=PHONE)
    page.on("response", weigh)
    ask(Teacher(page), day, "Atheneum", ALL_LEVELS)
    send(page)

    everything = {url: size for found in weights.values() for url, size in found.items()}
    files = sum(size for url, size in everything.items() if "/static/" in url)
    pages = [size for url, size in everything.items() if "/static/" not in url]
    assert len(pages) >= MOST_PAGES - 1
    assert files + max(pages) <= MOST_BYTES
