"""What people do on the site, each in their own browser."""

import re

from django.core import mail
from django.utils import timezone

from tests.login import app_code, mailed_code
from youth4coop.mail.body import links_in
from youth4coop.mail.message import with_links
from youth4coop.mail.models import OutboxMail


def log_in(page, email):
    """Asks for a code and fills it in, and does the second step where there is one."""
    give_mailed_code(page, email)
    page.wait_for_url(re.compile("/(mijn|tweede-stap)/$"))
    if page.url.endswith("/tweede-stap/"):
        page.get_by_label("Je code").fill(app_code())
        page.get_by_role("button", name="Meld me aan").click()
    page.wait_for_url("**/mijn/")


def give_mailed_code(page, email):
    """Asks for a code, and fills it in."""
    page.goto("/aanmelden/")
    page.get_by_label("Je e-mailadres").fill(email)
    page.get_by_role("button", name="Mail me een code").click()
    field = page.get_by_label("De code uit de mail")
    field.wait_for()
    field.fill(_code(email))
    page.get_by_role("button", name="Meld me aan").click()


def log_out(page):
    """Logs out from the menu."""
    _open_menu(page)
    page.get_by_role("button", name="Afmelden").click()


def choose_in_menu(page, name):
    """Follows a link of the menu."""
    _open_menu(page)
    page.get_by_role("link", name=name, exact=True).click()


def _open_menu(page):
    """Opens the menu where it is behind a button, as on a phone."""
    menu = page.get_by_role("button", name="Menu")
    if menu.is_visible():
        menu.click()


def _code(email):
    return mailed_code([message for message in mail.outbox if message.to == [email]])


def link_in_mail(email):
    """Gives the address in the last mail to somebody."""
    last = OutboxMail.objects.filter(to=email).latest("pk")
    return links_in(with_links(last, now=timezone.now()))[0]


def choose_school(page, words, name):
    """Finds a school and chooses it; the button works where no script looks while one types."""
    page.get_by_label("Zoek de school").fill(words)
    page.get_by_role("button", name="Zoek").click()
    page.get_by_role("button", name=name).click()


def choose(page, *answers):
    """Chooses answers by their words, among the questions that show."""
    for answer in answers:
        page.locator("input:visible").and_(page.get_by_label(answer)).first.check()


def fill_in(page, **answers):
    """Fills in fields by their labels; an underscore stands for a space."""
    for label, answer in answers.items():
        page.get_by_label(label.replace("_", " ")).first.fill(answer)


def go_on(page):
    """Presses the button that leads to the next page of questions."""
    page.get_by_role("button", name="Ga verder").click()
