"""The report sentence, letter for letter."""

import pytest
from django.utils import translation

from sessions.figures.periods import Period
from sessions.report.sentence import ProgrammeReach, Reach, report_sentences

YEAR = Period.calendar_year(2019)
SCHOOL_YEAR = Period.school_year(2025)
NONE, UNKNOWN = Reach(0, 0, 0), Reach(None, None, None)
IN_2019 = Reach(cooperatives=9, pupils=675, schools=13)

SENTENCE_2019 = (
    "Youth4coop: in het kader van het project 'jongeren voor coöperatie' i.s.m. Cera gaven 9 "
    "coöperaties een getuigenis als 'ondernemer voor de klas'. Hierdoor maakten 675 leerlingen in "
    "13 scholen kennis met het coöperatief ondernemen."
)


def sentences(reach, *, name="jongeren voor coöperatie", partner="Cera", period=YEAR):
    return report_sentences(period, [ProgrammeReach(reach, name, partner)], reach)


def parts(text):
    """The two halves after the beginning: who told, and who met."""
    told, _, met = text.partition(". ")
    return told, met


def test_sentence_of_2019_is_the_report_s():
    assert sentences(IN_2019).nl == SENTENCE_2019


def test_sentence_of_2019_in_english():
    assert sentences(IN_2019).en == (
        "Youth4coop: as part of the project 'jongeren voor coöperatie', in partnership with Cera, "
        "9 cooperatives told their story as an 'entrepreneur in the classroom'. As a result, 675 "
        "pupils in 13 schools got to know cooperative entrepreneurship."
    )


def test_sentence_of_2019_in_french():
    assert sentences(IN_2019).fr == (
        "Youth4coop\u00a0: dans le cadre du projet «\u00a0jongeren voor coöperatie\u00a0», en "
        "collaboration avec Cera, 9 coopératives ont apporté un témoignage en tant qu’«\u00a0"
        "entrepreneur devant la classe\u00a0». Ainsi, 675 élèves de 13 écoles ont découvert "
        "l’entrepreneuriat coopératif."
    )


@pytest.mark.parametrize("language", ["nl", "en", "fr"])
def test_language_of_the_reader_changes_nothing(language):
    with translation.override(language):
        assert sentences(IN_2019).nl == SENTENCE_2019


def test_singular():
    one = sentences(Reach(1, 1, 1))

    assert "gaf 1 coöperatie een getuigenis" in one.nl
    assert "Hierdoor maakte 1 leerling in 1 school kennis" in one.nl
    assert "1 cooperative told its story" in one.en
    assert "1 pupil in 1 school got" in one.en
    assert "1 coopérative a apporté" in one.fr
    assert "1 élève de 1 école a découvert" in one.fr


@pytest.mark.parametrize(
    ("reach", "nl", "en", "fr"),
    [
        (
            Reach(1, 25, 1),
            "Hierdoor maakten 25 leerlingen in 1 school kennis",
            "25 pupils in 1 school got",
            "25 élèves de 1 école ont découvert",
        ),
        (
            Reach(2, 1, 2),
            "Hierdoor maakte 1 leerling in 2 scholen kennis",
            "1 pupil in 2 schools got",
            "1 élève de 2 écoles a découvert",
        ),
    ],
)
def test_each_number_has_its_own_form(reach, nl, en, fr):
    found = sentences(reach)

    assert nl in found.nl
    assert en in found.en
    assert fr in found.fr


def test_thousands_are_written_as_each_language_does():
    found = sentences(Reach(1234, 1234567, 2000))

    assert "gaven 1.234 coöperaties" in found.nl
    assert "maakten 1.234.567 leerlingen in 2.000 scholen" in found.nl
    assert "1,234 cooperatives told" in found.en
    assert "1,234,567 pupils in 2,000 schools" in found.en
    assert "1\u202f234 coopératives ont" in found.fr
    assert "1\u202f234\u202f567 élèves de 2\u202f000 écoles" in found.fr


def test_nothing_happened_in_a_programme():
    found = sentences(NONE)

    assert found.nl == (
        "Youth4coop: in het kader van het project 'jongeren voor coöperatie' i.s.m. Cera gaf geen "
        "enkele coöperatie een getuigenis als 'ondernemer voor de klas'."
    )
    assert found.en.endswith("no cooperative told its story as an 'entrepreneur in the classroom'.")
    assert "aucune coopérative n’a apporté de témoignage en tant" in found.fr


def test_nothing_happened_in_a_year():
    found = report_sentences(YEAR, [], NONE)

    assert found.nl == (
        "Youth4coop: in 2019 gaf geen enkele coöperatie een getuigenis als 'ondernemer voor de "
        "klas'."
    )
    assert found.en == (
        "Youth4coop: in 2019, no cooperative told its story as an 'entrepreneur in the classroom'."
    )
    assert found.fr == (
        "Youth4coop\u00a0: en 2019, aucune coopérative n’a apporté de témoignage en tant "
        "qu’«\u00a0entrepreneur devant la classe\u00a0»."
    )


@pytest.mark.parametrize(
    ("reach", "told", "met"),
    [
        (Reach(None, 675, 13), "gaven coöperaties een", "Hierdoor maakten 675 leerlingen in 13 "),
        (Reach(9, 675, None), "gaven 9 coöperaties", "Hierdoor maakten 675 leerlingen kennis met"),
        (Reach(9, None, 13), "gaven 9 coöperaties", "Hierdoor maakten leerlingen in 13 scholen"),
        (Reach(9, None, None), "gaven 9 coöperaties", "Het aantal leerlingen is niet gekend."),
        (UNKNOWN, "gaven coöperaties een", "Het aantal leerlingen is niet gekend."),
        (Reach(9, 0, 0), "gaven 9 coöperaties", "Geen enkele leerling maakte kennis met"),
        (Reach(0, 20, 1), "gaf geen enkele", "Er maakten 20 leerlingen in 1 school kennis"),
    ],
)
def test_unknown_is_left_out_and_none_is_said_in_dutch(reach, told, met):
    first, second = parts(report_sentences(YEAR, [], reach).nl)

    assert told in first
    assert second.startswith(met)


@pytest.mark.parametrize(
    ("reach", "english", "french"),
    [
        (Reach(None, 675, 13), "in 2019, cooperatives told their", "des coopératives ont apporté"),
        (Reach(9, 675, None), "As a result, 675 pupils got", "Ainsi, 675 élèves ont découvert"),
        (Reach(9, None, 13), "As a result, pupils in 13", "Ainsi, des élèves de 13 écoles ont"),
        (Reach(9, None, None), "The number of pupils is not", "Le nombre d’élèves n’est pas"),
        (Reach(9, 0, 0), "No pupil got to know", "Aucun élève n’a découvert"),
        (Reach(0, 20, 1), ". 20 pupils in 1 school got", ". 20 élèves de 1 école ont découvert"),
    ],
)
def test_unknown_is_left_out_and_none_is_said_elsewhere(reach, english, french):
    found = report_sentences(YEAR, [], reach)

    assert english in found.en
    assert french in found.fr


def test_programme_without_a_partner():
    found = sentences(IN_2019, partner="")

    assert found.nl.startswith(
        "Youth4coop: in het kader van het project 'jongeren voor coöperatie' gaven 9 coöperaties"
    )
    assert found.en.startswith(
        "Youth4coop: as part of the project 'jongeren voor coöperatie', 9 cooperatives"
    )
    assert "«\u00a0jongeren voor coöperatie\u00a0», 9 coopératives" in found.fr


def test_sessions_without_any_programme_are_of_the_year():
    found = sentences(IN_2019, name="", partner="")

    assert found.nl.startswith("Youth4coop: in 2019 gaven 9 coöperaties een getuigenis")
    assert found.en.startswith("Youth4coop: in 2019, 9 cooperatives told")
    assert found.fr.startswith("Youth4coop\u00a0: en 2019, 9 coopératives ont")


def test_sessions_of_a_school_year_without_a_programme():
    found = report_sentences(SCHOOL_YEAR, [], IN_2019)

    assert found.nl.startswith("Youth4coop: in het schooljaar 2025-2026 gaven 9 coöperaties")
    assert found.en.startswith("Youth4coop: in the 2025-2026 school year, 9 cooperatives")
    assert found.fr.startswith("Youth4coop\u00a0: pendant l’année scolaire 2025-2026, 9 coop")


def test_several_programmes_have_a_line_each_and_one_for_the_total():
    programmes = [
        ProgrammeReach(IN_2019, "jongeren voor coöperatie", "Cera"),
        ProgrammeReach(Reach(3, 40, 2), "energie", ""),
        ProgrammeReach(Reach(1, 20, 1)),
    ]

    found = report_sentences(YEAR, programmes, Reach(10, 735, 14))

    assert found.nl.split("\n") == [
        SENTENCE_2019,
        "Youth4coop: in het kader van het project 'energie' gaven 3 coöperaties een getuigenis als "
        "'ondernemer voor de klas'. Hierdoor maakten 40 leerlingen in 2 scholen kennis met het "
        "coöperatief ondernemen.",
        "Youth4coop: buiten een project gaf 1 coöperatie een getuigenis als 'ondernemer voor de "
        "klas'. Hierdoor maakten 20 leerlingen in 1 school kennis met het coöperatief ondernemen.",
        "Youth4coop: over heel 2019 gaven 10 coöperaties een getuigenis als 'ondernemer voor de "
        "klas'. Hierdoor maakten 735 leerlingen in 14 scholen kennis met het coöperatief "
        "ondernemen.",
    ]
    assert [line.partition(", ")[0] for line in found.en.split("\n")[1:]] == [
        "Youth4coop: as part of the project 'energie'",
        "Youth4coop: outside any project",
        "Youth4coop: over the whole of 2019",
    ]
    assert [line.partition(", ")[0] for line in found.fr.split("\n")[2:]] == [
        "Youth4coop\u00a0: en dehors de tout projet",
        "Youth4coop\u00a0: sur l’ensemble de l’année 2019",
    ]


def test_total_of_a_school_year():
    programmes = [ProgrammeReach(IN_2019, "energie"), ProgrammeReach(IN_2019, "wonen")]

    found = report_sentences(SCHOOL_YEAR, programmes, IN_2019)

    assert "over het hele schooljaar 2025-2026 gaven 9" in found.nl
    assert "over the whole of the 2025-2026 school year, 9" in found.en
    assert "sur l’ensemble de l’année scolaire 2025-2026, 9" in found.fr


def test_one_programme_that_did_not_reach_the_total_has_a_line_for_the_total():
    programme = ProgrammeReach(IN_2019, "jongeren voor coöperatie", "Cera")

    found = report_sentences(YEAR, [programme], Reach(10, 700, 14))

    assert found.nl.split("\n")[0] == SENTENCE_2019
    assert found.nl.split("\n")[1].startswith("Youth4coop: over heel 2019 gaven 10 coöperaties")


def test_sentences_as_the_api_gives_them():
    found = sentences(IN_2019)

    assert found.as_dict() == {"nl": found.nl, "en": found.en, "fr": found.fr}
