"""How somebody came to their own data: logged in, or with the link from a mail."""

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from django.http import HttpRequest
from django.urls import reverse

from frontend.door import Door
from youth4coop.users.models import User


class MyDoor(Protocol):
    """A door that knows where its buttons lead."""

    @property
    def request(self) -> HttpRequest: ...

    @property
    def who(self) -> User: ...

    @property
    def now(self) -> dt.datetime: ...

    @property
    def back(self) -> str: ...

    def to(self, verb: str) -> str: ...


@dataclass(frozen=True)
class OwnDoor(Door):
    """Somebody who is logged in."""

    def to(self, verb: str) -> str:
        """Give the address that a button of the page posts to."""
        return reverse("my_data_action", args=[verb])
