"""Somebody who fills in page after page."""

import pytest
from django.urls import reverse

from tests.sessions.newcomers import NUMBER

ANSWERS = {
    "nummer": {"enterprise_number": "BE 0403.019.261"},
    "cooperatie": {
        "name": "Zonnewind",
        "legal_form": "cv",
        "place": "Gent",
        "sector": "energy",
        "themes": ["energy", "climate"],
        "website": "zonnewind.example",
    },
    "jij": {
        "name": "Mia Wind",
        "email": " Mia@zonnewind.example",
        "phone": "0470 12 34 56",
        "function": "Bestuurder",
        "capacity": "independent",
    },
    "aanbod": {
        "levels": ["so_3_do", "so_3_du"],
        "themes": ["energy"],
        "languages": ["nl", "fr"],
        "formats": ["in_class"],
        "place": "9000 Gent",
        "radius_km": "20",
    },
}
CHECK = reverse("join_check")
SENT = reverse("join_sent")
KNOWN = reverse("join_known")


def step(name):
    """Gives the address of a page of questions."""
    return reverse("join_step", args=[name])


@pytest.fixture
def fill(client, db):
    """Fills in pages, each with its answers or with others; gives the last response."""

    def fill_in(*names, **changes):
        for name in names or ANSWERS:
            response = client.post(step(name), ANSWERS[name] | changes.get(name, {}))
        return response

    return fill_in


@pytest.fixture
def known(speaker):
    """The cooperative with this number takes part already."""
    speaker.cooperative.enterprise_number = NUMBER
    speaker.cooperative.save()
    return speaker.cooperative
