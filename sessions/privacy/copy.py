"""A copy of all that we keep about somebody: to read, and for another program (R4.07)."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Field, Manager, Model
from django.utils.translation import gettext as _

from sessions.choices import (
    InvitationState,
    Language,
    RegistrationState,
    RequestState,
    SessionState,
)
from sessions.models import Cooperative, Registration, Speaker
from sessions.notices.purposes import PURPOSES
from sessions.privacy.kept import Kept
from sessions.privacy.kinds import KINDS
from sessions.privacy.person import Person
from youth4coop.codes import CodesField
from youth4coop.terms import local_time
from youth4coop.terms.in_words import clock, short_day

_STATES = [
    *RequestState.choices,
    *InvitationState.choices,
    *SessionState.choices,
    *RegistrationState.choices,
]
# Columns that hold a code of a list which the column itself does not know.
WORDS: dict[str, Any] = {
    "language": Language.choices,
    "from_state": _STATES,
    "to_state": _STATES,
    "purpose": [(purpose.code, purpose.label) for purpose in PURPOSES.values()],
}
FORMAT = "youth4coop-my-data-1"


@dataclass(frozen=True)
class Value:
    """One thing that is kept, with its name for people; `raw` is fit for JSON."""

    path: str
    label: str
    raw: Any
    text: str


@dataclass(frozen=True)
class Row:
    """One row, without what is empty; a list shows `line` first, and `more` below it."""

    values: list[Value]
    line: list[str]
    more: list[Value]


@dataclass(frozen=True)
class Chapter:
    """All rows of one kind."""

    kept: Kept
    rows: list[Row]


def copy_of(person: Person) -> list[Chapter]:
    """Read everything, in a fixed number of queries; kinds without rows are there too."""
    return [Chapter(kept, [_row(kept, row) for row in kept.rows(person)]) for kept in KINDS]


def as_data(chapters: list[Chapter], *, now: dt.datetime) -> dict[str, Any]:
    """Give the copy in a structured, common form, for another program (article 20 of the GDPR)."""
    return {
        "format": FORMAT,
        "made_at": now.isoformat(),
        "about": {
            chapter.kept.code: {
                "title": str(chapter.kept.title),
                "why": str(chapter.kept.why),
                "kept_until": str(chapter.kept.until),
                "rows": [_as_data(row) for row in chapter.rows],
            }
            for chapter in chapters
        },
    }


def _as_data(row: Row) -> dict[str, Any]:
    return {value.path.replace(".", "_"): value.raw for value in row.values}


def _row(kept: Kept, row: Model) -> Row:
    values = [_value(kept, row, path) for path in kept.fields]
    told = [value for value in values if value.text]
    lines = [value.text for path in kept.brief for value in told if value.path == path]
    return Row(told, lines, [value for value in told if value.path not in kept.brief])


def _value(kept: Kept, row: Model, path: str) -> Value:
    *way, last = path.split(".")
    owner: Any = row
    for name in way:
        owner = getattr(owner, name) if owner is not None else None
    label = str(kept.labels.get(path) or _label(kept.model, path))
    if owner is None:
        return Value(path, label, None, "")
    value = getattr(owner, last)
    field: Any = owner._meta.get_field(last)
    return Value(path, label, _raw(value), _text(field, value))


def _label(model: type[Model], path: str) -> str:
    """Give the name of a field, or of what it points to."""
    field: Any = None
    for name in path.split("."):
        field = model._meta.get_field(name)
        model = field.related_model or model
    return str(
        field.related_model._meta.verbose_name if field.related_model else field.verbose_name
    )


def _raw(value: Any) -> Any:
    """Give what JSON can hold: codes as codes, moments with their zone, rows by name."""
    if isinstance(value, dt.datetime):
        return local_time(value).isoformat()
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, Manager):
        return [_raw(row) for row in value.all()]
    if isinstance(value, Model):
        return _name(value)
    return value


def _text(field: Field[Any, Any], value: Any) -> str:
    """Write a value for people; "" for what is not there."""
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if value is None or value in ("", []):
        return ""
    if isinstance(field, CodesField):
        labels = dict(field.codes.choices) if field.codes else {}
        return ", ".join(str(labels.get(code, code)) for code in value)
    if field.model is Registration and field.name == "answers":
        return "\n".join(_answers(value))
    if choices := dict(getattr(field, "flatchoices", ()) or WORDS.get(field.name, ())):
        return str(choices.get(value, value))
    return ", ".join(_words(value))


def _answers(answers: dict[str, Any]) -> Iterator[str]:
    """Write what was filled in to register, each answer with the name of its field."""
    for name, model in {"cooperative": Cooperative, "speaker": Speaker}.items():
        told = answers.get(name) or {}
        for field in model._meta.concrete_fields:
            if text := _text(field, told.get(field.name)):
                yield f"{field.verbose_name}: {text}"


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, Manager):
        yield from (_name(row) for row in value.all())
    elif isinstance(value, Model):
        yield _name(value)
    elif isinstance(value, dt.datetime):
        yield f"{short_day(value)}, {clock(value)}"
    elif isinstance(value, dt.date):
        yield short_day(value)
    elif isinstance(value, dt.time):
        yield f"{value:%H.%M}".removeprefix("0")
    else:
        yield str(value)


def _name(row: Any) -> str:
    """Name another row; a moment is named by its start."""
    start: dt.datetime | None = getattr(row, "start", None)
    return f"{short_day(start)}, {clock(start)}" if isinstance(start, dt.datetime) else str(row)
