import datetime as dt

import pytest
from django.urls import reverse

from sessions.models import HistoricFigure, YearClosing
from tests.factories import (
    CooperativeFactory,
    ProgrammeFactory,
    SchoolFactory,
    SessionFactory,
    SpeakerFactory,
)
from tests.frontend.reading import YESTERDAY, words


def _address(kind="kalenderjaar", label="2026"):
    return reverse("figures", args=[kind, label])


@pytest.fixture
def duo(db):
    """Twenty pupils in Limburg, told by two cooperatives of different sectors."""
    food = CooperativeFactory(name="Food", sector="food")
    energy = CooperativeFactory(name="Energy", sector="energy")
    return SessionFactory(
        start=YESTERDAY,
        pupils=20,
        school=SchoolFactory(province="limburg"),
        speakers=[SpeakerFactory(cooperative=food), SpeakerFactory(cooperative=energy)],
        programme=ProgrammeFactory(name="a programme"),
        channel="vlajo",
    )


def test_figures_of_now_are_those_of_this_calendar_year(page, duo):
    now, this_year = page().get(reverse("figures_now")), page().get(_address())

    assert now.context["found"] == this_year.context["found"]
    assert "leerlingen 20 unieke leerlingen (bovengrens) 20 sessies 1 scholen 1" in words(now)


def test_every_breakdown_has_its_table_with_the_total_under_it(page, duo):
    response = page().get(_address())

    captions = [str(table.caption) for table in response.context["tables"]]
    assert captions == [
        "Per provincie", "Per niveau", "Per sector", "Per maand", "Per project", "Per kanaal",
        "Per coöperatie",
    ]  # fmt: skip
    assert "Limburg 1 20 1 2" in words(response)
    assert words(response).count("Totaal 1 20 1 2") == len(captions)


def test_note_says_why_the_rows_do_not_add_up(page, duo):
    note = "Een sessie met twee coöperaties telt één keer in het totaal"

    assert note in words(page().get(_address()))


@pytest.mark.parametrize(
    ("kind", "label", "current"),
    [("kalenderjaar", "2026", True), ("schooljaar", "2026-2027", False)],
)
def test_one_switch_leads_to_both_kinds_of_year(page, duo, kind, label, current):
    response = page().get(_address(kind, label))

    assert response.context["kinds"] == [
        ("Kalenderjaar", "/cijfers/kalenderjaar/2026/", current),
        ("Schooljaar", "/cijfers/schooljaar/2026-2027/", not current),
    ]
    assert response.context["found"].figures.pupils == 20


def test_historic_year_names_its_source_and_shows_a_dash_for_what_is_unknown(page, db):
    HistoricFigure.objects.create(year=2019, pupils=675, schools=13, source="Uit het jaarverslag")

    response = page().get(_address(label="2019"))

    assert "historisch Deze cijfers zijn overgenomen uit een oud verslag." in words(response)
    assert "leerlingen 675 unieke leerlingen (bovengrens) – sessies – scholen 13" in words(response)
    assert "Uit het jaarverslag" in words(response)
    assert response.context["tables"] == []


def test_closed_year_shows_its_seal(page, duo, coordinator):
    found = page().get(_address()).context["found"]
    sealed = {**found.as_dict(), "figures": {**found.figures.as_dict(), "pupils": 19}}
    YearClosing.objects.create(
        year=2026, figures=sealed, sessions=[], sha256="0" * 64, closed_at=dt.datetime.now(dt.UTC)
    )

    response = page(coordinator).get(_address())

    assert "afgesloten Deze cijfers veranderen niet meer." in words(response)
    assert "leerlingen 19" in words(response)
    assert response.context["sessions_url"] == ""


def test_trend_draws_each_year_against_the_widest(page, duo):
    SessionFactory(start=YESTERDAY.replace(year=2025), pupils=5)

    response = page().get(_address())

    bars = [(bar.row.period, bar.width) for bar in response.context["trend"]]
    assert bars == [("2025", "25.0%"), ("2026", "100.0%")]


def test_every_linked_figure_leads_to_exactly_that_many_sessions(page, duo, coordinator):
    SessionFactory(start=YESTERDAY, pupils=7)
    SessionFactory(start=YESTERDAY, state="planned")
    response = page(coordinator).get(_address())

    lines = [line for table in response.context["tables"] for line in table.lines]
    links = [(row.sessions, url) for row, url in lines if url]
    links.append((response.context["found"].figures.sessions, response.context["sessions_url"]))
    found = [page().get(url).context["page"].paginator.count for _number, url in links]
    assert len(links) == 12
    assert [number for number, _url in links] == found


def test_figures_link_to_no_sessions_for_others(page, duo, teacher):
    response = page(teacher.user).get(_address())

    assert "/sessies/" not in response.content.decode()


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        ("kalenderjaar", "2026-2027"),
        ("schooljaar", "2026"),
        ("maand", "2026"),
        ("kalenderjaar", "x"),
    ],
)
def test_period_that_is_none_is_not_found(page, db, kind, label):
    assert page().get(_address(kind, label)).status_code == 404


@pytest.mark.parametrize("sessions", [1, 3])
def test_figures_take_the_same_number_of_queries(page, django_assert_num_queries, db, sessions):
    for _ in range(sessions):
        SessionFactory(start=YESTERDAY, pupils=20)

    with django_assert_num_queries(12):
        page().get(_address())
