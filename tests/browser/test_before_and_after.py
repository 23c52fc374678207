"""Before and after the lesson, from the mail: prepare, move, count, evaluate, get the paper.

On a phone and on a wide screen, with JavaScript and without, and with the keys alone.
"""

import datetime as dt

import pytest
from django.utils import timezone

from sessions.models import Evaluation, MoveProposal, PupilCount
from sessions.operations.proposing import propose_move
from sessions.operations.requests import Moment
from tests.browser.test_keyboard import Keys
from tests.browser.test_pages import LONG, SCREENS
from tests.factories import RequestFactory, SchoolFactory, SessionFactory, TeacherFactory
from tests.frontend.links.opened import mailed
from youth4coop.links.models import LinkPurpose

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
WAYS = {**SCREENS, "no script": {**SCREENS["phone"], "java_script_enabled": False}}


@pytest.fixture
def session(transactional_db):
    """A session in three weeks, at a school with a long name."""
    school = SchoolFactory(name=LONG, municipality="Scherpenheuvel-Zichem")
    teacher = TeacherFactory(school=school)
    request = RequestFactory(school=school, teacher=teacher, state="planned")
    start = timezone.now() + 21 * DAY
    return SessionFactory(request=request, school=school, start=start, goal="Weten wat het is.")


@pytest.fixture
def teacher(session):
    return session.request.teacher


@pytest.fixture
def speaker(session):
    return session.speakers.get()


@pytest.fixture
def over(session):
    """It was yesterday, and nobody counted yet."""
    yesterday = timezone.now() - DAY
    session.place_in_time(yesterday, yesterday + HOUR)
    session.save()
    return session


@pytest.fixture(params=WAYS)
def way(request):
    return WAYS[request.param]


@pytest.fixture
def open_mail(visitor, look):
    """Opens the link in somebody's mail; `look` is left out where no script can run."""

    def follow(purpose, thing, person, **options):
        page = visitor(**(options or SCREENS["phone"]))
        page.goto(mailed(purpose, thing, person, until=timezone.now() + 60 * DAY)[0])
        scripted = options.get("java_script_enabled", True)
        page.check = (lambda: _look_at_all(page, look)) if scripted else (lambda: None)
        page.check()
        return page

    return follow


def _look_at_all(page, look):
    shut = "document.querySelectorAll('details:not([open])').forEach(one => one.open = true)"
    page.evaluate(shut)
    look(page)


def _press(page, button):
    page.get_by_role("button", name=button).click()


def _type(page, label, text, at=0):
    page.get_by_label(label).nth(at).fill(text)


def _day(days):
    return f"{timezone.now() + days * DAY:%d/%m/%Y}"


def test_count_is_one_page(open_mail, over, teacher, way):
    page = open_mail(LinkPurpose.COUNT, over, teacher, **way)
    address, visited = page.url, []
    page.on("framenavigated", lambda frame: visited.append(frame.url))
    assert page.get_by_label("Hoeveel leerlingen van").input_value() == ""

    _type(page, "Hoeveel leerlingen van", "23")
    page.get_by_label("Ik heb ze geteld").check()
    _press(page, "Bewaar het aantal")

    page.get_by_text("Bedankt! Het aantal is bewaard.").wait_for()
    page.check()
    assert set(visited) == {address}
    assert PupilCount.objects.get().pupils == 23


def test_unlikely_count_is_asked_about_on_the_same_page(open_mail, over, teacher, way):
    page = open_mail(LinkPurpose.COUNT, over, teacher, **way)
    _type(page, "Hoeveel leerlingen van", "48")
    _type(page, "Hoeveel van hen", "3")
    page.get_by_label("Ik schat het aantal").check()
    _press(page, "Bewaar het aantal")

    page.get_by_text("Waren dit meerdere klassen?").first.wait_for()
    page.check()
    assert page.get_by_label("Hoeveel leerlingen van").input_value() == "48"
    assert page.get_by_label("Hoeveel van hen").input_value() == "3"
    page.get_by_label("Ja, dit aantal klopt.").check()
    _press(page, "Bewaar het aantal")

    page.get_by_text("Bedankt!").wait_for()
    row = PupilCount.objects.get()
    assert (row.pupils, row.already_reached, row.method) == (48, 3, "estimated")


def test_evaluation_follows_the_count_on_the_same_page(open_mail, over, teacher, way):
    over.state, over.pupils = "counted", 20
    over.save()
    page = open_mail(LinkPurpose.COUNT, over, teacher, **way)
    _type(page, "Hoeveel leerlingen konden vóór", "2")
    _press(page, "Bewaar mijn antwoord")
    page.get_by_text("Er klopt iets niet").wait_for()
    page.check()

    for rating in page.get_by_role("group", name=".").all():
        rating.get_by_label("4").check()
    _type(page, "Hoeveel leerlingen konden dat", "18")
    _press(page, "Bewaar mijn antwoord")

    page.get_by_text("Bedankt! Je antwoord is bewaard.").wait_for()
    page.check()
    told = Evaluation.objects.get()
    assert (told.again, told.hands_before, told.hands_after) == (4, 2, 18)


def test_speaker_evaluates_with_the_keys_and_gets_the_paper(open_mail, over, speaker):
    over.state, over.pupils = "counted", 20
    over.save()
    page = open_mail(LinkPurpose.EVALUATE, over, speaker)
    keys = Keys(page)
    for rating in range(3):
        keys.reach(page.locator("fieldset").nth(rating).get_by_role("radio").first, "a rating")
        page.keyboard.press("ArrowRight")
    keys.press("Bewaar mijn antwoord")

    page.get_by_text("Bedankt!").wait_for()
    page.check()
    told = Evaluation.objects.get()
    assert (told.prepared, told.engaged, told.again) == (2, 2, 2)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download de pdf").click()
    assert download.value.suggested_filename.startswith("bewijs-van-getuigenis-")


def test_teacher_proposes_other_moments(open_mail, session, teacher, way):
    page = open_mail(LinkPurpose.FOLLOW_SESSION, session, teacher, **way)
    page.get_by_role("link", name="Verplaats de sessie").click()
    page.check()
    _type(page, "Datum", _day(30))
    _type(page, "Van", "10 uur 61")
    _press(page, "Verstuur je voorstel")
    page.get_by_text("Er klopt iets niet").wait_for()
    page.check()
    assert page.get_by_label("Datum").first.input_value() == _day(30)

    _type(page, "Van", "10.10")
    _type(page, "Tot", "11.50")
    _press(page, "Verstuur je voorstel")

    page.get_by_text("Je stelde een ander moment voor").wait_for()
    page.check()
    assert MoveProposal.objects.get().moments.count() == 1
    _press(page, "Trek je voorstel in")
    page.get_by_text("Je voorstel is ingetrokken.").wait_for()


def _proposed(session, teacher):
    moments = [
        Moment(session.start + days * DAY, session.start + days * DAY + HOUR) for days in (1, 2, 7)
    ]
    return propose_move(session, moments, who=teacher.user, now=timezone.now(), reason="Examens")


def test_speaker_chooses_one_with_the_keys(open_mail, session, teacher, speaker):
    proposal = _proposed(session, teacher)
    page = open_mail(LinkPurpose.FOLLOW_SESSION, session, speaker)
    keys = Keys(page)
    keys.press("Ja, dit moment past")
    page.get_by_text("Er klopt iets niet").wait_for()
    page.check()
    first = page.get_by_role("radio").first
    Keys(page).reach(first, "the first moment")
    page.keyboard.press("Space")
    keys.press("Ja, dit moment past")

    page.get_by_text("De sessie is verplaatst.").wait_for()
    page.check()
    session.refresh_from_db()
    assert session.start == proposal.moments.first().start


def test_speaker_says_that_none_fits(open_mail, session, teacher, speaker, way):
    proposal = _proposed(session, teacher)
    page = open_mail(LinkPurpose.FOLLOW_SESSION, session, speaker, **way)

    _press(page, "Geen van deze momenten past")

    page.get_by_text("De sessie blijft waar ze staat.").wait_for()
    proposal.refresh_from_db()
    assert proposal.state == "declined"


@pytest.mark.parametrize("side", ["teacher", "speaker"])
def test_preparation_can_be_read_and_printed(open_mail, session, side, way, request):
    page = open_mail(LinkPurpose.FOLLOW_SESSION, session, request.getfixturevalue(side), **way)
    page.get_by_role("link", name="Bekijk de voorbereiding").click()
    page.check()
    page.emulate_media(media="print")

    assert page.get_by_text("Zo verloopt de les").is_visible()
    assert page.locator("address").first.is_visible()
    for button in page.locator("main .button").all():
        assert not button.is_visible()


def test_speaker_tells_with_the_keys_what_is_needed(open_mail, session, speaker):
    page = open_mail(LinkPurpose.FOLLOW_SESSION, session, speaker)
    keys = Keys(page)
    keys.press("Bekijk de voorbereiding")
    keys.type("Wat heb je nodig in de klas?", "Een scherm")
    keys.press("Zeg het aan de leerkracht")

    page.get_by_text("Bewaard. De leerkracht ziet dit").wait_for()
    page.check()
    assert session.session_speakers.get().needs == "Een scherm"
