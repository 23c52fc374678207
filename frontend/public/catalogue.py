"""What cooperatives tell about, by theme and region: no days, and persons only who agreed."""

from typing import Any

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontend.access import allow
from frontend.coordinator.filters import FilterForm
from frontend.public.about import about
from frontend.public.structured import cooperative_data
from frontend.sheets import Posted
from sessions.catalogue import faces_of, offer_of, offered_themes
from sessions.models import Cooperative
from sessions.querysets.people import CooperativeQuerySet
from youth4coop.places import Province


class CatalogueFilterForm(FilterForm):
    """Filters of the catalogue; only what leads to something can be chosen."""

    theme = forms.ChoiceField(label=gettext_lazy("Thema"), required=False)
    province = forms.ChoiceField(label=gettext_lazy("Streek"), required=False)

    def __init__(self, data: Posted = None, **kwargs: Any):
        super().__init__(data, **kwargs)
        themes = sorted((theme.label, theme.code) for theme in offered_themes())
        self._offer("theme", [(code, label) for label, code in themes])
        approved = Cooperative.objects.approved().order_by()
        provinces = set(approved.values_list("province", flat=True))
        self._offer("province", [one for one in Province.choices if one[0] in provinces])

    def found(self) -> CooperativeQuerySet:
        """Give the approved cooperatives, by name."""
        chosen = self.chosen
        lookups = {"theme": "themes__has", "province": "province"}
        wanted = {lookups[name]: value for name, value in chosen.items()}
        return Cooperative.objects.approved().filter(**wanted)

    def _offer(self, name: str, choices: list[Any]) -> None:
        self.fields[name].choices = [("", _("Alle")), *choices]  # type: ignore[attr-defined]


@login_not_required
@allow("GET")
def catalogue(request: HttpRequest) -> HttpResponse:
    """All approved cooperatives, or those of a theme and region."""
    form = CatalogueFilterForm(request.GET)
    title = _("Wat coöperaties vertellen")
    description = _(
        "Coöperaties die in de klas vertellen, per thema en streek. Kies en vraag een sessie."
    )
    context = {
        "about": about(request, title, description),
        "form": form,
        "found": form.found(),
    }
    return render(request, "frontend/public/catalogue.html", context)


@login_not_required
@allow("GET")
def catalogue_cooperative(request: HttpRequest, slug: str) -> HttpResponse:
    """One approved cooperative, and what its speakers offer together."""
    cooperative = get_object_or_404(Cooperative.objects.approved(), slug=slug)
    description = cooperative.description or _(
        "Deze coöperatie vertelt in de klas hoe ze samen ondernemen."
    )
    offer = offer_of(cooperative)
    context = {
        "about": about(request, cooperative.name, description),
        "cooperative": cooperative,
        "offer": offer,
        "faces": faces_of(cooperative),
        "structured": cooperative_data(cooperative, offer),
    }
    return render(request, "frontend/public/cooperative.html", context)
