"""The texts that speakers agree to; each change of a text gets a new version.

The version is stored with the consent, so that it can be shown later what somebody read.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sessions.choices import ConsentKind

type Words = str | Promise


@dataclass(frozen=True)
class ConsentText:
    """What somebody reads before they agree: each thing to know with its short name."""

    version: str
    items: tuple[tuple[Words, Words], ...]


# The five things to tell a volunteer: law of 3 July 2005 on the rights of volunteers, article 4.
VOLUNTEER_INFO = ConsentText(
    version="2026-11",
    items=(
        (
            _("Doel"),
            _(
                "Youth4coop laat jongeren kennismaken met coöperatief ondernemen. "
                "Niemand maakt er winst mee."
            ),
        ),
        (
            _("Statuut"),
            _(
                "Coopkracht is een vzw. Als vrijwilliger heb je geen arbeidscontract, "
                "en je bent tot niets verplicht."
            ),
        ),
        (
            _("Verzekering"),
            _(
                "Coopkracht verzekert je burgerlijke aansprakelijkheid tijdens je "
                "vrijwilligerswerk. Je eigen wagen hoort daar niet bij. Je mag de polis opvragen."
            ),
        ),
        (
            _("Vergoeding"),
            _(
                "Vrijwilligerswerk is onbetaald. Spreek vooraf met Coopkracht af of je kosten "
                "terugkrijgt. Er zijn wettelijke grenzen, over al je vrijwilligerswerk samen."
            ),
        ),
        (
            _("Discretie"),
            _(
                "Wat je in een klas hoort over leerlingen of hun school, vertel je niet verder. "
                "Voor een geheim dat iemand je toevertrouwt, geldt het beroepsgeheim."
            ),
        ),
    ),
)

PUBLIC_PROFILE = ConsentText(
    version="2026-11",
    items=(
        (
            _("Wat iedereen ziet"),
            _("Je naam, je functie en wat je over jezelf schrijft, bij je coöperatie."),
        ),
        (
            _("Wat niemand ziet"),
            _("Je e-mailadres, je telefoonnummer, waar je woont en wanneer je vertelt."),
        ),
        (_("Hoe lang"), _("Tot je het zelf stopt, met één knop. Dan is het meteen weg.")),
    ),
)

TEXTS: dict[str, ConsentText] = {
    ConsentKind.VOLUNTEER_INFO: VOLUNTEER_INFO,
    ConsentKind.PUBLIC_PROFILE: PUBLIC_PROFILE,
}
