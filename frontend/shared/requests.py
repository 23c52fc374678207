"""One request: look, withdraw, and undo that. For its teacher and the coordinator."""

from functools import partial

from django.http import HttpResponse

from frontend.access import PersonRequest, allow
from frontend.buttons import requests as buttons
from frontend.door import Again, Door, logged_in
from frontend.shared.request_page import request_page, visible_request
from sessions.models import SessionRequest


@allow("GET")
def request_detail(request: PersonRequest, pk: int) -> HttpResponse:
    """What was asked, how far it is, and what happens next."""
    return request_page(_door(request, pk), pk)


@allow("POST")
def request_withdraw(request: PersonRequest, pk: int) -> HttpResponse:
    """Take the request back."""
    return buttons.withdraw(*_at(request, pk))


@allow("POST")
def request_reopen(request: PersonRequest, pk: int) -> HttpResponse:
    """Undo that it was taken back."""
    return buttons.reopen(*_at(request, pk))


def _door(request: PersonRequest, pk: int) -> Door:
    return logged_in(request, "request_detail", pk)


def _at(request: PersonRequest, pk: int) -> tuple[Door, SessionRequest, Again]:
    door = _door(request, pk)
    return door, visible_request(request.user, pk), partial(request_page, door, pk)
