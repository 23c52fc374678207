"""Asking for one's data without logging in, and what one sees when they are gone."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from frontend.access import allow
from frontend.account.proof import too_many_codes
from frontend.fields import AddressField
from frontend.public.about import about
from frontend.sheets import PageForm
from sessions.operations.my_data import ask_my_data
from youth4coop.privacy.retention import RETENTION


class AskForm(PageForm):
    """The address at which we know somebody."""

    email = AddressField(
        label=_("Je e-mailadres"), help_text=_("Het adres waarop je onze mails krijgt.")
    )


@login_not_required
@allow("GET", "POST")
def my_data_ask(request: HttpRequest) -> HttpResponse:
    """Mail a link to one's data; the answer is the same for addresses that we do not know."""
    if request.method != "POST":
        return _page(request, AskForm())
    form = AskForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    email = form.cleaned_data["email"]
    if refusal := too_many_codes(request, email):
        return refusal
    ask_my_data(email, now=timezone.now())
    messages.success(request, _("Kennen we dit adres? Dan staat er zo een mail met een link."))
    return redirect("my_data_ask")


def _page(request: HttpRequest, form: AskForm) -> HttpResponse:
    words = about(
        request,
        _("Mijn gegevens"),
        _("Bekijk wat we van je bewaren, verbeter het, neem het mee of wis het."),
    )
    context = {"about": words, "form": form, "problems": form.problems() if form.is_bound else []}
    return render(request, "frontend/my_data/ask.html", context)


@login_not_required
@allow("GET")
def my_data_erased(request: HttpRequest) -> HttpResponse:
    """Say that it is done, to somebody whom we do not know any more."""
    return render(request, "frontend/my_data/erased.html", {"keep": RETENTION})
