"""The annual report, ready to be taken over."""

from typing import Any

from django.http import Http404
from django.utils import timezone
from rest_framework import generics, permissions
from rest_framework.request import Request
from rest_framework.response import Response

from sessions.api.figures import ReportSerializer
from sessions.figures.periods import Period
from sessions.report.report import annual_report
from youth4coop.api.filters import refuse_unknown
from youth4coop.api.permissions import IsCoordinator
from youth4coop.terms import local_date


class ReportView(generics.GenericAPIView[Any]):
    """The report of a calendar year: for all when closed or historic, else for the coordinator."""

    permission_classes = (permissions.AllowAny,)
    serializer_class = ReportSerializer
    filter_backends = ()
    pagination_class = None

    def get(self, request: Request, label: str) -> Response:
        """Give the sentence, the tables, and what was sealed."""
        refuse_unknown(request, ())
        try:
            year = Period.parse_calendar(label).year
        except ValueError as error:
            raise Http404 from error
        report = annual_report(year, today=local_date(timezone.now()))
        if not report.is_public and not IsCoordinator().has_permission(request, self):
            self.permission_denied(request, message=str(IsCoordinator.message))
        return Response(report.as_dict())
