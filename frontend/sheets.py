"""All forms of one page: a main form and rows that repeat, with one list of problems."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.datastructures import MultiValueDict

from frontend.fields import DayField, FreeTextField

type Posted = MultiValueDict[str, Any] | None


@dataclass(frozen=True)
class Problem:
    """One thing to put right: the field's id to jump to, and what to do."""

    target: str
    text: str


class PageForm(forms.Form):
    """A form checked by the server only, so that every browser gives the same messages."""

    use_required_attribute = False

    def __init__(self, data: Posted = None, *, today: dt.date | None = None, **kwargs: Any):
        kwargs.setdefault("label_suffix", "")
        super().__init__(data, **kwargs)
        for field in self.fields.values():
            if isinstance(field, DayField) and today is not None:
                field.today = today

    def problems(self) -> list[Problem]:
        """Give every error, in the order of the page."""
        general = [Problem("", str(text)) for text in self.non_field_errors()]
        return [
            *general,
            *[Problem(target_of(field), str(text)) for field in self for text in field.errors],
        ]

    def refuse(self, error: ValidationError) -> None:
        """Take over what an operation found wrong, at the fields concerned."""
        for name, errors in _by_field(error):
            self.add_error(name if name in self.fields else None, errors)

    def free_texts(self) -> Iterator[str]:
        """Give what was written in one's own words, once the form is valid."""
        for name, field in self.fields.items():
            if isinstance(field, FreeTextField):
                yield self.cleaned_data.get(name, "")

    def answers(self) -> dict[str, list[str]]:
        """Give what was typed in the fields of this form and nothing else, as it was sent."""
        sent: Any = self.data
        names = [self[name].html_name for name in self.fields]
        return {name: sent.getlist(name) for name in names if name in sent}


def _by_field(error: ValidationError) -> Iterator[tuple[str, list[ValidationError]]]:
    if hasattr(error, "error_dict"):
        yield from error.error_dict.items()
    else:
        yield "", error.error_list


def target_of(field: BoundField) -> str:
    """Give the id of the first thing that can have the focus: the first choice of a group."""
    return f"{field.auto_id}_0" if field.use_fieldset else field.auto_id


def stored(form: type[PageForm], row: object) -> dict[str, Any]:
    """Give what a row of the database holds of the things that a form asks."""
    return {name: getattr(row, name) for name in form.base_fields}


class RowForm(PageForm):
    """A row of a page: one that says nothing need not be filled in."""

    def has_changed(self) -> bool:
        """Tell whether something stands here; a start value that was wiped does not count."""
        return any(self[name].data not in (None, "", []) for name in self.fields)

    def drop_hints(self) -> None:
        """Leave the hints to the first row: five times the same example is only noise."""
        for field in self.fields.values():
            field.help_text = ""


class Rows[F: RowForm]:
    """The same form a number of times; rows left empty are ignored.

    Args:
        number: how many rows there are.
        least: how many must be filled in, from the top.
        each: what each of the first rows gets besides, such as its start values.
        kwargs: what every row gets.
    """

    def __init__(
        self,
        make: Callable[..., F],
        prefix: str,
        data: Posted,
        *,
        number: int,
        least: int = 0,
        each: Sequence[dict[str, Any]] = (),
        **kwargs: Any,
    ):
        own = [*each, *[{}] * number][:number]
        self.forms = [
            make(data, prefix=f"{prefix}-{at}", empty_permitted=True, **kwargs, **own[at])
            for at in range(number)
        ]
        for form in self.forms[1:]:
            form.drop_hints()
        if data is not None and len(self.filled) < least:
            for form in self.forms[:least]:
                form.empty_permitted = False

    @property
    def filled(self) -> list[F]:
        """The rows in which something stands."""
        return [form for form in self.forms if form.has_changed()]

    def is_valid(self) -> bool:
        return all(form.is_valid() for form in self.forms)

    def problems(self) -> list[Problem]:
        return [problem for form in self.forms for problem in form.problems()]

    def __iter__(self) -> Iterator[F]:
        return iter(self.forms)


def rows_sent(prefix: str, data: Mapping[str, Any]) -> int:
    """Give how many rows a page had, from the names of the fields that it sent."""
    starts = [name.removeprefix(f"{prefix}-").partition("-")[0] for name in data]
    return max((int(start) + 1 for start in starts if _is_index(start)), default=0)


def _is_index(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 4


class Sheet:
    """A page's forms together; `refuse` puts an operation's errors at their fields.

    Args:
        names: operation's field name -> the main form's, where they differ.
        main_first: whether the main form stands above the rows on the page.
    """

    names: Mapping[str, str] = {}
    main_first = True

    def __init__(self, main: PageForm, **rows: Rows[Any]):
        self.main = main
        self.rows = rows

    @property
    def cleaned(self) -> dict[str, Any]:
        return self.main.cleaned_data

    @property
    def is_bound(self) -> bool:
        return self.main.is_bound

    def is_valid(self) -> bool:
        return all([self.main.is_valid(), *[rows.is_valid() for rows in self.rows.values()]])

    def problems(self) -> list[Problem]:
        """Give what has to be put right, for the box at the top of the page."""
        if not self.is_bound:
            return []
        main = self.main.problems()
        rows = [problem for rows in self.rows.values() for problem in rows.problems()]
        return [*main, *rows] if self.main_first else [*rows, *main]

    def refuse(self, error: ValidationError) -> None:
        """Take over what an operation found wrong, at the fields concerned."""
        for name, errors in _by_field(error):
            form, field = self._place(name)
            form.add_error(field, errors)

    def free_texts(self) -> Iterator[str]:
        """Give what was written in one's own words, once all is valid."""
        for form in [self.main, *[form for rows in self.rows.values() for form in rows]]:
            yield from form.free_texts()

    def owns(self, error: ValidationError) -> bool:
        """Tell whether the error is about something that is filled in here."""
        names = [self.names.get(name, name).split(".")[0] for name, _errors in _by_field(error)]
        return any(name in self.rows or name in self.main.fields for name in names)

    def answers(self) -> dict[str, list[str]]:
        """Give what was typed in all these forms, as it was sent."""
        forms = [self.main, *[form for rows in self.rows.values() for form in rows]]
        return {name: values for form in forms for name, values in form.answers().items()}

    def _place(self, name: str) -> tuple[PageForm, str | None]:
        """Find the form and field of an operation's name, such as `groups.0.level`."""
        first, *rest = self.names.get(name, name).split(".")
        if first in self.rows:
            return self._place_in_row(self.rows[first], rest)
        return self.main, first if first in self.main.fields else None

    def _place_in_row(self, rows: Rows[Any], rest: list[str]) -> tuple[PageForm, str | None]:
        filled = rows.filled or rows.forms
        index = int(rest[0]) if rest else 0
        form = filled[min(index, len(filled) - 1)]
        field = rest[1] if len(rest) > 1 and rest[1] in form.fields else next(iter(form.fields))
        return form, field
