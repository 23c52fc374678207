"""What the coordinator can narrow the list of registrations down by."""

from django import forms
from django.utils.translation import gettext_lazy as _

from frontend.coordinator.filters import FilterForm
from sessions.choices import RegistrationState
from sessions.models import Registration
from sessions.querysets.people import RegistrationQuerySet


class RegistrationFilterForm(FilterForm):
    """The state; what is not confirmed by mail is not there (R5.04)."""

    state = forms.ChoiceField(
        label=_("Toestand"),
        choices=[
            ("", _("Alle")),
            *[one for one in RegistrationState.choices if one[0] != RegistrationState.UNCONFIRMED],
        ],
        required=False,
    )

    def found(self) -> RegistrationQuerySet:
        """Give the registrations, the first to be confirmed first."""
        confirmed = Registration.objects.exclude(state=RegistrationState.UNCONFIRMED)
        chosen = {name: value for name, value in self.chosen.items() if name == "state"}
        found = confirmed.filter(**chosen).select_related("cooperative")
        return found.order_by("confirmed_at", "pk")
