"""Errors at fields: how an operation says what is wrong with what somebody filled in."""

from django.core.exceptions import ValidationError
from django_stubs_ext import StrOrPromise


def invalid(field: str, message: StrOrPromise, code: str) -> ValidationError:
    """Give an error at one field, such as "reason" or "moments.0.end"."""
    return ValidationError({field: ValidationError(message, code)})


def within(prefix: str, error: ValidationError) -> dict[str, list[ValidationError]]:
    """Give the errors of a part by their place in the whole: "name" becomes "groups.0.name"."""
    return {f"{prefix}.{field}": errors for field, errors in error.error_dict.items()}
