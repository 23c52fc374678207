"""What a year refuses whose figures have been published."""

from django.utils.translation import gettext as _

from sessions.models import HistoricFigure, YearClosing
from youth4coop.refusals import Refusal


class YearClosed(Refusal):
    """The figures of that year are sealed (counting rule 6)."""

    code = "year_closed"


class HistoricYear(Refusal):
    """Only totals are known of that year; a session would take their place (counting rule 7)."""

    code = "historic_year"


def refuse_historic_year(calendar_year: int, *, reason: str = "") -> None:
    """Raise HistoricYear when the year has historic figures and no reason is given."""
    if not reason.strip() and HistoricFigure.objects.filter(year=calendar_year).exists():
        raise HistoricYear(
            _(
                "Van %(year)s kennen we de cijfers uit het jaarverslag. Een sessie toevoegen "
                "zou ze vervangen. Schrijf waarom als je dat wil."
            )
            % {"year": calendar_year}
        )


def refuse_closed_year(calendar_year: int, *, reason: str = "") -> None:
    """Raise YearClosed when the year is sealed and no reason for a correction is given."""
    if not reason.strip() and YearClosing.objects.filter(year=calendar_year).exists():
        raise YearClosed(
            _(
                "Het jaar %(year)s is afgesloten. Alleen de coördinator kan nog verbeteren, "
                "met een reden."
            )
            % {"year": calendar_year}
        )
