"""The check of plain words finds what it should, and leaves what is right."""

import pytest

from scripts.check_words import ROOT, Text, all_texts, problems, sentences_of

SOME_FILE = ROOT / "some.html"


@pytest.mark.parametrize(
    ("words", "better"),
    [
        ("Gelieve dit in te vullen.", "wil je"),
        ("Indien je niet kunt", "als"),
        ("Je dient dit eerst te doen.", "moeten"),
        ("Dit is een ongeldig adres.", "wat je moet invullen"),
        ("Vul uw naam in.", "je"),
        ("Als u komt", "je"),
        ("De docent blijft in de klas.", "leerkracht"),
    ],
)
def test_word_with_a_plainer_one_is_found(words, better):
    (problem,) = problems(Text(SOME_FILE, 3, words))

    assert problem.startswith(f"some.html:3: {words}")
    assert problem.endswith(f"but “{better}”")


@pytest.mark.parametrize(
    "words",
    [
        "Om 10.10 u. begint de les.",
        "Kom om … u. langs.",
        "Je kunt een klacht indienen.",
        "Acht leerlingen",
        "De sessie is ongeldig verklaard.",
        "Wat zijn je wensen?",
    ],
)
def test_word_that_is_right_is_left(words):
    assert list(problems(Text(SOME_FILE, 1, words))) == []


def test_texts_come_from_templates_code_mails_and_docs():
    read = {(str(text.file.relative_to(ROOT)), text.words) for text in all_texts()}

    templates = "frontend/templates/frontend"
    assert (f"{templates}/home.html", "Zo gaat het") in read
    assert (f"{templates}/includes/groups.html", "… leerlingen") in read
    assert ("schools/levels.py", "Kleuteronderwijs") in read
    assert ("sessions/notices/texts/nl/count_teacher.md", "Dag …,") in read
    assert ("docs/coordinators.md", "## De cijfers") in read


def test_sentences_are_told_apart():
    text = Text(SOME_FILE, 1, "Kun je komen? Zeg het ons. Tot dan!")

    assert [one.words for one in sentences_of(text)] == [
        "Kun je komen?",
        "Zeg het ons.",
        "Tot dan!",
    ]
