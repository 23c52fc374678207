"""Choose the language of the site, on any page, for a year."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme

from frontend.access import allow

BACK = "terug"


@login_not_required
@allow("GET")
def choose_language(request: HttpRequest, code: str) -> HttpResponse:
    """Keep the language in a cookie, and go back to the page where it was chosen."""
    if code not in dict(settings.LANGUAGES):
        raise Http404
    response = redirect(_back(request.GET.get(BACK, "")))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )
    return response


def _back(address: str) -> str:
    ours = address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if ours else "/"
