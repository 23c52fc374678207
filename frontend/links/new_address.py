"""Confirming a new e-mail address, at that address."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from frontend.access import act
from frontend.forms import NoForm
from frontend.links.visit import DeadLink, Visit
from sessions.operations.my_data import is_taken, take_new_address


def page(visit: Visit) -> HttpResponse:
    """Show which address becomes which; one that is somebody else's by now ends the link."""
    if is_taken(visit.link.email, visit.who):
        raise DeadLink
    context = {"visit": visit, "is_done": visit.who.email == visit.link.email}
    return render(visit.request, "frontend/links/new_address.html", context)


def confirm(visit: Visit) -> HttpResponse:
    """Take the new address; once more changes nothing."""
    if visit.who.email == visit.link.email or is_taken(visit.link.email, visit.who):
        return page(visit)
    return act(
        visit.request,
        NoForm(visit.request.POST),
        lambda: take_new_address(visit.who, visit.link.email, now=visit.now),
        done=_("Je nieuwe adres is bevestigd. Je krijgt onze mails nu daar."),
        back=visit.back,
        again=lambda: page(visit),
    )
