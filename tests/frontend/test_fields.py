"""Dates, times, numbers and addresses as people type them (R6.10)."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from frontend.fields import AddressField, ClockField, DayField, NumberField, read_date, read_time

TODAY = dt.date(2026, 11, 24)
THIRD_OF_FEBRUARY = dt.date(2027, 2, 3)


@pytest.mark.parametrize(
    "typed",
    [
        "3/2/27",
        "03/02/2027",
        "3-2-2027",
        "3.2.2027",
        "3 2 2027",
        "2027-02-03",
        "3 februari 2027",
        "3 feb 2027",
        "3 FEB. 27",
        "woensdag 3 februari 2027",
        "wo 3/2/2027",
        "  3 februari  ",
        "3/2",
        "3 February 2027",
        "3rd Feb",
        "3 février 2027",
        "3 févr. 2027",
        "mercredi 3 février",
    ],
)
def test_date_is_read_as_people_type_it(typed):
    assert read_date(typed, today=TODAY) == THIRD_OF_FEBRUARY


def test_date_without_year_is_the_first_one_from_today():
    days = {typed: read_date(typed, today=TODAY) for typed in ["24/11", "23/11", "25 nov"]}

    assert days == {
        "24/11": dt.date(2026, 11, 24),
        "23/11": dt.date(2027, 11, 23),
        "25 nov": dt.date(2026, 11, 25),
    }


MONTHS = {
    3: ["mrt", "maart", "March", "mars"],
    4: ["april", "April", "avril", "avr."],
    5: ["mei", "May", "mai"],
    6: ["juni", "June", "juin"],
    7: ["juli", "July", "juil.", "juillet"],
    8: ["augustus", "August", "août"],
    10: ["oktober", "October", "octobre"],
    12: ["december", "Dec.", "décembre", "déc."],
}


@pytest.mark.parametrize(("month", "name"), [(n, name) for n in MONTHS for name in MONTHS[n]])
def test_month_has_a_name_in_three_languages(month, name):
    assert read_date(f"1 {name} 2027", today=TODAY) == dt.date(2027, month, 1)


def test_first_of_a_french_month():
    assert read_date("1er août 2027", today=TODAY) == dt.date(2027, 8, 1)


@pytest.mark.parametrize("typed", ["", "morgen", "31/2/2027", "3/13", "3", "0/0/0", "29 feb"])
def test_what_is_no_date_is_refused(typed):
    with pytest.raises(ValueError):  # noqa: PT011 -- the field makes the message
        read_date(typed, today=TODAY)


@pytest.mark.parametrize(
    ("typed", "hour", "minute"),
    [
        ("9u30", 9, 30),
        ("9:30", 9, 30),
        ("9.30", 9, 30),
        ("0930", 9, 30),
        ("930", 9, 30),
        ("9 u 30", 9, 30),
        ("9.30 uur", 9, 30),
        ("9", 9, 0),
        ("9u", 9, 0),
        ("9 uur", 9, 0),
        ("23:59", 23, 59),
        ("1.30 pm", 13, 30),
        ("9am", 9, 0),
        ("12 pm", 12, 0),
        ("12.15 am", 0, 15),
        ("13 h 30", 13, 30),
    ],
)
def test_time_is_read_as_people_type_it(typed, hour, minute):
    assert read_time(typed) == dt.time(hour, minute)


@pytest.mark.parametrize(
    "typed", ["", "straks", "24:00", "9:60", "9.3", "12345", "-1", "13 pm", "0 am"]
)
def test_what_is_no_time_is_refused(typed):
    with pytest.raises(ValueError):  # noqa: PT011 -- the field makes the message
        read_time(typed)


def _day_field(**options):
    field = DayField(**options)
    field.today = TODAY
    return field


FIELDS = {
    "day": (_day_field(), dt.date),
    "clock": (ClockField(), dt.time),
    "address": (AddressField(), str),
    "number": (NumberField(low=1, high=400), int),
}


@pytest.mark.parametrize("name", FIELDS)
@given(typed=st.text() | st.from_regex(r"[\d/.:u -]{1,12}", fullmatch=True))
def test_whatever_is_typed_gives_a_value_or_a_message(name, typed):
    field, kind = FIELDS[name]
    value = messages = None

    try:
        value = field.clean(typed)
    except ValidationError as error:
        messages = error.messages

    assert all(messages) if messages else isinstance(value, kind)


@pytest.mark.parametrize("field", [_day_field(required=False), ClockField(required=False)])
def test_field_that_may_be_empty_gives_nothing(field):
    assert field.clean(" ") is None


def test_stored_values_are_shown_as_people_write_them():
    shown = [
        _day_field().prepare_value(THIRD_OF_FEBRUARY),
        ClockField().prepare_value(dt.time(9, 5)),
        ClockField().prepare_value("negen uur"),
    ]

    assert shown == ["3/2/2027", "09.05", "negen uur"]


def test_address_loses_its_spaces_and_invisible_signs():
    assert AddressField().clean(" an\u200b@school.be\ufeff ") == "an@school.be"


def test_address_without_at_sign_is_asked_for_with_an_example():
    with pytest.raises(ValidationError) as error:
        AddressField().clean("an.school.be")

    assert error.value.messages == ["Vul een e-mailadres in met een @, zoals naam@school.be."]


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("0", "Vul een aantal in van 1 tot 400."),
        ("401", "Vul een aantal in van 1 tot 400."),
        ("twintig", "Vul een getal in, zonder komma."),
        ("20,5", "Vul een getal in, zonder komma."),
    ],
)
def test_number_out_of_bounds_is_asked_for_with_the_bounds(typed, message):
    with pytest.raises(ValidationError) as error:
        NumberField(low=1, high=400).clean(typed)

    assert error.value.messages == [message]
