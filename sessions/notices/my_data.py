"""Mails about somebody's own data, to themselves."""

import datetime as dt

from sessions.notices.links import MY_DATA
from sessions.notices.people import in_language
from sessions.notices.post import Notice, Recipient, post
from youth4coop.links.models import LinkPurpose
from youth4coop.mail.outbox import LinkWish
from youth4coop.terms.in_words import clock, day_in_words
from youth4coop.users.models import User


def my_data_asked(user: User, email: str, *, now: dt.datetime) -> None:
    """Send somebody the link to what we know about them, to an address that we have of them."""
    _post("my_data", LinkPurpose.MY_DATA, user, email, now)


def new_address_asked(user: User, email: str, *, now: dt.datetime) -> None:
    """Ask at a new address whether it is really theirs."""
    _post("new_address", LinkPurpose.NEW_ADDRESS, user, email, now)


def _post(purpose: str, link: LinkPurpose, user: User, email: str, now: dt.datetime) -> None:
    """Post a mail with one link; asked again within a second, it is the same mail."""
    to = Recipient(email, user.name, user.language, f"user-{user.pk}")
    until = now + MY_DATA
    with in_language(to):
        expires = f"{day_in_words(until)}, {clock(until)}"
    links = {f"{purpose}_link": LinkWish(link, user.pk, until)}
    notice = Notice(purpose, "", {"expires": expires}, links, round=int(now.timestamp()))
    post(notice, to, now=now)
