"""Figures for everybody; narrowed down for the coordinator."""

from typing import Any, ClassVar

from django.http import Http404
from django.utils import timezone
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import generics, permissions
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from sessions.api.figures import PeriodRowSerializer, PeriodSerializer
from sessions.api.filters import FigureFilters
from sessions.figures.filters import Filters
from sessions.figures.periods import Kind, Period
from sessions.figures.series import all_periods
from sessions.figures.statistics import statistics
from sessions.models import ClassroomSession
from youth4coop.api.filters import refuse_unknown
from youth4coop.api.permissions import IsCoordinator
from youth4coop.terms import local_date


class PeriodListView(generics.GenericAPIView[Any]):
    """Every period in which something happened, and those in between."""

    kind: ClassVar[Kind]
    permission_classes = (permissions.AllowAny,)
    serializer_class = PeriodRowSerializer
    filter_backends = ()

    @extend_schema(responses=PeriodRowSerializer(many=True))
    def get(self, request: Request) -> Response:
        """Give one row a period, oldest first."""
        refuse_unknown(request, {"page", "page_size"})
        rows = all_periods(self.kind, today=local_date(timezone.now()))
        page = self.paginate_queryset(rows)
        return self.get_paginated_response(self.get_serializer(page, many=True).data)


@extend_schema_view(get=extend_schema(filters=True))
class PeriodView(generics.GenericAPIView[ClassroomSession]):
    """All figures of one period."""

    kind: ClassVar[Kind]
    permission_classes = (permissions.AllowAny,)
    serializer_class = PeriodSerializer
    filterset_class = FigureFilters
    queryset = ClassroomSession.objects.none()
    pagination_class = None

    def get(self, request: Request, label: str) -> Response:
        """Give totals and breakdowns; only the coordinator can narrow them down."""
        period = self._period(label)
        filters = self._filters(request)
        found = statistics(period, today=local_date(timezone.now()), filters=filters)
        return Response(found.as_dict())

    def _period(self, label: str) -> Period:
        try:
            return Period.parse(self.kind, label)
        except ValueError as error:
            raise Http404 from error

    def _filters(self, request: Request) -> Filters:
        refuse_unknown(request, FigureFilters.base_filters)
        if request.query_params and not IsCoordinator().has_permission(request, self):
            self.permission_denied(request, message=str(IsCoordinator.message))
        asked = FigureFilters(data=request.query_params, queryset=self.queryset)
        if not asked.is_valid():
            raise ValidationError(asked.errors)
        return asked.figures()


class CalendarYearListView(PeriodListView):
    """The calendar years."""

    kind = "calendar"


class SchoolYearListView(PeriodListView):
    """The school years: 1 September to 31 August."""

    kind = "school"


class CalendarYearView(PeriodView):
    """A calendar year, such as 2019."""

    kind = "calendar"


class SchoolYearView(PeriodView):
    """A school year, such as 2019-2020."""

    kind = "school"
