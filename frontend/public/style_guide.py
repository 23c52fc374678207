"""Every token and component on one page, made from the real ones, so that it cannot drift."""

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.contrib.messages import ERROR, INFO, SUCCESS, WARNING
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.db.models import TextChoices
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontend.access import allow
from frontend.fields import AddressField, NumberField
from frontend.forms import CHOOSE
from frontend.public.about import Words
from frontend.public.catalogue import CatalogueFilterForm
from frontend.public.figures import Bar, Table
from frontend.public.steps import MOMENTS, steps_of
from frontend.sheets import PageForm
from frontend.styles import PARTS_FOLDER
from sessions.choices import CountMethod, InvitationState, RequestState, SessionState, Theme
from sessions.figures.results import Completeness, Figures, PeriodFigures, Row, Status
from youth4coop.terms.hours import Remark

_TOKEN = re.compile(r"^\s+--([a-z0-9-]+): ([^;]+);", re.MULTILINE)
_SHAPE = re.compile("radius|shadow|tap|measure|page")
STATES: list[tuple[Words, type[TextChoices]]] = [
    (gettext_lazy("Aanvraag"), RequestState),
    (gettext_lazy("Uitnodiging"), InvitationState),
    (gettext_lazy("Sessie"), SessionState),
]
STATUSES: list[Status] = ["historic", "closed", "revised", "provisional"]
FIGURES = Figures(67, 1608, 1587, 39, 21, 29)


class SampleForm(PageForm):
    """A field of each kind."""

    text = forms.CharField(
        label=gettext_lazy("Tekst"),
        help_text=gettext_lazy("Een hint zegt in één zin wat je invult."),
        error_messages={"required": gettext_lazy("Vul een tekst in.")},
    )
    address = AddressField(label=gettext_lazy("E-mailadres"), required=False)
    number = NumberField(
        label=gettext_lazy("Getal"),
        low=1,
        high=400,
        error_messages={"required": gettext_lazy("Vul een getal in.")},
    )
    big = NumberField(
        label=gettext_lazy("Groot getal"),
        low=1,
        high=400,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "big"}),
    )
    day = forms.CharField(
        label=gettext_lazy("Datum"),
        required=False,
        widget=forms.TextInput(attrs={"class": "medium"}),
    )
    long = forms.CharField(
        label=gettext_lazy("Lange tekst"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    pick = forms.ChoiceField(
        label=gettext_lazy("Keuzelijst"),
        choices=[CHOOSE, *Theme.choices],
        error_messages={"required": gettext_lazy("Kies er één.")},
    )
    one = forms.ChoiceField(
        label=gettext_lazy("Eén keuze"),
        choices=CountMethod.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies er één.")},
    )
    many = forms.MultipleChoiceField(
        label=gettext_lazy("Meer keuzes"),
        choices=Theme.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    agreed = forms.BooleanField(
        label=gettext_lazy("Ik ga akkoord."),
        error_messages={"required": gettext_lazy("Vink dit aan.")},
    )


@dataclass(frozen=True)
class Shown:
    """A state as a badge shows it."""

    state: str
    get_state_display: str


@login_not_required
@allow("GET")
def style_guide(request: HttpRequest) -> HttpResponse:
    """Show every token and component; for who makes a page, not for search engines."""
    return render(request, "frontend/style_guide.html", {**_look(), **_forms(), **_content()})


@cache
def tokens() -> dict[str, str]:
    """Give the tokens of the light scheme with their values, as the style sheet has them."""
    light = (PARTS_FOLDER / "tokens.css").read_text(encoding="utf-8").partition("@media")[0]
    return dict(_TOKEN.findall(light))


def _look() -> dict[str, Any]:
    names = list(tokens())
    return {
        "colours": [name for name in names if tokens()[name].startswith("#")],
        "faces": [name for name in names if name.startswith("face-")],
        "sizes": [name for name in names if name.startswith("size-")],
        "spaces": [name for name in names if name.startswith("space-")],
        "shapes": [(name, value) for name, value in tokens().items() if _SHAPE.match(name)],
    }


def _forms() -> dict[str, Any]:
    wrong = SampleForm(MultiValueDict({"fout-address": ["naam"]}), prefix="fout")
    return {
        "form": SampleForm(),
        "wrong": wrong,
        "beside": SampleForm(prefix="naast"),
        "week": SampleForm(prefix="week"),
        "filter_form": CatalogueFilterForm(QueryDict()),
        "steps": steps_of(None),
        "current": MOMENTS.name,
        "done": {"klas"},
    }


def _content() -> dict[str, Any]:
    row = Row("energy", "Energie", 24, 618, 15, 4)
    return {
        "badges": [
            (thing, [Shown(value, str(label)) for value, label in states.choices])
            for thing, states in STATES
        ],
        "statuses": STATUSES,
        "samples": [
            Message(SUCCESS, _("Het aantal is bewaard.")),
            Message(INFO, _("Je bent aangemeld.")),
            Message(WARNING, _("Deze dag valt in de schoolvakantie.")),
            Message(ERROR, _("Iemand anders was je voor.")),
        ],
        "remarks": [Remark("wednesday_afternoon", _("Dit is een woensdagnamiddag."))],
        "left": [3, 30, 60, None],
        "found": {"figures": FIGURES},
        "table": Table(_("Per sector"), _("Sector"), [(row, "")]),
        "trend": [
            _bar(year, status) for year, status in zip(range(2023, 2027), STATUSES, strict=True)
        ],
        "completeness": Completeness(planned=5, held=2, counted=64, estimated=3, open=2),
        "page": Paginator(range(60), 25).page(2),
    }


def _bar(year: int, status: Status) -> Bar:
    start, end = dt.date(year, 1, 1), dt.date(year, 12, 31)
    row = PeriodFigures(period=str(year), start=start, end=end, status=status, figures=FIGURES)
    return Bar(row=row, url=reverse("figures_now"), width=f"{20 * (year - 2022)}%")
