"""Somebody with a link from a mail, on its page."""

import datetime as dt
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from youth4coop.links.models import ActionLink
from youth4coop.users.models import User


@dataclass(frozen=True)
class Visit:
    """A request to the page of a link: what the link is for, and who it was mailed to.

    `who` is the person of that address; None when there is none any more.
    """

    request: HttpRequest
    link: ActionLink
    who: User | None
    now: dt.datetime

    @property
    def back(self) -> str:
        """The address of the link's page, which holds no secret."""
        return reverse("link", args=[self.link.pk])

    def to(self, verb: str) -> str:
        """Give the address that a button of the page posts to."""
        return reverse("link_action", args=[self.link.pk, verb])
