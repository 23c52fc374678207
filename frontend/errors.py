"""Pages for what goes wrong: what happened, what to do now, and where to get help."""

import math
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.template.loader import render_to_string


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the address or what was sent cannot be read.

    The request is kept out of the template: it may be what is wrong.
    """
    return HttpResponse(render_to_string("400.html"), status=400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: this person may not do this; an operation's own words are shown."""
    return render(request, "403.html", {"reason": str(exception)}, status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form was sent without the proof that it came from our page.

    Who logged in or out elsewhere gets the same page of questions again, with what they typed.
    """
    from frontend.public.requests import once_more  # it shows error pages itself

    match = request.resolver_match
    if match and match.view_name in {"request_step", "request_check"}:
        response = once_more(request, **match.kwargs)
        response.status_code = 403 if response.status_code == 200 else response.status_code
        return response
    return render(request, "403_csrf.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: there is no such page, or this person may not see it."""
    return render(request, "404.html", status=404)


def method_not_allowed(request: HttpRequest, allowed: Sequence[str]) -> HttpResponse:
    """405: somebody opened the address of a button."""
    return HttpResponseNotAllowed(allowed, render_to_string("405.html", request=request))


def too_many_requests(request: HttpRequest, wait: int = 60) -> HttpResponse:
    """429: too often in a short time; `wait` seconds help."""
    context = {"minutes": max(1, math.ceil(wait / 60))}
    response = render(request, "429.html", context, status=429)
    response.headers["Retry-After"] = str(max(1, wait))
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """500: a fault of ours. The page asks nothing of the database or the request."""
    return HttpResponse(render_to_string("500.html"), status=500)
