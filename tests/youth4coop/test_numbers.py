"""Enterprise numbers and phone numbers, as people type them and as they are stored."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from youth4coop.numbers import (
    check_enterprise_number,
    clean_enterprise_number,
    clean_phone,
    in_points,
)

STARTS = st.integers(1_000, 19_999_999)


def with_check_digits(start: int) -> str:
    """Gives the number whose first eight digits these are: the rest makes it add up modulo 97."""
    return f"{start:08d}{97 - start % 97:02d}"


@st.composite
def typings(draw):
    """Gives a number, and one of the many ways to type it."""
    number = with_check_digits(draw(STARTS))
    digits = number.removeprefix("0") if draw(st.booleans()) else number
    signs = draw(st.lists(st.sampled_from(["", ".", " ", "-", "/"]), min_size=9, max_size=9))
    typed = "".join(map("".join, zip(digits, [*signs, ""], strict=False)))
    before = draw(st.sampled_from(["", "BE", "be ", "BTW ", "BTW BE ", "TVA BE", "KBO: ", " "]))
    return number, before + typed


@given(typings())
def test_number_is_read_however_it_is_typed(example):
    number, typed = example

    assert clean_enterprise_number(typed) == number
    check_enterprise_number(number)


@given(STARTS, st.integers(0, 9), st.integers(1, 9))
def test_one_wrong_digit_is_always_seen(start, place, more):
    number = with_check_digits(start)
    wrong = str((int(number[place]) + more) % 10)

    with pytest.raises(ValidationError):
        clean_enterprise_number(number[:place] + wrong + number[place + 1 :])


@given(STARTS, st.integers(0, 8))
def test_two_digits_that_changed_places_are_always_seen(start, place):
    number = with_check_digits(start)
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]

    if swapped != number:
        with pytest.raises(ValidationError):
            clean_enterprise_number(swapped)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("0123.456.748", "wrong_digit"),
        ("12345678", "no_enterprise_number"),
        ("01234567490", "no_enterprise_number"),
        ("2123456749", "no_enterprise_number"),
        ("0000000000", "no_enterprise_number"),
        ("Zonnewind", "no_enterprise_number"),
        ("NL 0123456749", "no_enterprise_number"),
    ],
)
def test_what_is_no_number_is_refused(typed, code):
    with pytest.raises(ValidationError) as refused:
        clean_enterprise_number(typed)

    assert refused.value.code == code


def test_who_has_no_number_needs_none():
    assert (clean_enterprise_number("  "), clean_phone("  ")) == ("", "")


def test_number_is_stored_in_one_way_only():
    with pytest.raises(ValidationError) as refused:
        check_enterprise_number("BE0123456749")

    assert refused.value.code == "not_ten_digits"
    assert in_points("0123456749") == "0123.456.749"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("0470/12.34.56", "+32 470 12 34 56"),
        ("+32 (0)470 12 34 56", "+32 470 12 34 56"),
        ("0032470123456", "+32 470 12 34 56"),
        ("470123456", "+32 470 12 34 56"),
        (" (09) 233-44-55 ", "+32 9 233 44 55"),
        ("+31 6 12345678", "+31 6 12345678"),
    ],
)
def test_phone_number_is_read_however_it_is_typed(typed, stored):
    assert clean_phone(typed) == stored
    assert clean_phone(stored) == stored


@pytest.mark.parametrize(
    "typed", ["12", "abc", "0470 12 34", "0470 12 34 56 of 09 233 44 55", "0470 12 34 56 x 3"]
)
def test_what_nobody_can_call_is_refused(typed):
    with pytest.raises(ValidationError) as refused:
        clean_phone(typed)

    assert refused.value.code == "no_phone"
