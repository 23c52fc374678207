"""Keeping the figures of years before the system (counting rule 7)."""

import datetime as dt
from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from sessions.figures.periods import FIRST_YEAR, LAST_YEAR
from sessions.models import HistoricFigure, Programme


class KnownFigures(TypedDict, total=False):
    """What is known of a year; what is missing or None is unknown, 0 is none."""

    sessions: int | None
    pupils: int | None
    unique_pupils: int | None
    schools: int | None
    cooperatives: int | None
    speakers: int | None


FIGURE_NAMES = tuple(KnownFigures.__annotations__)


@transaction.atomic
def record_historic_figure(
    *, year: int, source: str, programme: Programme | None = None, **known: Unpack[KnownFigures]
) -> HistoricFigure:
    """Store the figures of a calendar year, of one programme or of the year as a whole.

    Doing it again changes nothing; with other figures it replaces those of before.

    Args:
        source: a sentence that says where they come from, such as "Uit het jaarverslag 2019".

    Raises:
        ValidationError: at the field concerned; under no field when no figure is known.
    """
    _check_year(year)
    _check_known(known)
    mine = HistoricFigure.objects.select_for_update().filter(year=year, programme=programme)
    figure = mine.first() or HistoricFigure(year=year, programme=programme)
    for name in FIGURE_NAMES:
        setattr(figure, name, known.get(name))
    figure.source = source.strip()
    figure.full_clean()
    figure.save()
    return figure


def _check_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        message = _("Vul een jaar in van %(first)s tot %(last)s.")
        limits = {"first": FIRST_YEAR, "last": LAST_YEAR}
        raise ValidationError({"year": ValidationError(message % limits, "unknown_year")})


def _check_known(known: KnownFigures) -> None:
    if all(known.get(name) is None for name in FIGURE_NAMES):
        raise ValidationError(_("Vul minstens één cijfer in."), "required")
    pupils, unique = known.get("pupils"), known.get("unique_pupils")
    if pupils is not None and unique is not None and unique > pupils:
        message = _("Er kunnen niet meer unieke leerlingen zijn dan leerlingen.")
        raise ValidationError({"unique_pupils": ValidationError(message, "more_than_pupils")})


@transaction.atomic
def find_or_add_programme(*, name: str, partner: str, year: int) -> Programme:
    """The programme with that name, added when it is not known yet.

    A programme is never younger than its figures: it begins on the first day of `year` if it
    would begin in a later year.

    Raises:
        ValidationError: at `partner` when the programme is known with another partner, or at
            the field concerned.
    """
    _check_year(year)
    programme = Programme.objects.select_for_update().filter(name=name).first()
    if programme is None:
        programme = Programme(name=name, partner=partner, start=dt.date(year, 1, 1))
    if partner and partner != programme.partner:
        message = _("Het project “%(name)s” heeft al een andere partner: “%(partner)s”.")
        values = {"name": name, "partner": programme.partner or _("geen")}
        raise ValidationError({"partner": ValidationError(message % values, "other_partner")})
    if year < programme.start.year:
        programme.start = dt.date(year, 1, 1)
    programme.full_clean()
    programme.save()
    return programme
