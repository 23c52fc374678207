"""Schools for everybody: a list to search in, and each one."""

from typing import Any, ClassVar, override

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework import mixins, permissions, serializers, viewsets
from rest_framework.filters import BaseFilterBackend
from rest_framework.request import Request
from rest_framework.views import APIView

from schools.api.serializers import SchoolSerializer
from schools.levels import Level
from schools.models import Network, School
from youth4coop.api.codes import CodeListView
from youth4coop.api.filters import StrictFilters, StrictOrdering
from youth4coop.places import Province


class SchoolFilters(django_filters.FilterSet):  # type: ignore[misc]  # no types
    province = django_filters.ChoiceFilter(choices=Province.choices)
    postal_code = django_filters.CharFilter()
    level = django_filters.ChoiceFilter(
        field_name="levels", lookup_expr="has", choices=Level.choices
    )
    network = django_filters.ChoiceFilter(choices=Network.choices)

    class Meta:
        model = School
        fields: ClassVar[list[str]] = []


class SchoolSearch(BaseFilterBackend):
    """`?search=`: words in name, town or postal code, however they are written (R2.07)."""

    @override
    def filter_queryset(self, request: Request, queryset: Any, view: APIView) -> Any:
        words = request.query_params.get("search", "")
        if "\x00" in words:
            message = serializers.ErrorDetail(str(_("Dit teken kan niet.")), code="null_character")
            raise serializers.ValidationError({"search": [message]})
        return queryset.matching(words)

    def get_schema_operation_parameters(self, view: APIView) -> list[dict[str, object]]:
        return [
            {
                "name": "search",
                "in": "query",
                "required": False,
                "description": "Words in name, town or postal code; case, accents, hyphens and "
                "Sint/St. make no difference.",
                "schema": {"type": "string"},
            }
        ]


class SchoolViewSet(
    mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet[School]
):
    """Schools that can be chosen; one that nobody checked yet is seen by its teacher only."""

    serializer_class = SchoolSerializer
    permission_classes = (permissions.AllowAny,)
    filterset_class = SchoolFilters
    filter_backends = (StrictFilters, SchoolSearch, StrictOrdering)
    ordering_fields = ("name", "municipality", "postal_code", "id")

    @override
    def get_queryset(self) -> QuerySet[School]:
        return School.objects.visible_to(self.request.user).with_numbers()


class LevelListView(CodeListView):
    """The levels of education that a class group can have."""

    codes = Level


class ProvinceListView(CodeListView):
    """The provinces, and Brussels."""

    codes = Province
