"""The committed table of places: complete, well formed, and of today."""

import ast
import re
from collections import Counter

import pytest
from django.conf import settings

from youth4coop.places import Place, Province, all_places, distance_km, find, main_places

SCRIPT = settings.BASE_DIR / "scripts" / "build_places.py"
FLANDERS = {
    Province.ANTWERPEN,
    Province.LIMBURG,
    Province.OOST_VLAANDEREN,
    Province.VLAAMS_BRABANT,
    Province.WEST_VLAANDEREN,
}
# The first digit of a NIS code; the arrondissement of Brussels is 21.
DIGIT = {
    Province.ANTWERPEN: "1",
    Province.LIMBURG: "7",
    Province.OOST_VLAANDEREN: "4",
    Province.VLAAMS_BRABANT: "2",
    Province.WEST_VLAANDEREN: "3",
    Province.BRUSSEL: "21",
    Province.WAALS_BRABANT: "2",
    Province.HENEGOUWEN: "5",
    Province.LUIK: "6",
    Province.LUXEMBURG: "8",
    Province.NAMEN: "9",
}


def names_at(postal_code):
    return {place.name for place in all_places() if place.postal_code == postal_code}


def test_each_province_has_its_number_of_postal_codes():
    assert Counter(place.province for place in main_places().values()) == {
        Province.ANTWERPEN: 101,
        Province.LIMBURG: 72,
        Province.OOST_VLAANDEREN: 114,
        Province.VLAAMS_BRABANT: 130,
        Province.WEST_VLAANDEREN: 104,
        Province.BRUSSEL: 22,
        Province.WAALS_BRABANT: 44,
        Province.HENEGOUWEN: 211,
        Province.LUIK: 158,
        Province.LUXEMBURG: 101,
        Province.NAMEN: 92,
    }


def test_flanders_has_285_municipalities_and_brussels_19():
    municipalities = {(place.nis_code, place.province in FLANDERS) for place in all_places()}
    brussels = {place.nis_code for place in all_places() if place.province == Province.BRUSSEL}

    assert Counter(flemish for _, flemish in municipalities) == {True: 285, False: 280}
    assert len(brussels) == 19


def test_each_postal_code_has_one_main_place_and_it_stands_first():
    main = Counter(place.postal_code for place in all_places() if place.is_main)
    first = {place.postal_code: place for place in reversed(all_places())}

    assert set(main.values()) == {1}
    assert main_places() == first


def test_places_stand_in_order_of_postal_code():
    codes = [place.postal_code for place in all_places()]

    assert codes == sorted(codes)


def test_place_stands_under_its_postal_code_once():
    names = Counter((place.postal_code, place.name) for place in all_places())

    assert [name for name, times in names.items() if times > 1] == []


def test_postal_code_lies_in_one_municipality():
    homes = {
        (place.postal_code, place.municipality, place.province, place.nis_code)
        for place in all_places()
    }

    assert len(homes) == len(main_places())


def test_nis_code_belongs_to_one_municipality_of_its_province():
    homes = {(place.nis_code, place.municipality, place.province) for place in all_places()}

    assert len(homes) == len({nis_code for nis_code, _, _ in homes})
    assert [home for home in homes if not home[0].startswith(DIGIT[home[2]])] == []


def test_postal_and_nis_codes_are_digits():
    places = all_places()

    assert [p for p in places if not re.fullmatch(r"[1-9]\d{3}", p.postal_code)] == []
    assert [p for p in places if not re.fullmatch(r"[1-9]\d{4}", p.nis_code)] == []


def test_names_are_words_with_straight_apostrophes_and_single_spaces():
    word = re.compile(r"[A-Za-zÀ-ÿ'-]+( [A-Za-zÀ-ÿ'-]+)*")
    names = {name for p in all_places() for name in (p.name, p.name_fr, p.municipality)}

    assert [name for name in names if not word.fullmatch(name)] == []


def test_places_lie_in_belgium():
    outside = [
        place
        for place in all_places()
        if not (49.49 < place.latitude < 51.51 and 2.54 < place.longitude < 6.41)
    ]

    assert outside == []


def test_no_place_lies_far_from_the_main_place():
    far = [
        (place.postal_code, place.name)
        for place in all_places()
        for main in [main_places()[place.postal_code]]
        if distance_km(place.latitude, place.longitude, main.latitude, main.longitude) > 12
    ]

    assert far == []


@pytest.mark.parametrize(
    ("postal_code", "latitude", "longitude"),
    [
        ("1000", 50.847, 4.352),
        ("2000", 51.221, 4.400),
        ("3000", 50.879, 4.701),
        ("3500", 50.930, 5.338),
        ("8000", 51.209, 3.225),
        ("8500", 50.828, 3.265),
        ("9000", 51.054, 3.725),
    ],
)
def test_city_lies_within_a_kilometre_of_its_market_place(postal_code, latitude, longitude):
    city = find(postal_code)

    assert distance_km(city.latitude, city.longitude, latitude, longitude) < 1


@pytest.mark.parametrize(
    ("postal_code", "municipality", "province", "nis_code"),
    [
        ("2070", "Beveren-Kruibeke-Zwijndrecht", Province.OOST_VLAANDEREN, "46030"),
        ("9120", "Beveren-Kruibeke-Zwijndrecht", Province.OOST_VLAANDEREN, "46030"),
        ("2150", "Antwerpen", Province.ANTWERPEN, "11002"),
        ("1755", "Pajottegem", Province.VLAAMS_BRABANT, "23106"),
        ("3720", "Hasselt", Province.LIMBURG, "71072"),
        ("3700", "Tongeren-Borgloon", Province.LIMBURG, "73111"),
        ("9820", "Merelbeke-Melle", Province.OOST_VLAANDEREN, "44088"),
        ("8755", "Wingene", Province.WEST_VLAANDEREN, "37021"),
    ],
)
def test_municipality_is_the_one_after_the_mergers_of_2025(
    postal_code, municipality, province, nis_code
):
    place = find(postal_code)

    assert (place.municipality, place.province, place.nis_code) == (
        municipality,
        province,
        nis_code,
    )


def test_no_municipality_that_was_merged_in_2025_is_left():
    merged = {"Borsbeek", "Kruibeke", "Zwijndrecht", "Kortessem", "Melle", "Gooik", "Ruiselede"}

    assert merged & {place.municipality for place in all_places()} == set()
    assert merged <= {place.name for place in all_places()}


def test_brussels_is_a_province_of_its_own():
    assert {place.postal_code for place in all_places() if place.province == Province.BRUSSEL} == {
        code for code in main_places() if code < "1300"
    }


@pytest.mark.parametrize(
    ("postal_code", "dutch", "french"),
    [
        ("1000", "Brussel", "Bruxelles"),
        ("1020", "Laken", "Laeken"),
        ("1050", "Elsene", "Ixelles"),
        ("1640", "Sint-Genesius-Rode", "Rhode-Saint-Genèse"),
        ("2000", "Antwerpen", "Anvers"),
        ("3798", "'s-Gravenvoeren", "Fouron-le-Comte"),
        ("4000", "Luik", "Liège"),
        ("9040", "Sint-Amandsberg", "Sint-Amandsberg"),
        ("9600", "Ronse", "Renaix"),
    ],
)
def test_place_has_its_dutch_name_and_its_french_one(postal_code, dutch, french):
    place = find(postal_code)

    assert (place.name, place.name_fr) == (dutch, french)


def test_villages_stand_beside_the_main_place():
    assert names_at("9750") == {"Huise", "Ouwegem", "Zingem"}
    assert names_at("2040") == {"Antwerpen", "Berendrecht", "Lillo", "Zandvliet"}


def test_small_words_in_a_name_have_small_letters():
    assert names_at("2960") == {"Brecht", "Sint-Job-in-'t-Goor", "Sint-Lenaarts"}


def test_find_gives_the_main_place():
    assert find("2600") == Place(
        postal_code="2600",
        name="Berchem",
        name_fr="Berchem",
        municipality="Antwerpen",
        province=Province.ANTWERPEN,
        nis_code="11002",
        latitude=51.1902,
        longitude=4.4326,
        is_main=True,
        population=43511,
    )


@pytest.mark.parametrize("postal_code", ["", "0999", "1805", "9999", "900", "09000", "Gent"])
def test_find_gives_none_for_what_is_no_postal_code(postal_code):
    assert find(postal_code) is None


def test_script_that_makes_the_table_knows_each_province():
    values = {
        ast.unparse(line.targets[0]): line.value
        for line in ast.parse(SCRIPT.read_text(encoding="utf-8")).body
        if isinstance(line, ast.Assign)
    }

    assert sorted(ast.literal_eval(values["PROVINCES"]).values()) == sorted(Province.values)


def test_sources_name_the_packages_of_the_script_with_their_versions():
    packages = re.findall(
        r'^#     "(\w+)==([\d.]+)",$', SCRIPT.read_text(encoding="utf-8"), re.MULTILINE
    )
    sources = (settings.BASE_DIR / "youth4coop" / "places" / "SOURCES.md").read_text("utf-8")
    named = re.findall(r"^\| (\w+) \| ([\d.]+) \|", sources, re.MULTILINE)

    assert packages
    assert set(named) == set(packages)
