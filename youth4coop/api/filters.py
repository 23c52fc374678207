"""Filters of lists: what a list does not know is refused, not ignored."""

from collections.abc import Iterable
from typing import Any, override

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.filters import OrderingFilter
from rest_framework.request import Request
from rest_framework.views import APIView

OF_EVERY_LIST = {"page", "page_size", "ordering", "search"}


def refuse_unknown(request: Request, known: Iterable[str]) -> None:
    """Raise ValidationError at each query parameter that is not known here."""
    unknown = sorted(set(request.query_params) - set(known))
    if unknown:
        message = ErrorDetail(_("Deze filter bestaat hier niet."), code="unknown_filter")
        raise ValidationError({name: [message] for name in unknown})


class StrictFilters(DjangoFilterBackend):  # type: ignore[misc]  # django-filter ships no types
    """The filters of the view's filterset, and no others."""

    @override
    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: APIView) -> Any:
        filterset_class = self.get_filterset_class(view, queryset)
        known = set(filterset_class.base_filters) if filterset_class else set()
        refuse_unknown(request, known | OF_EVERY_LIST)
        return super().filter_queryset(request, queryset, view)


class StrictOrdering(OrderingFilter):
    """`?ordering=name` or `-name`; a field that cannot be ordered by is refused."""

    @override
    def remove_invalid_fields(
        self, queryset: QuerySet[Any], fields: Iterable[str], view: Any, request: Request
    ) -> list[str]:
        wanted = list(fields)
        valid = list(super().remove_invalid_fields(queryset, wanted, view, request))
        if len(valid) < len([term for term in wanted if term]):
            message = ErrorDetail(_("Hierop kan niet gesorteerd worden."), code="unknown_ordering")
            raise ValidationError({"ordering": [message]})
        return valid
