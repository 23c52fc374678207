"""Pages that only tell something. Each has the template of its own name."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from frontend.access import allow
from frontend.public.about import Words, about
from frontend.public.accessibility import CHECKED_ON
from frontend.public.cookies import all_cookies
from youth4coop.privacy.retention import RETENTION

type Page = Callable[[HttpRequest], HttpResponse]
type Facts = dict[str, Any]


def telling(name: str, title: Words, description: Words, facts: Callable[[], Facts] = dict) -> Page:
    """Make the page of `frontend/public/<name>.html`; `facts` is what its template reads."""

    @login_not_required
    @allow("GET")
    def page(request: HttpRequest) -> HttpResponse:
        context = {"about": about(request, title, description), **facts()}
        return render(request, f"frontend/public/{name}.html", context)

    return page


how_it_works = telling(
    "how_it_works",
    _("Zo werkt het"),
    _("Van je aanvraag tot na de les: zo brengen we een ondernemer uit een coöperatie in je klas."),
)
figures_method = telling(
    "figures_method",
    _("Hoe we tellen"),
    _("Wat een sessie, een leerling en een school is in onze cijfers, en wat niet meetelt."),
)
costs = telling(
    "costs",
    _("Onkosten en verzekering"),
    _("Een sessie is gratis voor de school. Wie betaalt en verzekert de spreker?"),
)
help_page = telling(
    "help",
    _("Hulp"),
    _("Vragen van leerkrachten en coöperaties over Youth4coop, met een kort antwoord."),
)
privacy = telling(
    "privacy",
    _("Privacy"),
    _("Welke gegevens we van je bewaren, waarom, hoelang, en wat je rechten zijn."),
    lambda: {"keep": RETENTION},
)
cookies = telling(
    "cookies",
    _("Cookies"),
    _("De cookies van deze site: alleen wat nodig is, en niets om je te volgen."),
    lambda: {"cookies": all_cookies()},
)
accessibility = telling(
    "accessibility",
    _("Toegankelijkheid"),
    _("Hoe toegankelijk deze site is, wat nog beter kan, en waar je een probleem meldt."),
    lambda: {"checked_on": CHECKED_ON},
)
sources = telling(
    "sources",
    _("Bronnen en licenties"),
    _("Van wie de gegevens op deze site komen, en wat je ermee mag doen."),
)
