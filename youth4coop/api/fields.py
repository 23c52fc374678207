"""What bodies are made of: known fields only, and times that say where."""

import datetime as dt
from collections.abc import Mapping
from typing import Any, override

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers


class StrictSerializer(serializers.Serializer[Any]):
    """A body, or a part of one; fields that it does not know are refused."""

    default_error_messages = {"unknown_field": _("Dit veld bestaat hier niet.")}

    @override
    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, Mapping) and (unknown := set(data) - set(self._writable_names())):
            message = serializers.ErrorDetail(
                str(self.error_messages["unknown_field"]), code="unknown_field"
            )
            raise serializers.ValidationError({str(name): [message] for name in sorted(unknown)})
        return super().to_internal_value(data)

    def _writable_names(self) -> list[str]:
        return [name for name, field in self.fields.items() if not field.read_only]


class TimeField(serializers.DateTimeField):
    """ISO 8601 with an offset; a naive time is refused, since nobody knows when it is."""

    default_error_messages = {"naive": _("Zeg erbij in welke tijdzone, zoals +01:00.")}

    @override
    def enforce_timezone(self, value: dt.datetime) -> dt.datetime:
        if timezone.is_naive(value):
            self.fail("naive")
        return super().enforce_timezone(value)
