"""What the texts of mails can name: each with an explanation and a sample for the preview."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# A text, a list of lines, or None for what is not there.
Value = str | list[str] | None


@dataclass(frozen=True)
class Variable:
    """One name between braces in a text."""

    about: str | Promise
    sample: str | list[str]


VARIABLES: dict[str, Variable] = {
    "name": Variable(_("naam van wie de mail krijgt"), "An Voorbeeld"),
    "school": Variable(_("naam van de school"), "Sint-Jozefscollege"),
    "town": Variable(_("gemeente van de school"), "Aalst"),
    "reference": Variable(_("referentie van de aanvraag"), "Y4C-2027-0042"),
    "groups": Variable(_("klassen, met niveau en aantal"), "5 ECO A (3e graad), 24 leerlingen"),
    "pupils": Variable(_("verwacht aantal leerlingen"), "24 leerlingen"),
    "pupils_counted": Variable(_("geteld aantal leerlingen"), "22 leerlingen"),
    "format": Variable(_("waar de sessie is"), "in de klas"),
    "goal": Variable(_("doel van de les"), "Wat een coöperatie anders maakt."),
    "moments": Variable(
        _("voorkeursmomenten, elk op een lijn"),
        [
            "dinsdag 2 februari 2027, 10.10 – 11.50 u.",
            "donderdag 4 februari 2027, 13.00 – 14.40 u.",
        ],
    ),
    "proposed": Variable(
        _("andere momenten die de spreker voorstelt, elk op een lijn"),
        ["dinsdag 9 februari 2027, 10.10 – 11.50 u."],
    ),
    "passed_on_by": Variable(_("wie de uitnodiging doorgaf"), "Mia Licht"),
    "day": Variable(_("dag van de sessie"), "dinsdag 2 februari 2027"),
    "day_short": Variable(_("dag van de sessie, kort"), "di 2 feb 2027"),
    "start": Variable(_("beginuur"), "10.10 u."),
    "hours": Variable(_("begin- en einduur"), "10.10 – 11.50 u."),
    "old_moment": Variable(_("moment van voor de verplaatsing"), "ma 1 feb 2027, 9.20 – 11.00 u."),
    "place": Variable(_("adres"), "Sint-Jozefscollege, Pontstraat 7, 9300 Aalst"),
    "newcomer": Variable(
        _("wie zich inschreef, met gegevens"), "Karel Zon, karel@zonnewind.example, 0470 00 00 00"
    ),
    "asked_by": Variable(_("naam van de contactpersoon"), "Mia Wind"),
    "distance": Variable(_("afstand voor de spreker"), "± 12 km"),
    "cooperative": Variable(_("naam van de coöperatie"), "Zonnewind cv"),
    "speaker_names": Variable(_("namen van de sprekers"), "Karel Zon (Zonnewind cv)"),
    "speakers": Variable(
        _("sprekers met hun gegevens, elk op een lijn"),
        ["Karel Zon (Zonnewind cv), karel@zonnewind.example, 0470 00 00 00"],
    ),
    "teacher": Variable(
        _("leerkracht met gegevens"), "An Voorbeeld, an@school.example, 0470 00 00 01"
    ),
    "practical": Variable(
        _("praktische info van de leerkracht, elk op een lijn"),
        ["Ingang: hoofdpoort", "Lokaal: B12, met scherm"],
    ),
    "needs": Variable(_("wat de spreker nodig heeft"), "Een scherm en een kring van stoelen."),
    "reason": Variable(_("de reden die iemand gaf"), "De klas is dan op uitstap."),
    "cancelled_by": Variable(_("wie annuleerde"), "de leerkracht"),
    "next": Variable(
        _("wat er na een annulering gebeurt"),
        "Je aanvraag staat weer open. We zoeken een andere spreker.",
    ),
    "sent": Variable(_("dag waarop de uitnodiging vertrok"), "dinsdag 5 januari 2027"),
    "expires": Variable(_("tot wanneer de link werkt"), "dinsdag 19 januari 2027, 10.00 u."),
    "reach": Variable(
        _("bereik van de coöperatie dit jaar, in een zin"),
        "Met jullie getuigenissen bereikten jullie dit jaar 112 leerlingen.",
    ),
    "headline": Variable(_("wat er te doen is, kort"), "3 aanvragen, 1 telling"),
    "todo": Variable(
        _("wat er te doen is, elk op een lijn"),
        ["3 aanvragen zonder spreker: de eerste over 12 dagen", "1 sessie zonder telling"],
    ),
    "confirm_link": Variable(_("knop: aanvraag bevestigen"), "link:confirm_link"),
    "request_link": Variable(_("knop: aanvraag bekijken"), "link:request_link"),
    "new_request_link": Variable(_("knop: nieuwe aanvraag"), "link:new_request_link"),
    "answer_link": Variable(_("knop: uitnodiging beantwoorden"), "link:answer_link"),
    "choose_link": Variable(_("knop: een ander moment kiezen"), "link:choose_link"),
    "session_link": Variable(_("knop: sessie bekijken of annuleren"), "link:session_link"),
    "calendar_link": Variable(_("knop: in de agenda zetten"), "link:calendar_link"),
    "practical_link": Variable(_("knop: praktische info geven"), "link:practical_link"),
    "count_link": Variable(_("knop: aantal invullen"), "link:count_link"),
    "evaluation_link": Variable(_("knop: vertellen hoe het was"), "link:evaluation_link"),
    "again_link": Variable(_("knop: dezelfde spreker vragen"), "link:again_link"),
    "my_data_link": Variable(_("knop: mijn gegevens"), "link:my_data_link"),
    "new_address_link": Variable(_("knop: nieuw adres bevestigen"), "link:new_address_link"),
    "register_link": Variable(_("knop: inschrijving bevestigen"), "link:register_link"),
    "access_link": Variable(_("knop: toegang geven of weigeren"), "link:access_link"),
    "login_link": Variable(_("knop: aanmelden"), "link:login_link"),
    "coordinator_link": Variable(_("knop: lijst van de coördinator"), "link:coordinator_link"),
}
