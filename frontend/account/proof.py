"""Proving once more who is there, before something that a thief would love to do (R5.12)."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.utils import get_next_redirect_url
from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from frontend.access import PersonRequest, allow
from frontend.account.forms import ProofCodeForm
from frontend.errors import too_many_requests
from youth4coop.users.codes import ProofCode
from youth4coop.users.limits import seconds_to_wait
from youth4coop.users.proof import prove_again, recently_proved
from youth4coop.users.security_log import record

CODE_LIMIT = "request_login_code"


def recently_proved_required[View: Callable[..., HttpResponse]](view: View) -> View:
    """Ask for a proof of the last ten minutes, and come back to this page with it.

    A form that was sent too late has to be sent again: nothing of it is kept meanwhile.
    """

    @wraps(view)
    def guarded(request: PersonRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if recently_proved(request, now=timezone.now()):
            return view(request, *args, **kwargs)
        return prove_again(request)

    return guarded  # type: ignore[return-value]  # wraps() keeps the view's own type


@never_cache
@allow("GET", "POST")
def prove_by_code(request: PersonRequest) -> HttpResponse:
    """Mail a code to who has no second factor, and take it."""
    way = get_adapter().get_reauthentication_methods(request.user)[0]["url"]
    if way != request.path:
        return redirect(f"{way}?{request.GET.urlencode()}")
    if "send" in request.POST:
        return too_many_codes(request, request.user.email) or _send(request)
    waiting = ProofCode.waiting(request, request.user)
    if waiting is None or request.method != "POST":
        return _page(request, waiting, ProofCodeForm())
    return _take(request, waiting, ProofCodeForm(request.POST))


def too_many_codes(request: HttpRequest, email: str) -> HttpResponse | None:
    """Count one more code for this address, and answer 429 when that is one too many."""
    if ratelimit.consume(request, action=CODE_LIMIT, key=email.lower()):
        return None
    record("too_often", None, action=CODE_LIMIT)
    return too_many_requests(request, seconds_to_wait(request, CODE_LIMIT, email.lower()))


def _send(request: PersonRequest) -> HttpResponse:
    ProofCode.start(request, request.user)
    query = {"next": next_url} if (next_url := get_next_redirect_url(request)) else {}
    return redirect(f"{request.path}?{urlencode(query)}")


def _take(request: PersonRequest, waiting: ProofCode, form: ProofCodeForm) -> HttpResponse:
    if form.is_valid() and waiting.give(form.cleaned_data["code"]):
        return redirect(get_next_redirect_url(request) or reverse("account"))
    if ProofCode.waiting(request, request.user) is None:
        messages.error(request, _("Die code was te vaak fout. Vraag een nieuwe."))
        return _page(request, None, ProofCodeForm())
    if form.is_valid():
        form.add_error("code", get_adapter().error_messages["incorrect_code"])
    return _page(request, waiting, form)


def _page(request: PersonRequest, waiting: ProofCode | None, form: ProofCodeForm) -> HttpResponse:
    context = {
        "is_sent": waiting is not None,
        "form": form,
        "problems": form.problems() if form.is_bound else [],
        "next": get_next_redirect_url(request) or "",
    }
    return render(request, "account/reauthenticate.html", context)
