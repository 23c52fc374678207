"""What every request of somebody who is logged in passes: limits in time, and a second factor."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from youth4coop.headers import GetResponse
from youth4coop.users.logins import is_over, note_visit
from youth4coop.users.proof import has_second_factor, lacks_second_factor, prove_again

API = "/api/"


def login_limits_middleware(get_response: GetResponse) -> GetResponse:
    """Ends a login that has lasted too long, and tells people that they are logged out."""

    def middleware(request: HttpRequest) -> HttpResponse:
        now, user = timezone.now(), request.user
        if not user.is_authenticated:
            _say_if_ended(request)
        elif is_over(request, user, now=now):
            logout(request)
            _say(request, _("Je was lang aangemeld. Meld je opnieuw aan."))
        else:
            note_visit(request, now=now)
        return get_response(request)

    return middleware


class SecondFactorMiddleware:
    """Leads a coordinator to the second factor before anything else (R5.12).

    The API has its own answer, see `BrowserAuthentication`: a token needs no second factor.
    """

    def __init__(self, get_response: GetResponse):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        _args: Any,
        _kwargs: Any,
    ) -> HttpResponse | None:
        is_open = not getattr(view, "second_factor_required", True)
        if is_open or request.path.startswith(API) or not lacks_second_factor(request):
            return None
        return second_factor_first(request)


def before_second_factor[View: Callable[..., HttpResponse]](view: View) -> View:
    """Mark a page that a coordinator may see before the second factor is given."""
    view.second_factor_required = False  # type: ignore[attr-defined]
    return view


def second_factor_first(request: HttpRequest) -> HttpResponse:
    """Lead to the page where a second factor is set up, or given where there is one."""
    if not has_second_factor(request.user):  # type: ignore[arg-type]  # somebody is logged in
        return redirect("mfa_index")
    return prove_again(request)


def _say_if_ended(request: HttpRequest) -> None:
    """Tell a browser that still has the cookie of a login that it has ended elsewhere.

    Logging out here takes the cookie away, and a cookie goes when its login ends by itself.
    """
    if request.COOKIES.get(settings.SESSION_COOKIE_NAME) and request.session.is_empty():
        _say(request, _("Je bent hier afgemeld vanop een ander toestel. Meld je opnieuw aan."))


def _say(request: HttpRequest, text: str) -> None:
    if not request.path.startswith(API):
        messages.info(request, text)
