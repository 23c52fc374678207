"""What looks like a way to find a person is seen; what a teacher writes about a class is not."""

import pytest

from youth4coop.privacy.free_text import any_personal_data, holds_personal_data

# 930518223 leaves 61 of 97; who was born since 2000 has a 2 before it; a number of the social
# security (bis) has 40 more in its month.
NATIONAL_NUMBERS = [
    "93051822361",
    "93.05.18-223.61",
    "93 05 18 223 61",
    "01021000154",
    "93451822350",
]
EMAILS = ["jan@school.be", "mail naar Jan.Peeters@leerling.school.be, alstublieft"]
PHONES = [
    "0470 12 34 56",
    "0470/12.34.56",
    "0470123456",
    "gsm: 0499-12-34-56.",
    "053 21 45 67",
    "02 123 45 67",
    "+32 470 12 34 56",
    "0032470123456",
    "+31 (0)6 1234 5678",
    "lokaal 12, bel 0470 12 34 56",
    "op 02/02/2027 bel 053/21.45.67",
]
NOTHING = [
    "",
    "Hoofdpoort, Pontstraat 7, 9300 Aalst",
    "Derde verdieping, lokaal B012, met lift",
    "Bus 91, 92 en 96 stoppen om 9.05 en 9.35 u.",
    "02/02/2027 van 10.10 tot 11.50 u.",
    "2/02/2027 9.05",
    "di 02-02-2027, 24 leerlingen",
    "KBO 0403.227.515",
    "93051822362",
    "instellingsnummer 036921",
    "€ 1.234.567,89",
    "leerling@klas",
    "a @ b.be",
    "03/10/2026 en 04/10/2026",
]


@pytest.mark.parametrize("text", [*NATIONAL_NUMBERS, *EMAILS, *PHONES])
def test_personal_data_are_seen(text):
    assert holds_personal_data(text) is True
    assert holds_personal_data(f"Vraag naar {text} aan de balie") is True


@pytest.mark.parametrize("text", NOTHING)
def test_ordinary_sentences_are_left_in_peace(text):
    assert holds_personal_data(text) is False


def test_one_text_of_several_is_enough():
    assert any_personal_data(["Lokaal 12", "jan@school.be"]) is True
    assert any_personal_data(["Lokaal 12", ""]) is False
    assert any_personal_data([]) is False
