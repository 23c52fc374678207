"""Fields of who volunteers, which read numbers and places however they are typed (R6.10)."""

import re
from functools import cache
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from youth4coop.numbers import clean_enterprise_number, clean_phone, in_points
from youth4coop.places import all_places, find, search_key

_POSTAL_CODE = re.compile(r"(?<!\d)\d{4}(?!\d)")


class EnterpriseNumberField(forms.CharField):
    """An enterprise number, as ten digits."""

    widget = forms.TextInput(
        attrs={"inputmode": "text", "autocomplete": "off", "class": "medium", "maxlength": "40"}
    )
    default_error_messages = {"required": _("Vul jullie ondernemingsnummer in.")}

    def clean(self, value: Any) -> str:
        number = clean_enterprise_number(super().clean(value))
        if self.required and not number:
            raise ValidationError(self.error_messages["required"], "required")
        return number

    def prepare_value(self, value: Any) -> Any:
        return (
            in_points(value) if isinstance(value, str) and re.fullmatch(r"\d{10}", value) else value
        )


class PhoneField(forms.CharField):
    """A phone number, in its international form."""

    widget = forms.TextInput(attrs={"autocomplete": "tel", "type": "tel", "class": "medium"})

    def clean(self, value: Any) -> str:
        return clean_phone(super().clean(value))


class PlaceField(forms.CharField):
    """A postal code, or a town that has one; gives the postal code."""

    widget = forms.TextInput(attrs={"autocomplete": "postal-code", "class": "medium"})
    default_error_messages = {
        "required": _("Vul een postcode of gemeente in, zoals 9000 of Gent."),
        "unknown": _("Deze gemeente vinden we niet. Vul een postcode in, zoals 9000."),
        "several": _("Er zijn er meer met deze naam. Vul de postcode in."),
    }

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if not text:
            return ""
        if match := _POSTAL_CODE.search(text):
            codes = [match[0]] if find(match[0]) else []
        else:
            codes = _codes_by_name().get(search_key(text), [])
        if len(codes) != 1:
            code = "several" if codes else "unknown"
            raise ValidationError(self.error_messages[code], code)
        return codes[0]


@cache
def _codes_by_name() -> dict[str, list[str]]:
    """Give the postal codes of each name; of a municipality, the one code that is its own."""
    found: dict[str, set[str]] = {}
    towns: dict[str, str] = {}
    for place in all_places():
        for name in {search_key(place.name), search_key(place.name_fr)}:
            found.setdefault(name, set()).add(place.postal_code)
            if place.is_main and place.name == place.municipality:
                towns.setdefault(name, place.postal_code)
    return {
        name: [towns[name]] if name in towns and len(codes) > 1 else sorted(codes)
        for name, codes in found.items()
    }
