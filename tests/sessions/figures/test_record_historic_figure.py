"""Keeping the figures of years before the system."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from sessions.models import HistoricFigure, Programme
from sessions.operations.history import find_or_add_programme, record_historic_figure
from tests.factories import ProgrammeFactory
from tests.sessions.reading import codes

pytestmark = pytest.mark.django_db

SOURCE = "Uit het jaarverslag 2019"


def kept():
    columns = ("year", "programme", "sessions", "pupils", "schools", "cooperatives", "source")
    return list(HistoricFigure.objects.values_list(*columns))


def test_figure_is_kept_with_its_source_and_the_rest_unknown():
    programme = ProgrammeFactory()

    figure = record_historic_figure(
        year=2019, programme=programme, source=f" {SOURCE} ", pupils=675, schools=13, cooperatives=0
    )

    assert kept() == [(2019, programme.pk, None, 675, 13, 0, SOURCE)]
    assert (figure.unique_pupils, figure.speakers) == (None, None)


def test_again_changes_nothing():
    for _ in range(2):
        record_historic_figure(year=2019, source=SOURCE, pupils=675)

    assert kept() == [(2019, None, None, 675, None, None, SOURCE)]


def test_other_figures_replace_those_of_before():
    record_historic_figure(year=2019, source=SOURCE, pupils=675, schools=13)
    record_historic_figure(year=2019, source="Nagekeken", pupils=668)

    assert kept() == [(2019, None, None, 668, None, None, "Nagekeken")]


def test_each_year_and_programme_has_its_own():
    programme = ProgrammeFactory()
    record_historic_figure(year=2018, source=SOURCE, pupils=1)
    record_historic_figure(year=2019, source=SOURCE, pupils=2)
    record_historic_figure(year=2019, source=SOURCE, pupils=3, programme=programme)

    assert [(row[0], row[1], row[3]) for row in kept()] == [
        (2018, None, 1),
        (2019, None, 2),
        (2019, programme.pk, 3),
    ]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"year": 1899}, {"year": ["unknown_year"]}),
        ({"year": 2201}, {"year": ["unknown_year"]}),
        ({"source": "  "}, {"source": ["blank"]}),
        ({"source": "x" * 201}, {"source": ["max_length"]}),
        ({"pupils": -1}, {"pupils": ["min_value"]}),
        ({"unique_pupils": 676}, {"unique_pupils": ["more_than_pupils"]}),
    ],
)
def test_wrong_figure_is_refused_at_its_field(given, expected):
    figure = {"year": 2019, "source": SOURCE, "pupils": 675} | given

    with pytest.raises(ValidationError) as refusal:
        record_historic_figure(**figure)

    assert codes(refusal.value) == expected
    assert kept() == []


def test_figure_in_which_nothing_is_known_is_refused():
    with pytest.raises(ValidationError) as refusal:
        record_historic_figure(year=2019, source=SOURCE, pupils=None)

    assert refusal.value.messages == ["Vul minstens één cijfer in."]


def programmes():
    return list(Programme.objects.values_list("name", "partner", "start"))


def test_new_programme_begins_in_the_year_of_its_figures():
    find_or_add_programme(name="energie", partner="Cera", year=2019)

    assert programmes() == [("energie", "Cera", dt.date(2019, 1, 1))]


def test_programme_is_never_younger_than_its_figures():
    find_or_add_programme(name="energie", partner="Cera", year=2019)
    find_or_add_programme(name="energie", partner="", year=2017)
    find_or_add_programme(name="energie", partner="Cera", year=2018)

    assert programmes() == [("energie", "Cera", dt.date(2017, 1, 1))]


def test_first_day_in_the_year_of_its_figures_stays():
    known = ProgrammeFactory(start=dt.date(2019, 9, 1))
    find_or_add_programme(name=known.name, partner="", year=2019)

    assert programmes() == [(known.name, "", dt.date(2019, 9, 1))]


@pytest.mark.parametrize("partner", ["Cera", ""])
def test_programme_with_another_partner_is_refused(partner):
    ProgrammeFactory(name="energie", partner=partner)

    with pytest.raises(ValidationError) as refusal:
        find_or_add_programme(name="energie", partner="Febecoop", year=2019)

    assert codes(refusal.value) == {"partner": ["other_partner"]}


def test_programme_in_an_impossible_year_is_refused():
    with pytest.raises(ValidationError) as refusal:
        find_or_add_programme(name="energie", partner="", year=0)

    assert codes(refusal.value) == {"year": ["unknown_year"]}
    assert programmes() == []
