"""The command that imports historic figures: all lines or none, each wrong line named."""

import datetime as dt

import pytest
from django.core.management import CommandError, call_command

from sessions.figures.periods import Period
from sessions.figures.statistics import statistics
from sessions.models import HistoricFigure, Programme
from sessions.report.report import annual_report
from tests.factories import ProgrammeFactory
from tests.sessions.figures.build import TODAY
from tests.sessions.report.test_sentence import SENTENCE_2019

pytestmark = pytest.mark.django_db

HEADER = (
    "year;programme;partner;sessions;pupils;unique_pupils;schools;cooperatives;speakers;source\n"
)
LINE_2019 = "2019;jongeren voor coöperatie;Cera;;675;;13;9;;Uit het jaarverslag 2019\n"
LINE_2018 = "2018;;;20;500;;10;8;12;Uit het jaarverslag 2018\n"


@pytest.fixture
def import_text(tmp_path, capsys):
    """Import a file with this text, and give what the command says."""

    def run(text, encoding="utf-8"):
        file = tmp_path / "history.csv"
        file.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        call_command("import_history", str(file))
        return capsys.readouterr().out

    return run


@pytest.fixture
def problems(import_text):
    """Import a file that is wrong, and give what the command says line by line."""

    def run(text):
        with pytest.raises(CommandError) as refusal:
            import_text(text)
        assert refusal.value.returncode == 1
        assert not HistoricFigure.objects.exists()
        assert not Programme.objects.exists()
        return str(refusal.value).split("\n")

    return run


def kept():
    columns = ("year", "programme__name", "programme__partner", "sessions", "pupils", "source")
    return list(HistoricFigure.objects.values_list(*columns))


def test_imported_year_gives_the_sentence_of_its_report(import_text):
    assert import_text(HEADER + LINE_2019) == "1 historisch jaarcijfer bewaard.\n"

    assert annual_report(2019, today=TODAY).sentence.nl == SENTENCE_2019


def test_importing_again_changes_nothing(import_text):
    first = import_text(HEADER + LINE_2019 + LINE_2018)
    before = list(HistoricFigure.objects.values())

    assert import_text(HEADER + LINE_2019 + LINE_2018) == first
    assert first == "2 historische jaarcijfers bewaard.\n"
    assert list(HistoricFigure.objects.values()) == before


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("delimiter", [";", ","])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_file_may_be_saved_in_each_usual_way(import_text, encoding, delimiter, newline):
    text = (HEADER + LINE_2019).replace(";", delimiter).replace("\n", newline)

    import_text(text, encoding)

    assert kept() == [
        (2019, "jongeren voor coöperatie", "Cera", None, 675, "Uit het jaarverslag 2019")
    ]


def test_columns_may_be_fewer_in_any_order_and_case(import_text):
    import_text("Source; PUPILS ;year\n 'Verslag' ; 0 ;2018\n")

    assert kept() == [(2018, None, None, None, 0, "'Verslag'")]


def test_cells_may_be_quoted_and_empty_lines_are_skipped(import_text):
    import_text(HEADER + '\n;;;;;;;;;\n2018;"A; B";"";5;;;;;;"Verslag, ""blz. 3"""\n\n')

    assert kept() == [(2018, "A; B", "", 5, None, 'Verslag, "blz. 3"')]


def test_programme_begins_in_its_oldest_year(import_text):
    import_text(HEADER + LINE_2019 + LINE_2019.replace("2019;", "2017;"))

    assert Programme.objects.get().start == dt.date(2017, 1, 1)
    found = [statistics(Period.calendar_year(year), today=TODAY) for year in (2017, 2018, 2019)]
    assert [one.status for one in found] == ["historic", "provisional", "historic"]


def test_file_without_lines_imports_nothing(import_text):
    assert import_text(HEADER) == "0 historische jaarcijfers bewaard.\n"


NO_NUMBER = "is geen geheel getal. Schrijf alleen cijfers, zonder punten."


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("abc;;;;5;;;;;Verslag", f", year: “abc” {NO_NUMBER}"),
        (";;;;5;;;;;Verslag", ", year: Vul een jaar in."),
        ("2017;;;;1.234;;;;;Verslag", f", pupils: “1.234” {NO_NUMBER}"),
        ("2017;;;;-5;;;;;Verslag", f", pupils: “-5” {NO_NUMBER}"),
        ("2017;;;;5;;1234567890;;;Verslag", f", schools: “1234567890” {NO_NUMBER}"),
        (
            "2017;;;;5;6;;;;Verslag",
            ", unique_pupils: Er kunnen niet meer unieke leerlingen zijn dan leerlingen.",
        ),
        ("2017;;;;;;;;;Verslag", ": Vul minstens één cijfer in."),
        ("2017;;;;5;;;;;", ", source: Dit veld kan niet leeg zijn"),
        ("2017;;Cera;;5;;;;;Verslag", ", partner: Een partner hoort bij een project."),
        ("2017;5", ": Er zijn 2 cellen voor 10 kolommen."),
        ("1800;energie;;;5;;;;;Verslag", ", year: Vul een jaar in van 1900 tot 2200."),
        (
            f"2017;{'x' * 121};;;5;;;;;Verslag",
            ", programme: Zorg dat deze waarde niet meer dan 120 tekens bevat "
            "(het zijn er nu 121).",
        ),
        (LINE_2019.strip(), ": Dit jaar en project staan ook op lijn 2."),
        (
            "2016;jongeren voor coöperatie;Febecoop;;5;;;;;Verslag",
            ", partner: Het project “jongeren voor coöperatie” heeft al een andere partner: "
            "“Cera”.",
        ),
    ],
)
def test_wrong_line_is_named_with_its_reason(problems, line, problem):
    assert problems(f"{HEADER}{LINE_2019}\n{line}\n{LINE_2018}") == [f"Lijn 4{problem}"]


def test_all_wrong_lines_are_named_at_once(problems):
    text = HEADER + LINE_2018 + ";;;x;;;;;;\n" + LINE_2019 + "2017;;;;5;;;;;\n"

    assert problems(text) == [
        "Lijn 3, year: Vul een jaar in.",
        "Lijn 5, source: Dit veld kan niet leeg zijn",
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "year;pupil;source\n",
            "Lijn 1: “pupil” is geen kolom. De kolommen zijn year, programme, partner, sessions, "
            "pupils, unique_pupils, schools, cooperatives, speakers, source.",
        ),
        ("year;year;source\n", "Lijn 1: de kolom year staat er twee keer."),
        ("year;pupils\n", "Lijn 1: de kolom source ontbreekt."),
        ("", "Lijn 1: de kolom year ontbreekt."),
        (HEADER + '2018;"A\n', "Lijn 2: de aanhalingstekens kloppen niet."),
        (HEADER + '2018;"A"B;\n', "Lijn 2: de aanhalingstekens kloppen niet."),
        (b"year;source\n2018;co\xf6peratie\n", "Bewaar het bestand als CSV in UTF-8."),
        ("year;source\n2018;\0\n", "Bewaar het bestand als CSV in UTF-8."),
    ],
)
def test_file_that_is_no_such_table_is_refused(problems, text, problem):
    assert problems(text) == [problem]


def test_file_that_cannot_be_read_is_refused(tmp_path):
    missing = tmp_path / "none.csv"

    with pytest.raises(CommandError, match=r"none\.csv niet lezen"):
        call_command("import_history", str(missing))


def test_what_was_kept_stays_when_a_later_file_is_wrong(import_text):
    import_text(HEADER + LINE_2018)
    with pytest.raises(CommandError):
        import_text(HEADER + LINE_2018.replace("500", "501") + "2017;;;;;;;;;Verslag\n")

    assert [row[4] for row in kept()] == [500]


def test_known_programme_is_used(import_text):
    known = ProgrammeFactory(name="jongeren voor coöperatie", partner="Cera")
    import_text(HEADER + LINE_2019)

    assert HistoricFigure.objects.get().programme == known
