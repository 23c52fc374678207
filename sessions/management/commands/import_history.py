"""Import the figures of years before the system from a spreadsheet saved as CSV."""

import csv
import io
import re
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any, override

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sessions.models import Programme
from sessions.operations.history import (
    FIGURE_NAMES,
    find_or_add_programme,
    record_historic_figure,
)

COLUMNS = ("year", "programme", "partner", *FIGURE_NAMES, "source")
REQUIRED = ("year", "source")
COLUMN_OF_FIELD = {"name": "programme"}

Rows = dict[int, list[str]]  # cells by the number of the line
Line = dict[str, str]  # cell by column; a column that the file lacks is empty


class Command(BaseCommand):
    help = (
        "Imports historic figures: all lines of the file, or none. FILE is CSV in UTF-8, with ; or "
        f", between the columns {', '.join(COLUMNS)}. An empty cell is unknown."
    )

    @override
    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")

    @override
    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        header, rows = read_rows(read_text(file))
        with transaction.atomic():
            if problems := import_rows(header, rows):
                raise CommandError("\n".join(problems))
        message = ngettext(
            "%(n)s historisch jaarcijfer bewaard.",
            "%(n)s historische jaarcijfers bewaard.",
            len(rows),
        )
        self.stdout.write(message % {"n": len(rows)})


def read_text(file: Path) -> str:
    """The text of a file, whether Excel put its mark at the start or not.

    Raises:
        CommandError: the file cannot be read, or is no text in UTF-8.
    """
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise CommandError(_("We kunnen %(file)s niet lezen.") % {"file": file}) from error
    except UnicodeDecodeError as error:
        raise CommandError(_("Bewaar het bestand als CSV in UTF-8.")) from error
    if "\0" in text:
        raise CommandError(_("Bewaar het bestand als CSV in UTF-8."))
    return text


def read_rows(text: str) -> tuple[list[str], Rows]:
    """The names of the columns, and the cells of each line that is not empty.

    Raises:
        CommandError: the columns are not the known ones, or a quotation mark is left open.
    """
    first_line = text.partition("\n")[0]
    delimiter = ";" if ";" in first_line else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        header = _header(next(reader, []))
        rows = [(reader.line_num, [cell.strip() for cell in row]) for row in reader]
    except csv.Error as error:
        message = _("Lijn %(line)s: de aanhalingstekens kloppen niet.")
        raise CommandError(message % {"line": reader.line_num}) from error
    return header, {number: row for number, row in rows if any(row)}


def _header(row: list[str]) -> list[str]:
    names = [name.strip().lower() for name in row]
    for name in names:
        if name not in COLUMNS:
            message = _("Lijn 1: “%(name)s” is geen kolom. De kolommen zijn %(known)s.")
            raise CommandError(message % {"name": name, "known": ", ".join(COLUMNS)})
        if names.count(name) > 1:
            raise CommandError(_("Lijn 1: de kolom %(name)s staat er twee keer.") % {"name": name})
    for name in REQUIRED:
        if name not in names:
            raise CommandError(_("Lijn 1: de kolom %(name)s ontbreekt.") % {"name": name})
    return names


def import_rows(header: list[str], rows: Rows) -> list[str]:
    """Record each line, and give what is wrong, one sentence for each problem."""
    problems: list[str] = []
    seen: dict[tuple[str, str], int] = {}
    for number, row in rows.items():
        try:
            line = _line(header, row)
            earlier = seen.setdefault((line["year"].lstrip("0"), line["programme"]), number)
            if earlier != number:
                message = _("Dit jaar en project staan ook op lijn %(line)s.")
                raise ValidationError(message % {"line": earlier})
            import_line(line)
        except ValidationError as error:
            problems.extend(_sentences(number, error))
    return problems


def _line(header: list[str], row: list[str]) -> Line:
    if len(row) != len(header):
        message = _("Er zijn %(found)s cellen voor %(expected)s kolommen.")
        raise ValidationError(message % {"found": len(row), "expected": len(header)})
    return dict.fromkeys(COLUMNS, "") | dict(zip(header, row, strict=True))


def import_line(line: Line) -> None:
    """Record the figures of one line.

    Raises:
        ValidationError: at the column concerned.
    """
    year = _number("year", line["year"])
    if year is None:
        raise ValidationError({"year": _("Vul een jaar in.")})
    known = {name: _number(name, line[name]) for name in FIGURE_NAMES}
    programme = _programme(line, year)
    record_historic_figure(year=year, source=line["source"], programme=programme, **known)


def _programme(line: Line, year: int) -> Programme | None:
    name, partner = line["programme"], line["partner"]
    if name:
        return find_or_add_programme(name=name, partner=partner, year=year)
    if partner:
        raise ValidationError({"partner": _("Een partner hoort bij een project.")})
    return None


def _number(column: str, text: str) -> int | None:
    if not text:
        return None
    if not re.fullmatch(r"[0-9]{1,9}", text):
        message = _("“%(text)s” is geen geheel getal. Schrijf alleen cijfers, zonder punten.")
        raise ValidationError({column: message % {"text": text}})
    return int(text)


def _sentences(number: int, error: ValidationError) -> Iterator[str]:
    where = _("Lijn %(line)s") % {"line": number}
    if not hasattr(error, "error_dict"):
        yield from (f"{where}: {message}" for message in error.messages)
        return
    for field, messages in error.message_dict.items():
        column = "" if field == NON_FIELD_ERRORS else f", {COLUMN_OF_FIELD.get(field, field)}"
        yield from (f"{where}{column}: {message}" for message in messages)
