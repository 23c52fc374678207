"""The two doors to one's own data."""

import time

import pytest
from django.urls import reverse

from tests.frontend.links.opened import Opened
from youth4coop.links.models import LinkPurpose


class LoggedIn:
    """The page of somebody who proved who they are a moment ago."""

    def __init__(self, browser):
        self.client = browser

    def get(self):
        return self.client.get(reverse("my_data"))

    def press(self, verb, **answers):
        return self.client.post(reverse("my_data_action", args=[verb]), answers, follow=True)


@pytest.fixture(params=["link", "login"])
def door(request, page):
    """Gives the page of somebody's data, by the link from a mail and logged in."""

    def open_door(person):
        if request.param == "link":
            return Opened(LinkPurpose.MY_DATA, person.user, person)
        return LoggedIn(page(person.user, by="mfa", at=time.time()))

    return open_door
