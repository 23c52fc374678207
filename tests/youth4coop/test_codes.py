import pytest
from django.core import serializers
from django.core.exceptions import ValidationError
from django.db import models

from schools.models import School
from tests.factories import SchoolFactory
from youth4coop.codes import CodesField


class Colour(models.TextChoices):
    RED = "red"
    BLUE = "blue"


FIELD = CodesField("colours", codes=Colour)


def test_codes_are_stored_between_commas_and_read_as_a_list():
    assert FIELD.get_prep_value(["red", "blue"]) == ",red,blue,"
    assert FIELD.from_db_value(",red,blue,") == ["red", "blue"]
    assert (FIELD.get_prep_value([]), FIELD.from_db_value("")) == ("", [])
    assert FIELD.from_db_value(None) == []


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (["red"], ["red"]),
        (("red", "blue"), ["red", "blue"]),
        ({"red"}, ["red"]),
        (",red,blue,", ["red", "blue"]),
        ("red", ["red"]),
        (None, []),
        ([], []),
    ],
)
def test_a_list_can_be_given_in_several_ways(value, expected):
    assert FIELD.clean(value, None) == expected


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (["red", "green"], "unknown_code"),
        (["red,blue"], "unknown_code"),
        ([""], "unknown_code"),
        (["red", "red"], "double"),
        ([1], "invalid"),
        ([["red"]], "invalid"),
        ({"red": 1}, "invalid"),
        (5, "invalid"),
    ],
)
def test_what_is_not_in_the_list_is_refused(value, code):
    with pytest.raises(ValidationError) as refused:
        FIELD.clean(value, None)

    assert refused.value.code == code


def test_a_list_that_is_needed_cannot_be_empty():
    with pytest.raises(ValidationError) as refused:
        CodesField(codes=Colour, blank=False).clean([], None)

    assert refused.value.code == "required"


def test_without_a_code_list_every_text_is_a_code():
    assert CodesField().clean(["red", "anything"], None) == ["red", "anything"]


def test_a_migration_does_not_hold_the_code_list():
    _name, _path, _args, options = FIELD.deconstruct()

    assert options == {"verbose_name": "colours", "default": list, "blank": True}


@pytest.mark.parametrize(
    ("code", "found"),
    [("so_1a", True), ("so_3_do", True), ("so_1", False), ("so%", False), ("so_3_d_", False)],
)
def test_rows_are_found_by_one_whole_code(db, code, found):
    SchoolFactory(levels=["so_1a", "so_3_do"])

    assert School.objects.filter(levels__has=code).exists() is found


def test_rows_are_found_by_the_whole_list(db):
    school = SchoolFactory(levels=["so_1a", "so_3_do"])

    assert School.objects.get(levels=["so_1a", "so_3_do"]) == school
    assert School.objects.get(pk=school.pk).levels == ["so_1a", "so_3_do"]


def test_a_row_survives_dumping_and_loading(db):
    school = SchoolFactory(levels=["so_1a", "so_3_do"])
    dumped = serializers.serialize("json", [school])

    [loaded] = serializers.deserialize("json", dumped)

    assert loaded.object.levels == ["so_1a", "so_3_do"]
