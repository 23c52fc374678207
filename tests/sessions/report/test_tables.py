"""The tables of the report, from figures that were never in a database."""

import dataclasses
import datetime as dt

import pytest
from django.utils import translation

from sessions.figures.results import (
    Completeness,
    Figures,
    PeriodFigures,
    PeriodStatistics,
    ProgrammeRow,
    Row,
)
from sessions.models import ChannelReach, HistoricFigure, Programme
from sessions.report import tables
from sessions.report.tables import Table

UPPER_BOUND = "Unieke leerlingen is een bovengrens."
SCHOOL_TWICE = "Een school of coöperatie kan in meer dan één rij voorkomen."


def period(year=2026, figures=None, status="provisional"):
    return PeriodFigures(
        period=str(year),
        start=dt.date(year, 1, 1),
        end=dt.date(year, 12, 31),
        status=status,
        figures=figures or Figures(),
    )


def statistics(figures=None, **known):
    return PeriodStatistics(
        **{"completeness": Completeness(), **vars(period(figures=figures)), **known}
    )


def test_key_figures_stand_beside_those_of_the_year_before():
    now, before = Figures(10, 200, 180, 5, 4, 6), Figures(12, 150, None, 5, None, 3)

    assert tables.key_figures(statistics(now), period(2025, before)) == Table(
        code="key_figures",
        title="Kerncijfers",
        columns=("Cijfer", "2026", "2025", "Verschil"),
        rows=(
            ("Sessies", 10, 12, -2),
            ("Leerlingen", 200, 150, 50),
            ("Unieke leerlingen (bovengrens)", 180, None, None),
            ("Scholen", 5, 5, 0),
            ("Coöperaties", 4, None, None),
            ("Sprekers", 6, 3, 3),
        ),
        footnotes=(UPPER_BOUND,),
    )


def test_nothing_known_of_the_year_before_has_no_difference():
    table = tables.key_figures(statistics(Figures(10, 200, 180, 5, 4, 6)), None)

    assert table.columns[2] == "2025"
    assert {row[2:] for row in table.rows} == {(None, None)}


def test_key_figures_say_where_nobody_was_asked_who_came_before():
    table = tables.key_figures(statistics(Figures(2, 40, 40), reached_unknown=2), None)

    assert table.footnotes == (
        UPPER_BOUND,
        "Bij 2 sessies is niet gezegd hoeveel leerlingen al eerder een les kregen.",
    )


@pytest.fixture
def breakdowns():
    """The tables of one duo session with a mixed group, by their code."""
    found = statistics(
        Figures(1, 25, 25, 1, 2, 2),
        by_province=(Row("limburg", "Limburg", 1, 25, 1, 2), Row("brussel", "Brussel")),
        by_level=(Row("so_1a", "1A", 1, 15, 1, 2), Row("so_1b", "1B", 1, 10, 1, 2)),
        by_cooperative=(Row("1", "Zon", 1, 25, 1, 1), Row("2", "Wind", 1, 25, 1, 1)),
        by_programme=(ProgrammeRow("3", "energie", 1, 25, 1, 2, partner="Cera"),),
    )
    return {table.code: table for table in tables.breakdown_tables(found)}


def test_provinces_add_up_to_their_total(breakdowns):
    assert breakdowns["by_province"] == Table(
        code="by_province",
        title="Per provincie",
        columns=("Provincie", "Sessies", "Leerlingen", "Scholen", "Coöperaties"),
        rows=(("Limburg", 1, 25, 1, 2), ("Brussel", 0, 0, 0, 0), ("Totaal", 1, 25, 1, 2)),
    )


def test_levels_do_not_add_up_to_their_total_and_say_so(breakdowns):
    table = breakdowns["by_level"]

    assert table.rows == (("1A", 1, 15, 1, 2), ("1B", 1, 10, 1, 2), ("Totaal", 1, 25, 1, 2))
    assert table.footnotes == (
        SCHOOL_TWICE,
        "Een sessie met klassen van verschillende niveaus staat bij elk niveau, met alleen de "
        "leerlingen van dat niveau.",
    )


def test_cooperatives_do_not_add_up_to_their_total_and_say_so(breakdowns):
    table = breakdowns["by_cooperative"]

    assert table.columns == ("Coöperatie", "Sessies", "Leerlingen", "Scholen")
    assert table.rows == (("Zon", 1, 25, 1), ("Wind", 1, 25, 1), ("Totaal", 1, 25, 1))
    assert table.footnotes == (
        SCHOOL_TWICE,
        "Een sessie met twee coöperaties telt één keer in het totaal en helemaal bij elke "
        "coöperatie en elke sector.",
    )


def test_programmes_have_their_partner(breakdowns):
    assert breakdowns["by_programme"] == Table(
        code="by_programme",
        title="Per project",
        columns=("Project", "Partner", "Sessies", "Leerlingen", "Scholen", "Coöperaties"),
        rows=(("energie", "Cera", 1, 25, 1, 2), ("Totaal", "", 1, 25, 1, 2)),
    )


def test_historic_programmes_keep_what_is_unknown():
    cera = Programme(name="jongeren voor coöperatie", partner="Cera")
    found = [HistoricFigure(programme=cera, pupils=600, schools=0), HistoricFigure(pupils=675)]

    assert tables.historic_programmes(found, Figures(None, 675, None, None, None, None)).rows == (
        ("jongeren voor coöperatie", "Cera", None, 600, 0, None),
        ("Totaal", "", None, 675, None, None),
    )


def test_trend_marks_historic_years_and_names_their_source():
    rows = [
        period(2019, Figures(None, 675, None, 13, 9, None), "historic"),
        period(2020, Figures(), "closed"),
    ]
    history = {"2019": [HistoricFigure(source="Uit het jaarverslag 2019")]}

    table = tables.trend(rows, history)
    assert table.rows == (
        ("2019*", None, 675, None, 13, 9, None, "historisch"),
        ("2020", 0, 0, 0, 0, 0, 0, "afgesloten"),
    )
    assert table.footnotes == ("2019* Uit het jaarverslag 2019",)
    assert len(table.columns) == len(table.rows[0])


def test_completeness_shows_shares_of_what_took_place():
    table = tables.completeness(Completeness(planned=4, held=3, counted=1, estimated=1, open=2))

    assert table.rows == (
        ("Gegeven", 3, ""),
        ("Waarvan geteld", 1, "33%"),
        ("Waarvan geschat", 1, "33%"),
        ("Nog te bevestigen", 2, ""),
        ("Gepland", 4, ""),
    )


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [(0, 0, ""), (0, 5, "0%"), (5, 5, "100%"), (167, 199, "84%"), (167, 200, "83,5%")],
)
def test_share_has_decimals_only_where_there_are_many(part, whole, text):
    assert tables.share(part, whole) == text


def test_share_follows_the_language():
    with translation.override("en"):
        assert tables.share(167, 200) == "83.5%"


def test_reach_of_channels_as_in_2019():
    rows = [
        ChannelReach(name="Website", address="www.youth4coop.be", visitors=286),
        ChannelReach(name="Facebook", followers=47),
        ChannelReach(name="Twitter"),
    ]

    assert tables.channel_reach(rows) == Table(
        code="channel_reach",
        title="Bereik van de kanalen",
        columns=("Kanaal", "Adres", "Bezoekers", "Volgers"),
        rows=(
            ("Website", "www.youth4coop.be", 286, None),
            ("Facebook", "", None, 47),
            ("Twitter", "", None, None),
        ),
    )


def test_footnotes_are_added_to_another_table():
    table = Table("code", "Title", ("A",), ((1,),), ("one",))

    more = table.with_footnotes("two")
    assert more == dataclasses.replace(table, footnotes=("one", "two"))
    assert more.as_dict() == {
        "code": "code",
        "title": "Title",
        "columns": ["A"],
        "rows": [[1]],
        "footnotes": ["one", "two"],
    }
