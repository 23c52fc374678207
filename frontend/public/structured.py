"""What pages tell machines about organisations and the offer (R8.05): never a day or a person."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from frontend.templatetags.words import label
from sessions.catalogue import Offer
from sessions.models import Cooperative

type Data = dict[str, Any]

CONTEXT = "https://schema.org"


def site_data() -> Data:
    """Describe Youth4coop and what a school can ask for."""
    return {"@context": CONTEXT, "@graph": [_youth4coop(), _offer(_reference())]}


def cooperative_data(cooperative: Cooperative, offer: Offer) -> Data:
    """Describe a cooperative and what it offers."""
    own = _organisation(cooperative)
    offers = [{**_offer(_reference()), "contributor": own, **_of_speakers(offer)}] if offer else []
    return {"@context": CONTEXT, "@graph": [own, *offers]}


def _youth4coop() -> Data:
    return {
        **_reference(),
        "name": "Youth4coop",
        "url": f"{settings.BASE_URL}/",
        "parentOrganization": {"@type": "Organization", "name": "Coopkracht"},
    }


def _reference() -> Data:
    return {"@type": "Organization", "@id": f"{settings.BASE_URL}/#youth4coop"}


def _organisation(cooperative: Cooperative) -> Data:
    found = {
        "@type": "Organization",
        "name": cooperative.name,
        "description": cooperative.description,
        "url": cooperative.website,
        "address": {
            "@type": "PostalAddress",
            "postalCode": cooperative.postal_code,
            "addressLocality": cooperative.municipality,
            "addressCountry": "BE",
        },
    }
    return {name: value for name, value in found.items() if value}


def _offer(provider: Data) -> Data:
    return {
        "@type": "Course",
        "name": _("Een ondernemer voor je klas"),
        "description": _("Een ondernemer uit een coöperatie vertelt in de klas."),
        "provider": provider,
        "audience": {"@type": "EducationalAudience", "educationalRole": "teacher"},
        "isAccessibleForFree": True,
        "inLanguage": "nl-BE",
    }


def _of_speakers(offer: Offer) -> Data:
    return {
        "educationalLevel": [label(code, "level") for code in offer.levels],
        "inLanguage": ["nl-BE" if code == "nl" else code for code in offer.languages],
    }
