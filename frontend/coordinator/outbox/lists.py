"""All mails: what still goes, what did not arrive, what went and what was stopped."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from frontend.access import PersonRequest, allow, only
from frontend.coordinator.filters import PAGE_SIZE, FilterForm
from frontend.coordinator.texts.purposes import purpose_choices, purposes_called
from youth4coop.mail.models import MailState, OutboxMail
from youth4coop.mail.outbox import readable
from youth4coop.users.models import UserRole

# What a list does not show, and can be long.
LONG = ("text", "links", "calendar", "delivered")


@dataclass(frozen=True)
class MailList:
    """Mails in certain states, in the order that suits them."""

    label: Promise
    states: tuple[MailState, ...]
    order: tuple[str, ...]
    empty: Promise


LISTS = {
    "waiting": MailList(
        _("Gaat nog weg"),
        (MailState.WAITING, MailState.SENDING),
        ("send_at", "pk"),
        _("Er staat geen mail klaar."),
    ),
    "failed": MailList(_("Kwam niet aan"), (MailState.FAILED,), ("-pk",), _("Elke mail kwam aan.")),
    "gone": MailList(
        _("Verstuurd"),
        (MailState.SENT, MailState.KEPT),
        ("-sent_at", "-pk"),
        _("Er is nog geen mail verstuurd."),
    ),
    "stopped": MailList(
        _("Tegengehouden"),
        (MailState.STOPPED,),
        ("-send_at", "-pk"),
        _("Er is niets tegengehouden."),
    ),
    "settled": MailList(
        _("Afgehandeld"), (MailState.SETTLED,), ("-pk",), _("Er is niets afgehandeld.")
    ),
}


class OutboxFilterForm(FilterForm):
    """What the lists are narrowed down by."""

    q = forms.CharField(
        label=_("Zoek"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    purpose = forms.ChoiceField(
        label=_("Soort mail"),
        choices=lambda: [("", _("Alle")), *purpose_choices()],
        required=False,
    )

    def found(self) -> QuerySet[OutboxMail]:
        """Give the mails of all lists, found by subject, address or what they are for."""
        chosen, mails = self.chosen, readable()
        if "purpose" in chosen:
            mails = mails.filter(purpose=chosen["purpose"])
        if words := chosen.get("q"):
            kind = Q(purpose__in=purposes_called(words))
            mails = mails.filter(Q(subject__icontains=words) | Q(to__icontains=words) | kind)
        return mails


@only(UserRole.COORDINATOR)
@allow("GET")
def outbox(request: PersonRequest) -> HttpResponse:
    """One list of mails, with how many the others have."""
    form = OutboxFilterForm(request.GET)
    code = request.GET.get("list", "")
    context = {
        "form": form,
        "now": timezone.now(),
        **_list(form, code if code in LISTS else "waiting", request.GET.get("page")),
    }
    return render(request, "frontend/outbox/list.html", context)


def _list(form: OutboxFilterForm, code: str, page: str | None) -> dict[str, Any]:
    chosen, found = LISTS[code], form.found()
    mails = found.filter(state__in=chosen.states).order_by(*chosen.order).defer(*LONG)
    return {
        "code": code,
        "chosen": chosen,
        "tabs": _tabs(found, form.query),
        "page": Paginator(mails, PAGE_SIZE).get_page(page),
        "query": _query(code, form.query),
    }


def _tabs(found: QuerySet[OutboxMail], query: str) -> list[dict[str, Any]]:
    """Give each list with its address and how many mails it has, in one query."""
    counted = found.values_list("state").annotate(Count("pk")).order_by()
    numbers = dict(counted)
    return [
        {
            "code": code,
            "label": each.label,
            "number": sum(numbers.get(state, 0) for state in each.states),
            "query": _query(code, query),
        }
        for code, each in LISTS.items()
    ]


def _query(code: str, query: str) -> str:
    return "&".join(part for part in (urlencode({"list": code}), query) if part)
