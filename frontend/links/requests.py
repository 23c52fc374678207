"""A request, for its teacher: how far it is, withdraw it, and undo that."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from frontend.buttons import requests as buttons
from frontend.links.visit import Visit, already, its_request
from frontend.public.steps import OF_THE_WISH
from frontend.shared.request_page import request_facts
from frontend.sheets import PageForm
from sessions.choices import RequestState
from youth4coop.users.models import UserRole


def page(visit: Visit, **filled: PageForm) -> HttpResponse:
    """Show what was asked, how far it is, and what happens next."""
    context = {
        **request_facts(its_request(visit), UserRole.TEACHER, visit.now, **filled),
        "change": {
            name: reverse("link_change", args=[visit.link.pk, name]) for name in OF_THE_WISH
        },
        "to": {"withdraw": visit.to("intrekken"), "reopen": visit.to("heropenen")},
        "visit": visit,
    }
    return render(visit.request, "frontend/links/request.html", context)


def withdraw(visit: Visit) -> HttpResponse:
    """Take the request back."""
    wish = its_request(visit)
    if wish.state == RequestState.WITHDRAWN:
        return already(visit, page)
    return buttons.withdraw(visit, wish, partial(page, visit))


def reopen(visit: Visit) -> HttpResponse:
    """Undo that it was taken back."""
    wish = its_request(visit)
    if wish.state in RequestState.wanting:
        return already(visit, page)
    return buttons.reopen(visit, wish, partial(page, visit))
