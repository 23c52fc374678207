"""What kind of session a teacher wants, with a short list of cooperatives to choose from."""

from functools import cached_property
from typing import Any, override

from django import forms
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from frontend.public.forms import WishForm
from frontend.public.known import Known
from frontend.sheets import Posted
from sessions.models import Cooperative, Speaker
from youth4coop.places import distance_km, find, search_key

FEW = 6
FAR_AWAY_KM = 1000.0


class AskedWishForm(WishForm):
    """The wishes; where there are many cooperatives, those nearby are shown and others found.

    The button `find` only looks for cooperatives: nothing is checked yet.
    """

    same_speaker = forms.BooleanField(required=False)
    search = forms.CharField(
        label=gettext_lazy("Zoek een coöperatie op naam"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"type": "search", "spellcheck": "false"}),
    )

    def __init__(self, known: Known, data: Posted = None):
        began_at = [known.cooperative.pk] if known.cooperative else []
        super().__init__(data, initial={"preferred_cooperatives": began_at})
        self.known = known
        self.only_searching = data is not None and "find" in data
        if known.speaker is None:
            del self.fields["same_speaker"]
        else:
            self.fields["same_speaker"].label = _("Liefst weer %(speaker)s van %(cooperative)s") % {
                "speaker": known.speaker.name,
                "cooperative": known.speaker.cooperative.name,
            }

    @override
    def full_clean(self) -> None:
        super().full_clean()
        if self.only_searching:
            self.errors.clear()

    @override
    def is_valid(self) -> bool:
        return not self.only_searching and super().is_valid()

    @override
    def clean(self) -> dict[str, Any]:
        wanted = self.known.speaker if self.cleaned_data.get("same_speaker") else None
        return {**self.cleaned_data, "preferred_speaker": wanted}

    @cached_property
    def cooperatives(self) -> list[tuple[Cooperative, bool]]:
        """Give the cooperatives to show, each with whether it is chosen; the chosen ones first."""
        keys = {str(key) for key in self["preferred_cooperatives"].value() or []}
        chosen = [one for one in self._everyone if str(one.pk) in keys]
        others = [one for one in self._everyone if str(one.pk) not in keys]
        return [(one, True) for one in chosen] + [(one, False) for one in self._wanted(others)]

    @property
    def has_more(self) -> bool:
        """Whether there are more than the short list holds."""
        return len(self._everyone) > FEW

    @cached_property
    def _everyone(self) -> list[Cooperative]:
        speakers = Speaker.objects.active().filter(cooperative=OuterRef("pk"))
        return list(Cooperative.objects.approved().annotate(tells=Exists(speakers)))

    def _wanted(self, others: list[Cooperative]) -> list[Cooperative]:
        """Give those with the words searched for in their name, or else the nearest that tell."""
        words = search_key(str(self["search"].value() or ""))
        if words:
            return [one for one in others if words in search_key(one.name)][:FEW]
        telling = [one for one in others if getattr(one, "tells", False)]
        return sorted(telling, key=self._distance)[:FEW]

    def _distance(self, cooperative: Cooperative) -> float:
        """Give how far it is in kilometres; the place of a postal code is near enough."""
        place, school = find(cooperative.postal_code), self.known.school
        if place is None:
            return FAR_AWAY_KM
        return distance_km(school.latitude, school.longitude, place.latitude, place.longitude)
