"""What somebody who volunteers fills in, a form for each page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from frontend.cooperative.forms import several
from frontend.fields import AddressField, NumberField
from frontend.joining.fields import EnterpriseNumberField, PhoneField, PlaceField
from frontend.sheets import PageForm, Posted
from schools.levels import Level
from sessions.choices import Capacity, Format, Language, LegalForm, Sector, Theme
from sessions.consents import VOLUNTEER_INFO
from sessions.newcomers import CooperativeAnswers, Double, SpeakerAnswers

NEW = "new"


def _themes(label: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        choices=Theme.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class NumberForm(PageForm):
    """The enterprise number, which tells whether the cooperative is known."""

    enterprise_number = EnterpriseNumberField(
        label=_("Jullie ondernemingsnummer"),
        help_text=_("Tien cijfers, zoals 0123.456.749. Het staat op jullie facturen."),
    )


class CooperativeForm(PageForm):
    """A cooperative that is not known yet."""

    name = forms.CharField(
        label=_("Naam van jullie coöperatie"),
        max_length=160,
        widget=forms.TextInput(attrs={"autocomplete": "organization", "spellcheck": "false"}),
        error_messages={"required": _("Vul de naam van jullie coöperatie in.")},
    )
    legal_form = forms.ChoiceField(
        label=_("Rechtsvorm"),
        choices=LegalForm.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies een rechtsvorm.")},
    )
    place = PlaceField(
        label=_("Postcode of gemeente"), help_text=_("Waar jullie maatschappelijke zetel is.")
    )
    sector = forms.ChoiceField(
        label=_("Sector"),
        choices=[("", _("Kies")), *Sector.choices],
        error_messages={"required": _("Kies een sector.")},
    )
    themes = _themes(_("Waarover kunnen jullie vertellen?"))
    website = forms.URLField(
        label=_("Website"),
        required=False,
        assume_scheme="https",
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "url"}),
        error_messages={"invalid": _("Vul een adres in, zoals www.coop.be.")},
    )

    def told(self, enterprise_number: str) -> CooperativeAnswers:
        """Give what was filled in, for the operation."""
        answers = dict(self.cleaned_data)
        place = answers.pop("place")
        return CooperativeAnswers(enterprise_number, postal_code=place, **answers)


class PersonForm(PageForm):
    """Who will tell, and in what capacity (R1.28, R1.31)."""

    name = forms.CharField(
        label=_("Je naam"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
        error_messages={"required": _("Vul je naam in.")},
    )
    email = AddressField(
        label=_("Je e-mailadres"), help_text=_("Je krijgt er een mail om je in te schrijven.")
    )
    phone = PhoneField(
        label=_("Je telefoonnummer"),
        help_text=_("Alleen de leerkracht bij wie je komt, krijgt het te zien."),
        required=False,
    )
    function = forms.CharField(
        label=_("Je functie"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    capacity = forms.ChoiceField(
        label=_("Hoe kom je vertellen?"),
        choices=Capacity.choices,
        initial=Capacity.EMPLOYEE,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe je komt vertellen.")},
    )
    info_read = forms.BooleanField(
        label=_("Ik las de informatie voor vrijwilligers."), required=False
    )

    info = VOLUNTEER_INFO

    def clean(self) -> dict[str, Any]:
        answers: dict[str, Any] = super().clean() or self.cleaned_data
        volunteers = answers.get("capacity") == Capacity.VOLUNTEER
        if volunteers and not answers.get("info_read"):
            message = _("Lees de informatie voor vrijwilligers en vink aan.")
            self.add_error("info_read", forms.ValidationError(message, "required"))
        return answers


class OfferForm(PageForm):
    """To whom somebody tells, about what, and how far away."""

    levels = several(_("Aan wie vertel je?"), Level.choices, _("Kies minstens één niveau."))
    themes = _themes(_("Waarover vertel je?"))
    languages = several(_("In welke talen?"), Language.choices, _("Kies minstens één taal."))
    formats = several(_("Hoe?"), Format.choices, _("Kies minstens één manier."))
    place = PlaceField(label=_("Postcode of gemeente van waar je vertrekt"))
    radius_km = NumberField(
        label=_("Hoeveel kilometer ver kom je?"),
        help_text=_("In vogelvlucht."),
        low=1,
        high=300,
        error_messages={"required": _("Vul in hoeveel kilometer ver je komt.")},
    )

    def __init__(self, data: Posted = None, **kwargs: Any):
        kwargs["initial"] = {
            "languages": [Language.NL],
            "formats": [Format.IN_CLASS],
            "radius_km": 30,
        } | kwargs.get("initial", {})
        super().__init__(data, **kwargs)


class ColleagueForm(PersonForm, OfferForm):
    """All that somebody tells whom the contact person asked; the address is known."""

    field_order = (
        *("name", "phone", "function", "levels", "themes", "languages", "formats"),
        *("place", "radius_km", "capacity", "info_read"),
    )

    def __init__(self, data: Posted = None, **kwargs: Any):
        super().__init__(data, **kwargs)
        del self.fields["email"]


def speaker_told(person: dict[str, Any], offer: dict[str, Any], email: str) -> SpeakerAnswers:
    """Give what was filled in about a speaker, for the operation.

    Args:
        person: the checked answers of a PersonForm, and `offer` those of an OfferForm.
    """
    names = ("name", "phone", "function", "capacity")
    wanted = ("levels", "themes", "languages", "formats", "radius_km")
    return SpeakerAnswers(
        **{name: person[name] for name in names},
        **{name: offer[name] for name in wanted},
        postal_code=offer["place"],
        email=email,
        info_version=VOLUNTEER_INFO.version if person["info_read"] else "",
    )


class ApproveForm(PageForm):
    """Let somebody in: as a new cooperative, or as one more speaker of a known one."""

    joins = forms.ChoiceField(
        label=_("Welke coöperatie is dit?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Kies of deze coöperatie nieuw is."),
            "invalid_choice": _("Kies een van deze coöperaties."),
        },
    )

    def __init__(self, doubles: list[Double], data: Posted = None):
        super().__init__(data, prefix="approve")
        self.doubles = {str(double.cooperative.pk): double.cooperative for double in doubles}
        certain = any(double.same_number for double in doubles)
        if not doubles:
            del self.fields["joins"]
            return
        known = [
            (key, _("Een spreker van %(name)s") % {"name": cooperative.name})
            for key, cooperative in self.doubles.items()
        ]
        new = [] if certain else [(NEW, _("Een nieuwe coöperatie"))]
        field: Any = self.fields["joins"]
        field.choices = [*known, *new]

    @property
    def chosen(self) -> Any:
        """Give the known cooperative that was chosen; none for a new one."""
        return self.doubles.get(self.cleaned_data.get("joins", NEW))


class InviteColleagueForm(PageForm):
    """Whom a contact person asks to become a speaker."""

    name = forms.CharField(
        label=_("Naam van je collega"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Vul de naam van je collega in.")},
    )
    email = AddressField(
        label=_("E-mailadres van je collega"),
        help_text=_("Je collega krijgt een mail om zelf ja te zeggen."),
    )

    def __init__(self, data: Posted = None):
        super().__init__(data, prefix="colleague")
        self.fields["email"].widget.attrs["autocomplete"] = "off"
