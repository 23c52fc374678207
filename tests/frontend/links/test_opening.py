"""Opening a link changes nothing, however often, by whomever and in whichever browser (R5.03)."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from frontend.links.pages import PAGES, PARTS
from tests.factories import NOW
from tests.frontend.links.opened import everything, mailed
from tests.frontend.reading import words
from youth4coop.links.models import ActionLink, LinkPurpose
from youth4coop.users.models import User

# What each kind of link is about, and who gets it.
LINKS = {
    LinkPurpose.CONFIRM_REQUEST: [("unconfirmed", "teacher")],
    LinkPurpose.FOLLOW_REQUEST: [("wish", "teacher")],
    LinkPurpose.ANSWER_INVITATION: [("invitation", "speaker")],
    LinkPurpose.ANSWER_PROPOSAL: [("proposal", "teacher")],
    LinkPurpose.FOLLOW_SESSION: [("planned", "teacher"), ("planned", "speaker")],
    LinkPurpose.COUNT: [("over", "teacher"), ("over", "speaker")],
    LinkPurpose.PRACTICAL: [("planned", "teacher")],
    LinkPurpose.EVALUATE: [("counted", "teacher"), ("counted", "speaker")],
    LinkPurpose.ASK_AGAIN: [("counted", "teacher")],
    LinkPurpose.CALENDAR: [("planned", "teacher"), ("planned", "speaker")],
    LinkPurpose.CALENDAR_FEED: [("speaker", "speaker")],
    LinkPurpose.CONFIRM_REGISTRATION: [("registered", "registered"), ("asked", "asked")],
    LinkPurpose.DECIDE_ACCESS: [("joining", "speaker")],
    LinkPurpose.MY_DATA: [("account", "teacher")],
    LinkPurpose.NEW_ADDRESS: [("account", "teacher")],
}
EACH = [(purpose, *pair) for purpose, pairs in LINKS.items() for pair in pairs]
WITH_PAGE = [(purpose, row, role) for purpose, row, role in EACH if purpose in PAGES]
BUTTONS = [
    (purpose, row, role, verb)
    for purpose, row, role in WITH_PAGE
    for verb in PAGES[purpose]
    if verb
]

LOOKED_AT = [
    (purpose, row, role, part)
    for purpose, row, role in WITH_PAGE
    for part in PARTS.get(purpose, {})
]


@pytest.fixture(autouse=True)
def quick_pdf(monkeypatch):
    """Writing a PDF takes most of the time, and matters nothing here."""
    monkeypatch.setattr("frontend.shared.certificate.as_pdf", lambda paper: b"%PDF")


@pytest.fixture
def unconfirmed(wish):
    wish.state = "unconfirmed"
    wish.save(update_fields=["state"])
    return wish


@pytest.fixture
def mail(request):
    """Gives the address in a mail, and the link's row, for a kind of thing and of person."""
    return lambda purpose, row, role: mailed(
        purpose, request.getfixturevalue(row), request.getfixturevalue(role)
    )


def page_of(link):
    return reverse("link", args=[link.pk])


def test_every_kind_of_link_is_tried_and_only_calendars_have_no_page():
    assert set(LINKS) == set(LinkPurpose)
    assert set(LINKS) - set(PAGES) == {LinkPurpose.CALENDAR, LinkPurpose.CALENDAR_FEED}


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize(("purpose", "row", "role"), EACH)
def test_opening_five_times_changes_nothing(mail, purpose, row, role, method):
    address, link = mail(purpose, row, role)
    before = everything()

    for _ in range(5):
        browser = Client()
        response = getattr(browser, method)(address, follow=True)
        for page in ["link", "link_calendar"]:
            getattr(browser, method)(reverse(page, args=[link.pk]))

    assert everything() == before
    if purpose in PAGES:
        assert (response.status_code, response.redirect_chain) == (200, [(page_of(link), 302)])


@pytest.mark.parametrize(("purpose", "row", "role", "verb"), BUTTONS)
def test_address_of_a_button_only_shows_the_page(mail, purpose, row, role, verb):
    address, link = mail(purpose, row, role)
    browser = Client()
    browser.get(address)
    before = everything()

    shown = browser.get(reverse("link_action", args=[link.pk, verb]))
    refused = browser.put(reverse("link_action", args=[link.pk, verb]))

    assert (shown.status_code, refused.status_code) == (200, 405)
    assert everything() == before


@pytest.mark.parametrize("method", ["get", "head"])
@pytest.mark.parametrize(("purpose", "row", "role", "part"), LOOKED_AT)
def test_looking_at_a_part_changes_nothing(mail, purpose, row, role, part, method):
    address, link = mail(purpose, row, role)
    browser = Client()
    browser.get(address)
    before = everything()

    seen = getattr(browser, method)(reverse("link_part", args=[link.pk, part]))

    is_not_theirs = (role, part) == ("speaker", "praktisch")
    assert seen.status_code in ({410} if is_not_theirs else {200, 409})
    assert browser.post(reverse("link_part", args=[link.pk, part])).status_code == 405
    assert everything() == before


@pytest.mark.parametrize(("purpose", "row", "role", "verb"), BUTTONS)
def test_other_browser_can_do_nothing(mail, purpose, row, role, verb):
    address, link = mail(purpose, row, role)
    Client().get(address)
    before = everything()

    other = Client()
    pressed = other.post(reverse("link_action", args=[link.pk, verb]))
    looked = other.get(page_of(link))

    assert (pressed.status_code, looked.status_code) == (410, 410)
    assert everything() == before


@pytest.mark.parametrize(("purpose", "row", "role", "verb"), BUTTONS)
def test_button_needs_the_proof_that_it_was_on_our_page(mail, purpose, row, role, verb):
    address, link = mail(purpose, row, role)
    browser = Client(enforce_csrf_checks=True)
    browser.get(address)
    before = everything()

    assert browser.post(reverse("link_action", args=[link.pk, verb])).status_code == 403
    assert everything() == before


def end(link):
    link.expires_at = NOW
    link.save()


def revoke(link):
    link.revoked_at = NOW - dt.timedelta(days=1)
    link.save()


def leave(link):
    User.objects.filter(email=link.email).update(is_active=False)


def erase(link):
    User.objects.filter(email=link.email).delete()


def lead_nowhere(link):
    ActionLink.objects.update(object_id=999_999)


def all_answers(browser, address, link):
    """Gives what the link, its page, each of its buttons and each of its parts answer."""
    verbs = [verb for verb in PAGES.get(LinkPurpose(link.purpose), []) if verb]
    pages = [browser.get(address, follow=True), browser.get(page_of(link))]
    parts = [*PARTS.get(LinkPurpose(link.purpose), []), "nergens"]
    return [
        *pages,
        *[browser.post(f"{page_of(link)}{verb}/") for verb in verbs],
        *[browser.get(reverse("link_part", args=[link.pk, part])) for part in parts],
    ]


ENDINGS = [
    (purpose, row, role, change)
    for purpose, row, role in EACH
    for change in [end, revoke, leave, erase, lead_nowhere]
    # Whoever volunteers has no account yet that could be closed.
    if purpose != LinkPurpose.CONFIRM_REGISTRATION or change not in (leave, erase)
]


@pytest.mark.parametrize(("purpose", "row", "role", "change"), ENDINGS)
def test_link_that_does_not_hold_is_dead(mail, purpose, row, role, change):
    address, link = mail(purpose, row, role)
    browser = Client()
    browser.get(address)
    change(link)
    before = everything()

    answers = all_answers(browser, address, link)

    assert {response.status_code for response in answers} == {410}
    assert "Deze link werkt niet meer" in words(answers[0])
    assert everything() == before


# Who has nothing to do with it: another school, a colleague, the other side, the coordinator.
OTHERS = ["stranger", "colleague", "coordinator"]
OF_OTHERS = [
    *[(purpose, row, role) for purpose, row, _role in EACH for role in OTHERS],
    (LinkPurpose.CONFIRM_REQUEST, "unconfirmed", "speaker"),
    (LinkPurpose.FOLLOW_REQUEST, "wish", "speaker"),
    (LinkPurpose.ANSWER_INVITATION, "invitation", "teacher"),
    (LinkPurpose.PRACTICAL, "planned", "speaker"),
    (LinkPurpose.MY_DATA, "account", "speaker"),
]


@pytest.mark.parametrize(("purpose", "row", "role"), dict.fromkeys(OF_OTHERS))
def test_link_of_who_has_nothing_to_do_with_it_is_dead(mail, purpose, row, role):
    address, link = mail(purpose, row, role)
    before = everything()

    answers = all_answers(Client(), address, link)

    assert {response.status_code for response in answers} == {410}
    assert everything() == before
