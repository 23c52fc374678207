"""Forms of one page together: rows that repeat, problems in order, errors of an operation."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from frontend.fields import FreeTextField
from frontend.sheets import PageForm, Problem, RowForm, Rows, Sheet, rows_sent
from youth4coop.validation import invalid


class Main(PageForm):
    title = forms.CharField(error_messages={"required": "Vul een titel in."})
    kind = forms.ChoiceField(
        choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect, required=False
    )


class Row(RowForm):
    name = forms.CharField(help_text="Zoals 5 ECO A.", error_messages={"required": "Vul in."})
    size = forms.IntegerField(required=False)


class Both(Sheet):
    names = {"the.title": "title"}

    def __init__(self, data=None):
        super().__init__(Main(data), rows=Rows(Row, "rows", data, number=3, least=1))


def _sheet(sent):
    return Both(QueryDict(sent))


def test_rows_left_empty_are_ignored():
    sheet = _sheet("title=x&rows-0-name=&rows-1-name=5A&rows-2-size=")

    assert sheet.is_valid()
    assert [row.cleaned_data for row in sheet.rows["rows"].filled] == [{"name": "5A", "size": None}]


def test_first_row_is_asked_for_when_all_are_empty():
    sheet = _sheet("title=x")

    assert not sheet.is_valid()
    assert sheet.problems() == [Problem("id_rows-0-name", "Vul in.")]


def test_row_that_is_half_filled_in_is_asked_to_be_completed():
    sheet = _sheet("title=x&rows-0-name=5A&rows-2-size=3")

    assert sheet.problems() == [Problem("id_rows-2-name", "Vul in.")]


def test_problems_stand_in_the_order_of_the_page():
    sheet = _sheet("rows-1-size=3")
    texts = [problem.text for problem in sheet.problems()]
    sheet.main_first = False

    assert texts == ["Vul een titel in.", "Vul in."]
    assert [problem.text for problem in sheet.problems()] == texts[::-1]


def test_page_that_was_not_sent_has_no_problems():
    assert Both().problems() == []


def test_only_the_first_row_has_hints():
    hints = [row.fields["name"].help_text for row in Both().rows["rows"]]

    assert hints == ["Zoals 5 ECO A.", "", ""]


@pytest.mark.parametrize(
    ("field", "target"),
    [
        ("the.title", "id_title"),
        ("title", "id_title"),
        ("kind", "id_kind_0"),
        ("unknown", ""),
        ("rows", "id_rows-1-name"),
        ("rows.0", "id_rows-1-name"),
        ("rows.0.size", "id_rows-1-size"),
        ("rows.0.unknown", "id_rows-1-name"),
        ("rows.7.size", "id_rows-1-size"),
    ],
)
def test_error_of_an_operation_stands_at_its_field(field, target):
    sheet = _sheet("title=x&rows-1-name=5A")
    assert sheet.is_valid()

    sheet.refuse(invalid(field, "Kan niet.", "no"))

    assert sheet.problems() == [Problem(target, "Kan niet.")]


def test_error_without_a_field_stands_at_the_top():
    sheet = _sheet("title=x&rows-1-name=5A")

    sheet.refuse(ValidationError("Kan niet."))

    assert sheet.problems() == [Problem("", "Kan niet.")]


@pytest.mark.parametrize(
    ("field", "owned"), [("title", True), ("rows.0.name", True), ("else", False)]
)
def test_sheet_knows_whether_an_error_is_about_it(field, owned):
    assert Both().owns(invalid(field, "Kan niet.", "no")) is owned


def test_answers_are_what_was_typed_in_these_fields():
    sheet = _sheet("title=x&title=y&rows-1-name=&other=z&csrfmiddlewaretoken=secret")

    assert sheet.answers() == {"title": ["x", "y"], "rows-1-name": [""]}


@pytest.mark.parametrize(
    ("sent", "number"),
    [("rows-0-name=&rows-4-size=", 5), ("other-9-name=", 0), ("rows-x-name=&rows-9999-name=", 0)],
)
def test_rows_of_a_page_are_counted_by_the_names_of_its_fields(sent, number):
    assert rows_sent("rows", QueryDict(sent)) == number


class Remark(RowForm):
    name = forms.CharField(required=False)
    remark = FreeTextField(max_length=10, required=False)


def test_free_texts_are_those_written_in_ones_own_words():
    rows = Rows(Remark, "rows", QueryDict("rows-0-name=5A&rows-0-remark=Fijn"), number=2)
    sheet = Sheet(Main(QueryDict("title=x")), rows=rows)

    assert sheet.is_valid()
    assert [text for text in sheet.free_texts() if text] == ["Fijn"]


def test_free_text_that_is_too_long_says_how_long_it_may_be():
    form = Remark(QueryDict("remark=xxxxxxxxxxx"))

    assert form.problems() == [Problem("id_remark", "Schrijf hoogstens 10 tekens.")]
