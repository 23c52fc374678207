"""My data, for somebody who is logged in."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from frontend.access import PersonRequest, allow
from frontend.account.proof import recently_proved_required
from frontend.my_data.door import OwnDoor
from frontend.my_data.pages import VERBS

# A thief at a screen that was left open cannot do these (R5.12).
PROVED = {"adres", "meenemen", "bewaren", "wissen", "wis-nu"}


@never_cache
@allow("GET")
def my_data(request: PersonRequest) -> HttpResponse:
    """Show everything that we keep about oneself."""
    return VERBS[""](_door(request))


@never_cache
@allow("GET", "POST")
def my_data_action(request: PersonRequest, verb: str) -> HttpResponse:
    """Do what a button says; whoever comes back from proving who they are presses it again."""
    if verb not in VERBS:
        raise Http404
    return _proved(request, verb) if verb in PROVED else _act(request, verb)


@recently_proved_required
def _proved(request: PersonRequest, verb: str) -> HttpResponse:
    return _act(request, verb)


def _act(request: PersonRequest, verb: str) -> HttpResponse:
    if request.method != "POST":
        messages.info(request, _("Kies nu opnieuw wat je wilt doen."))
        return redirect("my_data")
    return VERBS[verb](_door(request))


def _door(request: PersonRequest) -> OwnDoor:
    return OwnDoor(request, request.user, timezone.now(), reverse("my_data"))
