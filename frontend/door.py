"""How somebody came to a page: logged in, or with a link from a mail. What they do is the same."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from frontend.access import PersonRequest
from youth4coop.users.models import User

# Makes the page once more, with the forms that have to be put right by their names.
type Again = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Door:
    """Somebody at a page, the moment that counts as now, and where a button leads when it is done.

    `who` need not be the user of the request: whoever follows a link from a mail acts as the
    person to whom it was sent.
    """

    request: HttpRequest
    who: User
    now: dt.datetime
    back: str


def logged_in(request: PersonRequest, page: str, pk: int) -> Door:
    """Give the door of somebody who is logged in; buttons lead to the page of this name."""
    return Door(request, request.user, timezone.now(), reverse(page, args=[pk]))
