"""What a closed year refuses."""

from django.utils.translation import gettext as _

from sessions.models import YearClosing
from youth4coop.refusals import Refusal


class YearClosed(Refusal):
    """The figures of that year are sealed (counting rule 6)."""

    code = "year_closed"


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
