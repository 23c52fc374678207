"""The annual report through the API."""

import datetime as dt

import pytest
import time_machine

from sessions.models import HistoricFigure
from tests.factories import NOW, ProgrammeFactory, SessionFactory

URL = "/api/v1/reports/"
SENTENCE_2019 = (
    "Youth4coop: in het kader van het project 'jongeren voor coöperatie' i.s.m. Cera gaven 9 "
    "coöperaties een getuigenis als 'ondernemer voor de klas'. Hierdoor maakten 675 leerlingen in "
    "13 scholen kennis met het coöperatief ondernemen."
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(NOW, tick=False):
        yield


def test_report_of_2019_says_its_sentence_to_everybody(api):
    programme = ProgrammeFactory(name="jongeren voor coöperatie", partner="Cera")
    HistoricFigure.objects.create(
        year=2019, programme=programme, pupils=675, schools=13, cooperatives=9, source="Report"
    )

    answer = api().get(f"{URL}2019/").json()

    assert answer["sentence"]["nl"] == SENTENCE_2019
    assert set(answer["sentence"]) == {"nl", "en", "fr"}
    assert (answer["status"], answer["seal"], answer["revisions"]) == ("historic", None, [])
    assert set(answer["tables"][0]) == {"code", "title", "columns", "rows", "footnotes"}


def test_figures_that_still_change_are_the_coordinators(api, coordinator, teacher):
    SessionFactory(start=NOW - dt.timedelta(days=30), pupils=20)
    path = f"{URL}2026/"

    assert api().get(path).status_code == 401
    assert api(teacher.user).get(path).status_code == 403
    assert api(coordinator).get(path).json()["status"] == "provisional"


@pytest.mark.parametrize("label", ["0", "2019-2020", "soon", "99999"])
def test_year_that_is_none_is_404(api, coordinator, label):
    assert api(coordinator).get(f"{URL}{label}/").status_code == 404


def test_report_takes_no_filters_and_no_writes(api, coordinator):
    assert api(coordinator).get(f"{URL}2026/?province=limburg").status_code == 400
    assert api(coordinator).post(f"{URL}2026/", {}).status_code == 405
