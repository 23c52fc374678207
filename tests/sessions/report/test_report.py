"""The annual report as a whole: who may read it, what it says of its seal."""

import datetime as dt

import pytest
from django.utils import translation

from sessions.figures.periods import Period
from sessions.figures.statistics import statistics
from sessions.models import ChannelReach
from sessions.report.report import annual_report, period_sentences
from sessions.report.sentence import ProgrammeReach, Reach, report_sentences
from tests.factories import ProgrammeFactory
from tests.sessions.figures.build import (
    MARCH,
    SCHOOL_YEAR,
    TODAY,
    a_speaker,
    counted,
    counted_groups,
    historic,
    seal,
)
from tests.sessions.report.test_sentence import SENTENCE_2019

pytestmark = pytest.mark.django_db


def report(year=2026):
    return annual_report(year, today=TODAY)


def table(code, year=2026):
    return next(one for one in report(year).tables if one.code == code)


@pytest.fixture
def year_2019():
    programme = ProgrammeFactory(name="jongeren voor coöperatie", partner="Cera")
    ChannelReach.objects.create(year=2019, name="Website", visitors=286)
    return historic(programme=programme, cooperatives=9, pupils=675, schools=13)


def test_report_of_2019_is_public_and_says_its_sentence(year_2019):
    found = report(2019)

    assert found.sentence.nl == SENTENCE_2019
    assert (found.status, found.is_public, found.seal, found.revisions) == (
        "historic",
        True,
        None,
        (),
    )


def test_report_of_2019_has_only_the_tables_that_are_known(year_2019):
    assert [one.code for one in report(2019).tables] == [
        "key_figures",
        "by_programme",
        "trend",
        "channel_reach",
    ]
    assert table("by_programme", 2019).rows[0] == (
        "jongeren voor coöperatie",
        "Cera",
        None,
        675,
        13,
        9,
    )
    assert table("key_figures", 2019).footnotes == (
        "Uit het jaarverslag 2019",
        "Van dit jaar kennen we alleen de totalen, niet de sessies. De telmethode is niet gekend.",
        "Van 1 januari 2019 tot en met 31 december 2019: historische cijfers, telmethode niet "
        "gekend.",
    )


def test_historic_total_without_a_programme_has_no_table_of_programmes():
    historic(pupils=675)

    assert [one.code for one in report(2019).tables] == ["key_figures", "trend"]
    assert report(2019).sentence.nl == (
        "Youth4coop: in 2019 gaven coöperaties een getuigenis als 'ondernemer voor de klas'. "
        "Hierdoor maakten 675 leerlingen kennis met het coöperatief ondernemen."
    )


def test_report_of_a_year_that_still_changes_is_the_coordinator_s():
    counted(20, programme=ProgrammeFactory(name="energie", partner=""))

    found = report()
    assert (found.status, found.is_public, found.seal) == ("provisional", False, None)
    assert [one.code for one in found.tables] == [
        "key_figures",
        "by_province",
        "by_level",
        "by_cooperative",
        "by_programme",
        "completeness",
        "trend",
    ]
    assert found.sentence.nl.startswith("Youth4coop: in het kader van het project 'energie' gaf 1")
    assert table("completeness").footnotes == (
        "Van 1 januari 2026 tot en met 31 december 2026: voorlopige cijfers van 24 november 2026, "
        "telmethode 1.",
    )


def test_closed_report_is_public_and_reads_its_seal():
    counted(20)
    seal()
    counted(30)

    found = report()
    assert (found.status, found.is_public, found.revisions) == ("closed", True, ())
    assert found.seal.as_dict() == {
        "revision": 0,
        "method_version": "1",
        "sha256": "0" * 64,
        "closed_at": "2026-11-24T09:00:00+01:00",
    }
    assert "maakten 20 leerlingen in 1 school" in found.sentence.nl
    assert table("by_province").footnotes == (
        "Van 1 januari 2026 tot en met 31 december 2026: afgesloten op 24 november 2026, "
        "telmethode 1.",
    )


def test_revision_says_old_and_new_and_why():
    speaker = a_speaker()
    counted(300, speakers=[speaker])
    seal()
    counted(234, speakers=[speaker])
    seal(revision=1)

    found = report()
    assert (found.status, found.is_public, found.seal.revision) == ("revised", True, 1)
    (revision,) = found.as_dict()["revisions"]
    assert [(c["figure"], c["old"], c["new"]) for c in revision.pop("changes")] == [
        ("sessions", 1, 2),
        ("pupils", 300, 534),
        ("unique_pupils", 300, 534),
        ("schools", 1, 2),
    ]
    assert revision == {
        "revision": 1,
        "date": "2026-11-24",
        "reason": "klaslijst nagekeken",
        "sha256": "1" * 64,
        "text": "Herzien op 24 november 2026: Sessies 1 → 2, Leerlingen 300 → 534, Unieke "
        "leerlingen (bovengrens) 300 → 534, Scholen 1 → 2. Reden: klaslijst nagekeken",
    }
    assert table("completeness").footnotes[0] == revision["text"]


def test_revision_of_details_says_that_the_totals_stayed():
    seal()
    seal(revision=1)

    assert str(report().revisions[0]) == (
        "Herzien op 24 november 2026: de totalen bleven gelijk. Reden: klaslijst nagekeken"
    )


def test_trend_has_five_years_with_their_marks(year_2019):
    counted(20, day=dt.date(2023, 3, 10))

    assert [(row[0], row[2], row[-1]) for row in table("trend", 2023).rows] == [
        ("2019*", 675, "historisch"),
        ("2020", 0, "voorlopig"),
        ("2021", 0, "voorlopig"),
        ("2022", 0, "voorlopig"),
        ("2023", 20, "voorlopig"),
    ]
    assert table("trend", 2023).footnotes == ("2019* Uit het jaarverslag 2019",)
    assert table("trend", 2024).rows[0][0] == "2020"


def test_difference_with_a_historic_year(year_2019):
    counted(75, day=dt.date(2020, 3, 10))

    assert table("key_figures", 2020).rows[:2] == (
        ("Sessies", 1, None, None),
        ("Leerlingen", 75, 675, -600),
    )


def test_historic_figures_beside_sessions_are_told():
    historic(2026, pupils=675)
    counted(20)

    assert table("key_figures").footnotes[-2] == (
        "Van dit jaar zijn er ook historische cijfers. Die tellen hier niet mee: "
        "Uit het jaarverslag 2026"
    )


def test_several_programmes_have_sentences_and_a_total_without_doubles():
    speaker, first = a_speaker(), ProgrammeFactory(name="A", partner="Cera")
    school = counted(20, speakers=[speaker], programme=first).school
    counted(30, speakers=[speaker], programme=ProgrammeFactory(name="B"), school=school)
    counted(7, speakers=[speaker], school=school)

    assert report().sentence == report_sentences(
        Period.calendar_year(2026),
        [
            ProgrammeReach(Reach(1, 20, 1), "A", "Cera"),
            ProgrammeReach(Reach(1, 30, 1), "B"),
            ProgrammeReach(Reach(1, 7, 1)),
        ],
        Reach(1, 57, 1),
    )


def test_sentence_of_a_school_year():
    counted(20, programme=ProgrammeFactory(name="A"), day=MARCH)
    counted(30, programme=ProgrammeFactory(name="B"), day=dt.date(2025, 10, 1))

    found = period_sentences(SCHOOL_YEAR, statistics(SCHOOL_YEAR, today=TODAY)).nl.split("\n")
    assert len(found) == 3
    assert found[2].startswith("Youth4coop: over het hele schooljaar 2025-2026 gaven 2 coöp")


def test_partner_in_a_closed_report_is_the_one_of_then():
    programme = ProgrammeFactory(name="A", partner="Cera")
    counted(20, programme=programme)
    seal()
    programme.partner, programme.name = "Another", "B"
    programme.save()

    assert "het project 'A' i.s.m. Cera gaf 1" in report().sentence.nl


def test_report_as_the_api_gives_it():
    plain = report().as_dict()

    assert list(plain) == ["year", "status", "sentence", "tables", "seal", "revisions"]
    assert (plain["year"], plain["status"], plain["seal"], plain["revisions"]) == (
        2026,
        "provisional",
        None,
        [],
    )
    assert set(plain["sentence"]) == {"nl", "en", "fr"}
    assert [set(one) for one in plain["tables"]] == [
        {"code", "title", "columns", "rows", "footnotes"}
    ] * 7


def test_same_seal_gives_the_same_report_whatever_happens_since():
    speaker = a_speaker()
    counted_groups([("so_1a", 10, None), ("so_1b", 10, 2)], speakers=[speaker, a_speaker()])
    seal()
    before = report()
    speaker.cooperative.name, speaker.cooperative.sector = "Another", "food"
    speaker.cooperative.save()
    counted(99, speakers=[speaker])

    assert report() == before


def test_sentence_does_not_follow_the_language_but_the_titles_do(year_2019):
    with translation.override("fr"):
        assert report(2019).sentence.nl == SENTENCE_2019


@pytest.mark.parametrize("how_many", [1, 3])
def test_report_asks_a_fixed_number_of_queries(how_many, django_assert_num_queries):
    for year in range(2026 - how_many, 2027):
        counted(20, day=dt.date(year, 3, 10), programme=ProgrammeFactory())
        historic(year - 10, pupils=5)
        ChannelReach.objects.create(year=2026, name=f"Channel {year}")

    with django_assert_num_queries(15):
        report()
