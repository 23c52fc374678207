"""One's own tokens for the API."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from frontend.access import PersonRequest, allow
from frontend.account.proof import recently_proved_required
from youth4coop.users.operations import (
    TooManyTokens,
    UnknownToken,
    make_token,
    revoke_token,
    tokens_of,
)


@allow("GET")
def token_list(request: PersonRequest) -> HttpResponse:
    """Show one's tokens; the text of none of them is known any more."""
    tokens = tokens_of(request.user, now=timezone.now())
    return render(request, "frontend/account/tokens.html", {"tokens": tokens})


@never_cache
@allow("GET", "POST")
@recently_proved_required
def token_new(request: PersonRequest) -> HttpResponse:
    """Make a token, and show its text this once."""
    if request.method != "POST":
        return render(request, "frontend/account/token_new.html")
    try:
        token = make_token(request.user, now=timezone.now())
    except TooManyTokens as refusal:
        messages.error(request, str(refusal))
        return redirect("account_tokens")
    return render(request, "frontend/account/token_new.html", {"token": token})


@allow("POST")
def token_revoke(request: PersonRequest) -> HttpResponse:
    """Make a token worthless."""
    try:
        revoke_token(request.user, request.POST.get("token", ""))
    except UnknownToken as error:
        raise Http404 from error
    messages.success(request, _("Het token is ingetrokken. Het werkt niet meer."))
    return redirect("account_tokens")
