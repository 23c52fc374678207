"""Mijn account: who one is for us, and how one gets in."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from frontend.access import PersonRequest, act, allow
from frontend.account.forms import DetailsForm
from sessions.operations.details import update_details
from youth4coop.users.logins import logins_of
from youth4coop.users.operations import tokens_of
from youth4coop.users.proof import has_second_factor


@allow("GET", "POST")
def account(request: PersonRequest) -> HttpResponse:
    """Show one's account, and save one's name and language."""
    user = request.user
    if request.method != "POST":
        return _page(request, DetailsForm(initial={"name": user.name, "language": user.language}))
    form = DetailsForm(request.POST)
    return act(
        request,
        form,
        lambda: update_details(user, **{"language": user.language, **form.cleaned_data}),
        done=_("Je gegevens zijn bewaard."),
        back=reverse("account"),
        again=lambda: _page(request, form),
    )


def _page(request: PersonRequest, form: DetailsForm) -> HttpResponse:
    now, user = timezone.now(), request.user
    context = {
        "form": form,
        "problems": form.problems(),
        "has_second_factor": has_second_factor(user),
        "devices": logins_of(user, now=now).count(),
        "tokens": len(tokens_of(user, now=now)),
    }
    return render(request, "frontend/account/account.html", context)
