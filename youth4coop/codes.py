"""Several codes of one code list in one column, on every database engine alike."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.lookups import Contains
from django.utils.translation import gettext_lazy as _


class CodesField(models.TextField[list[str], list[str]]):
    """A list of codes from `codes`, stored as ",a,b," and read as a list of strings.

    `filter(levels__has="so_3_do")` finds the rows whose list holds that code.
    A migration stores no code list, so that adding a code needs no migration.
    """

    # What the type checker's plugin for Django reads.
    _pyi_private_set_type: list[str]  # type: ignore[assignment]
    _pyi_private_get_type: list[str]  # type: ignore[assignment]

    def __init__(self, *args: Any, codes: type[models.TextChoices] | None = None, **kwargs: Any):
        self.codes = codes
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: str | None, *_args: Any) -> list[str]:
        return [code for code in (value or "").split(",") if code]

    def to_python(self, value: Any) -> list[str]:
        """Give the list; a text is read as it is stored.

        Raises:
            ValidationError: with code "invalid", when it is no list of texts.
        """
        if isinstance(value, str):
            return self.from_db_value(value)
        codes = list(value) if isinstance(value, list | tuple | set | frozenset) else [value]
        if value is None:
            return []
        if not all(isinstance(code, str) for code in codes):
            raise ValidationError(_("Geef een lijst van codes."), code="invalid")
        return codes

    def get_prep_value(self, value: Any) -> str:
        codes = self.to_python(value)
        return f",{','.join(codes)}," if codes else ""

    def value_to_string(self, obj: models.Model) -> str:
        """Give what `to_python` reads again, for dumpdata and loaddata."""
        return self.get_prep_value(self.value_from_object(obj))

    def validate(self, value: list[str], model_instance: models.Model | None) -> None:
        """Refuse codes that the code list does not hold, and double ones.

        Raises:
            ValidationError: with code "unknown_code", "double" or "required".
        """
        if not value and not self.blank:
            raise ValidationError(_("Kies er minstens één."), code="required")
        if unknown := self._unknown(value):
            raise ValidationError(
                _("Kies uit de lijst: %(codes)s staat er niet in."),
                code="unknown_code",
                params={"codes": ", ".join(unknown)},
            )
        if len(set(value)) < len(value):
            raise ValidationError(_("Kies elke code één keer."), code="double")

    def _unknown(self, value: Iterable[str]) -> list[str]:
        known = set(self.codes.values) if self.codes else set(value)
        return [code for code in value if code not in known]


@CodesField.register_lookup
class Has(Contains):
    """True where the list holds the one code on the right."""

    lookup_name = "has"

    def get_rhs_op(self, connection: Any, rhs: str) -> str:
        return str(connection.operators["contains"]) % rhs

    def get_prep_lookup(self) -> str:
        return f",{self.rhs},"
