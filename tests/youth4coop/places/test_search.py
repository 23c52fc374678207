import pytest
from hypothesis import given
from hypothesis import strategies as st

from youth4coop.places import all_places, search_key


@pytest.mark.parametrize(
    "name",
    [
        "Sint-Jan",
        "sint jan",
        "SINT JAN",
        "St-Jan",
        "St. Jan",
        "St.-Jan",
        "Ste Jan",
        "Saint Jan",
        "  Sint   Jan ",
        "Sint_Jan",
        "Sint–Jan",
    ],
)
def test_all_ways_to_write_a_saint_are_one(name):
    assert search_key(name) == "sint jan"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("", ""),
        ("- ' -", ""),
        ("Liège", "liege"),
        ("Lie\u0300ge", "liege"),
        ("'s-Gravenvoeren", "s gravenvoeren"),
        ("’s-Gravenvoeren", "s gravenvoeren"),
        ("GO! atheneum 2", "go atheneum 2"),
        ("Sankt Schönberg", "sankt schonberg"),
        ("Straße", "strasse"),
        ("Steenokkerzeel", "steenokkerzeel"),
        ("Oostende", "oostende"),
        ("Ingelmunster St", "ingelmunster sint"),
    ],
)
def test_key_is_words_of_plain_small_letters(name, expected):
    assert search_key(name) == expected


def test_places_of_one_postal_code_have_keys_of_their_own():
    keys = [(place.postal_code, search_key(place.name)) for place in all_places()]

    assert len(set(keys)) == len(keys)


@given(st.text())
def test_key_of_a_key_is_that_key(text):
    key = search_key(text)

    assert search_key(key) == key


@given(st.text())
def test_case_does_not_change_the_key(text):
    assert search_key(text.casefold()) == search_key(text)


@given(st.lists(st.from_regex(r"[a-z]{2,8}", fullmatch=True)), st.sampled_from(" -_.'/"))
def test_signs_between_words_do_not_change_the_key(words, sign):
    assert search_key(sign.join(words)) == search_key(" ".join(words))
