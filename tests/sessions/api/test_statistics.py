"""Figures through the API."""

import datetime as dt

import pytest
import time_machine

from sessions.models import HistoricFigure
from tests.factories import (
    NOW,
    CooperativeFactory,
    ProgrammeFactory,
    SchoolFactory,
    SessionFactory,
    SpeakerFactory,
)
from youth4coop.terms import BRUSSELS

YEARS = "/api/v1/statistics/calendar-years/"
SCHOOL_YEARS = "/api/v1/statistics/school-years/"
MARCH = dt.datetime(2025, 3, 11, 10, tzinfo=BRUSSELS)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def frozen():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def history():
    programme = ProgrammeFactory(name="jongeren voor coöperatie", partner="Cera")
    return HistoricFigure.objects.create(
        year=2019, programme=programme, pupils=675, schools=13, cooperatives=9, source="Verslag"
    )


def of(client, path):
    return client.get(path).json()["figures"]


def test_2019_is_historic_and_says_what_is_unknown(api, history):
    answer = api().get(f"{YEARS}2019/").json()

    assert (answer["period"], answer["start"], answer["end"]) == (
        "2019",
        "2019-01-01",
        "2019-12-31",
    )
    assert (answer["status"], answer["figures"]) == (
        "historic",
        {
            "sessions": None,
            "pupils": 675,
            "unique_pupils": None,
            "schools": 13,
            "cooperatives": 9,
            "speakers": None,
        },
    )


def test_year_in_which_nothing_happened_is_zeros(api):
    answer = api().get(f"{YEARS}2014/")

    assert answer.status_code == 200
    assert answer.json()["status"] == "provisional"
    assert set(answer.json()["figures"].values()) == {0}
    assert answer.json()["completeness"] == {
        "planned": 0,
        "held": 0,
        "counted": 0,
        "estimated": 0,
        "open": 0,
    }


@pytest.mark.parametrize(
    "path",
    [
        f"{YEARS}0/",
        f"{YEARS}99999/",
        f"{YEARS}2019-2020/",
        f"{SCHOOL_YEARS}2019/",
        f"{SCHOOL_YEARS}2019-2021/",
    ],
)
def test_period_that_is_none_is_404(api, path):
    assert api().get(path).status_code == 404


def test_duo_counts_once_in_total_and_fully_in_each_row(api):
    SessionFactory(start=MARCH, pupils=20, speakers=[SpeakerFactory(), SpeakerFactory()])

    answer = api().get(f"{YEARS}2025/").json()

    assert (answer["figures"]["sessions"], answer["figures"]["pupils"]) == (1, 20)
    assert [row["pupils"] for row in answer["by_cooperative"]] == [20, 20]


def test_moments_around_midnight_count_by_the_clock_in_belgium(api):
    SessionFactory(start=dt.datetime(2015, 12, 31, 23, 30, tzinfo=dt.UTC), pupils=10)
    SessionFactory(start=dt.datetime(2016, 8, 31, 22, 30, tzinfo=dt.UTC), pupils=7)

    assert of(api(), f"{YEARS}2015/")["pupils"] == 0
    assert of(api(), f"{YEARS}2016/")["pupils"] == 17
    assert of(api(), f"{SCHOOL_YEARS}2015-2016/")["pupils"] == 10
    assert of(api(), f"{SCHOOL_YEARS}2016-2017/")["pupils"] == 7


def test_every_period_has_a_row(api, history):
    SessionFactory(start=MARCH, pupils=20)

    rows = api().get(YEARS).json()

    assert [row["period"] for row in rows["results"]] == [str(year) for year in range(2019, 2027)]
    assert rows["results"][0]["status"] == "historic"
    assert [row["figures"]["pupils"] for row in rows["results"]] == [675, 0, 0, 0, 0, 0, 20, 0]
    assert [row["period"] for row in api().get(SCHOOL_YEARS).json()["results"]] == [
        "2024-2025",
        "2025-2026",
        "2026-2027",
    ]


def test_coordinator_narrows_figures_down(api, coordinator):
    food = SpeakerFactory(cooperative=CooperativeFactory(sector="food"))
    SessionFactory(start=MARCH, pupils=20, speakers=[food], channel="vlajo")
    SessionFactory(start=MARCH, pupils=5, school=SchoolFactory(province="antwerpen"))
    client = api(coordinator)

    assert of(client, f"{YEARS}2025/?sector=food")["pupils"] == 20
    assert of(client, f"{YEARS}2025/?channel=vlajo")["pupils"] == 20
    assert of(client, f"{YEARS}2025/?province=antwerpen")["pupils"] == 5
    assert of(client, f"{YEARS}2025/?cooperative={food.cooperative.pk}&level=so_1a")["pupils"] == 0


def test_only_the_coordinator_narrows_down(api, coordinator, teacher):
    path = f"{YEARS}2025/?province=antwerpen"

    assert api().get(path).status_code == 401
    assert api(teacher.user).get(path).status_code == 403
    assert api(coordinator).get(path).status_code == 200


@pytest.mark.parametrize("query", ["colour=red", "province=holland", "programme=99", "year=2020"])
def test_unknown_filter_is_refused(api, coordinator, query):
    answer = api(coordinator).get(f"{YEARS}2025/?{query}")

    assert answer.status_code == 400
    assert [error["field"] for error in answer.json()["errors"]] == [query.split("=")[0]]


def test_figures_cannot_be_written(api, coordinator):
    assert api(coordinator).post(f"{YEARS}2025/", {}).status_code == 405
