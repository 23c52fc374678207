"""Where somebody is logged in, and ending that."""

from dataclasses import dataclass

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from frontend.access import PersonRequest, allow
from youth4coop.users.logins import end_logins, logins_of

# What a browser says about itself, and how people call it; the first that fits, fits best.
BROWSERS = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrome", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari", "Safari"),
]
SYSTEMS = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
]
UNKNOWN = gettext_lazy("Een toestel dat we niet kennen")


@dataclass(frozen=True)
class Device:
    """One place where somebody is logged in."""

    login: UserSession
    name: str
    is_this_one: bool


@allow("GET")
def device_list(request: PersonRequest) -> HttpResponse:
    """Show where one is logged in."""
    here = request.session.session_key
    devices = [
        Device(login, device_name(login.user_agent), login.session_key == here)
        for login in logins_of(request.user, now=timezone.now())
    ]
    return render(request, "frontend/account/devices.html", {"devices": devices})


@allow("POST")
def device_end(request: PersonRequest, pk: int) -> HttpResponse:
    """Log one device out."""
    if not end_logins(request.user, _others(request).filter(pk=pk)):
        raise Http404
    messages.success(request, _("Dat toestel is afgemeld."))
    return redirect("account_devices")


@allow("POST")
def devices_end(request: PersonRequest) -> HttpResponse:
    """Log all other devices out."""
    number = end_logins(request.user, _others(request))
    text = ngettext(
        "%(number)s ander toestel is afgemeld.",
        "%(number)s andere toestellen zijn afgemeld.",
        number,
    )
    messages.success(request, text % {"number": number})
    return redirect("account_devices")


def device_name(user_agent: str) -> str:
    """Give the browser and the kind of device in words: "Firefox op Windows"."""
    browser = next((name for sign, name in BROWSERS if sign in user_agent), "")
    system = next((name for sign, name in SYSTEMS if sign in user_agent), "")
    if browser and system:
        return _("%(browser)s op %(system)s") % {"browser": browser, "system": system}
    return browser or system or str(UNKNOWN)


def _others(request: PersonRequest) -> QuerySet[UserSession]:
    logins = logins_of(request.user, now=timezone.now())
    return logins.exclude(session_key=request.session.session_key)
