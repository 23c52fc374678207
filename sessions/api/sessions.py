"""Sessions and their counts."""

from typing import Any, ClassVar, override

from django.db.models import QuerySet
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, status, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from sessions.api.filters import SessionFilters
from sessions.api.inputs import CountsInput, ReasonInput, SessionInput
from sessions.api.serializers import SessionSerializer
from sessions.models import ClassroomSession
from sessions.operations.counts import SOURCE_OF_ROLE, report_counts
from sessions.operations.meetings import (
    cancel_session,
    declare_held,
    declare_invalid,
    declare_not_held,
    enter_session,
)
from youth4coop.api.authentication import person
from youth4coop.api.idempotency import IdempotentWrites
from youth4coop.api.permissions import IsCoordinator
from youth4coop.users.models import UserRole


class SessionViewSet(
    IdempotentWrites,
    mixins.ListModelMixin,
    mixins.RetrieveModelMixin,
    viewsets.GenericViewSet[ClassroomSession],
):
    """One's own sessions, as a teacher or a cooperative; all of them for the coordinator."""

    serializer_class = SessionSerializer
    filterset_class = SessionFilters
    search_fields: ClassVar = ["school__name", "school__municipality"]
    ordering_fields = ("start", "state", "pupils", "id")

    @override
    def get_permissions(self) -> Any:
        return [IsCoordinator()] if self.action == "create" else super().get_permissions()

    @override
    def get_queryset(self) -> QuerySet[ClassroomSession]:
        return ClassroomSession.objects.visible_to(self.request.user).with_details()

    @extend_schema(request=SessionInput, responses={201: SessionSerializer})
    def create(self, request: Request) -> Response:
        """Enter a session that was arranged otherwise, in the past or to come."""
        body = SessionInput(data=request.data)
        body.is_valid(raise_exception=True)
        session = enter_session(body.entry(), who=person(request), now=timezone.now())
        made = self.get_queryset().get(pk=session.pk)
        return Response(self.get_serializer(made).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=CountsInput, responses=SessionSerializer)
    @action(detail=True, methods=["post"])
    def counts(self, request: Request, pk: str) -> Response:
        """Count the pupils of each group; a second count is a new version."""
        session = self.get_object()
        body = CountsInput(data=request.data)
        body.is_valid(raise_exception=True)
        who = person(request)
        report = body.report(SOURCE_OF_ROLE[UserRole(who.role)])
        report_counts(session, report, who=who, now=timezone.now())
        return self._show()

    @extend_schema(request=ReasonInput, responses=SessionSerializer)
    @action(detail=True, methods=["post"])
    def cancel(self, request: Request, pk: str) -> Response:
        """Cancel a session that has not begun."""
        return self._end(cancel_session)

    @extend_schema(request=ReasonInput, responses=SessionSerializer)
    @action(detail=True, methods=["post"], url_path="not-held")
    def not_held(self, request: Request, pk: str) -> Response:
        """Say that a session did not take place although nobody cancelled it."""
        return self._end(declare_not_held)

    @extend_schema(request=None, responses=SessionSerializer)
    @action(detail=True, methods=["post"])
    def held(self, request: Request, pk: str) -> Response:
        """Give one's word that a session took place; the count is still to come."""
        declare_held(self.get_object(), who=person(request), now=timezone.now())
        return self._show()

    @extend_schema(request=ReasonInput, responses=SessionSerializer)
    @action(detail=True, methods=["post"], permission_classes=[IsCoordinator])
    def invalid(self, request: Request, pk: str) -> Response:
        """Take a counted session out of the figures; its counts are kept."""
        return self._end(declare_invalid)

    def _end(self, operation: Any) -> Response:
        session = self.get_object()
        body = ReasonInput(data=self.request.data)
        body.is_valid(raise_exception=True)
        reason = body.validated_data["reason"]
        operation(session, who=person(self.request), now=timezone.now(), reason=reason)
        return self._show()

    def _show(self) -> Response:
        return Response(self.get_serializer(self.get_object()).data)
