"""Every page, full and with problems: on a phone in the light, on a wide screen in the dark."""

import datetime as dt

import pytest
from django.conf import settings as site
from django.urls import reverse
from django.utils import timezone

from sessions.models import HistoricFigure
from sessions.notices.rewording import change_text
from sessions.notices.wording import Wording
from tests.browser.conftest import PHONE
from tests.factories import (
    InvitationFactory,
    RequestFactory,
    SchoolFactory,
    SessionFactory,
    SpeakerFactory,
    TeacherFactory,
    UserFactory,
)
from tests.login import log_in
from tests.youth4coop.mail.letters import letter
from youth4coop.mail.outbox import Letter, enqueue

SCREENS = {
    "phone": {"viewport": PHONE, "color_scheme": "light"},
    "wide": {"viewport": {"width": 1280, "height": 800}, "color_scheme": "dark"},
}
LONG = "Sint-Bartholomeusmeerdangemiddeldlangenaaminstituut van Scherpenheuvel-Zichem"


@pytest.fixture(params=SCREENS)
def look_in(visitor, look, live_server, client, request):
    """Looks at pages as one person, on each kind of screen."""

    def look_as(user, addresses, button=None):
        page = visitor(**SCREENS[request.param])
        if user is not None:
            log_in(client, user)
            cookie = client.cookies[site.SESSION_COOKIE_NAME]
            page.context.add_cookies(
                [{"name": cookie.key, "value": cookie.value, "url": live_server.url}]
            )
        for address in addresses:
            page.goto(address)
            _look_at_all_of(page, look, button)

    return look_as


def _look_at_all_of(page, look, button):
    """Looks at the page with all that is folded away, and again with its problems."""
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    look(page)
    if button:
        page.get_by_role("button", name=button).click()
        page.get_by_text("Er klopt iets niet").wait_for()
        look(page)


@pytest.fixture
def rows(people):
    """Something of everything."""
    school, teacher, speaker = people["school"], people["teacher"], people["speaker"]
    waiting, done, over = (
        RequestFactory(school=school, teacher=teacher, state=state)
        for state in ["invited", "done", "planned"]
    )
    own = {"school": school, "speakers": [speaker]}
    yesterday = timezone.now() - dt.timedelta(days=1)
    past = {**own, "start": yesterday - dt.timedelta(days=1), "pupils": 20}
    HistoricFigure.objects.create(year=2019, pupils=675, schools=13, source="Uit het jaarverslag")
    return {
        **people,
        "request": waiting,
        "invitation": InvitationFactory(request=waiting, speaker=speaker),
        "planned": SessionFactory(**own),
        "over": SessionFactory(request=over, start=yesterday, **own),
        "counted": SessionFactory(request=done, count_in_conflict=True, **past),
        "mail": enqueue(Letter("a@b.example", LONG, LONG, "account"), now=timezone.now()),
    }


@pytest.fixture
def people(transactional_db):
    """A school with a long name and its teacher, a speaker, and one from too far away."""
    school = SchoolFactory(name=LONG, municipality="Scherpenheuvel-Zichem")
    SpeakerFactory(radius_km=1, latitude=50)
    return {
        "school": school,
        "teacher": TeacherFactory(school=school),
        "speaker": SpeakerFactory(),
    }


def _of(name, row):
    return reverse(name, args=[row.pk])


def test_pages_for_everybody(look_in, rows, settings):
    settings.DEMO = True
    addresses = [
        "/",
        "/cijfers/",
        "/cijfers/kalenderjaar/2019/",
        "/aanvraag/?school=sint",
        "/aanvraag/?school=zzz",
        "/aanmelden/login/code/",
        "/demo/mail/",
        _of("demo_mail_detail", rows["mail"]),
        "/bevestig/",
        "/nergens/",
    ]
    look_in(None, addresses)


def test_pages_of_a_teacher(look_in, rows):
    detail = "session_detail"
    addresses = ["/mijn/", "/aanvraag/", _of("request_detail", rows["request"])]
    addresses += [_of(detail, rows["counted"]), _of("session_count", rows["over"]), "/spreker/"]
    look_in(rows["teacher"].user, addresses)
    look_in(rows["teacher"].user, [_of(detail, rows["over"])], button="Bewaar het aantal")


def test_pages_of_a_speaker(look_in, rows):
    addresses = ["/mijn/", "/mijn/agenda/", _of("invitation_detail", rows["invitation"])]
    look_in(rows["speaker"].user, [*addresses, _of("session_detail", rows["planned"])])
    rows["speaker"].postal_code, rows["speaker"].levels = "0001", []
    rows["speaker"].save()
    look_in(rows["speaker"].user, ["/spreker/"], button="Bewaar mijn profiel")
    look_in(rows["speaker"].user, ["/spreker/wanneer/"], button="Bewaar")


def test_pages_of_the_coordinator(look_in, rows):
    coordinator = UserFactory(role="coordinator")
    addresses = ["/mijn/", "/aanvragen/", "/aanvragen/?state=done&urgency=low", "/sessies/"]
    addresses += [_of("request_detail", rows["request"]), _of("session_detail", rows["counted"])]
    addresses += [_of("session_detail", rows["planned"]), "/cijfers/", "/sessies/nieuw/"]
    look_in(coordinator, addresses)
    look_in(coordinator, ["/uitgaande-mail/", "/uitgaande-mail/?list=gone&q=zzz", "/mailteksten/"])
    at = f"?at={rows['school'].pk}"
    look_in(coordinator, [f"/aanvraag/telefoon/{at}"], button="Bewaar de aanvraag")
    look_in(coordinator, [f"/sessies/nieuw/{at}"], button="Bewaar de sessie")


def test_pages_of_mails(look_in, transactional_db, settings):
    settings.MAIL_TEST_TO = "test@coop.example"
    coordinator, tomorrow = UserFactory(role="coordinator"), timezone.now() + dt.timedelta(days=1)
    long = {"subject": LONG, "to": f"{LONG[:60].replace(' ', '.')}@school.example"}
    waiting, failed, stopped = (
        letter(state=state, send_at=tomorrow, error="550 5.1.1 unknown", **long)
        for state in ["waiting", "failed", "stopped"]
    )
    addresses = ["/mijn/", "/uitgaande-mail/", "/uitgaande-mail/?list=failed"]
    addresses += [_of("outbox_mail", mail) for mail in (waiting, failed, stopped)]
    look_in(coordinator, addresses)
    look_in(coordinator, [_of("outbox_mail", waiting)], button="Bewaar de mail")


def test_pages_of_mail_texts(look_in, transactional_db):
    coordinator = UserFactory(role="coordinator")
    words = Wording("Kom je?", "Dag {name},\n\n[Antwoord]({answer_link})")
    change_text("invitation_sent", "nl", words, who=coordinator, now=timezone.now())
    text = reverse("mail_text", args=["invitation_sent", "nl"])
    restore = reverse("mail_text_restore", args=["invitation_sent", "nl"])
    look_in(coordinator, ["/mailteksten/", text, restore])
