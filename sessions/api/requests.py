"""Requests and who could come for them."""

from collections.abc import Sequence
from typing import Any, ClassVar, override

from django.db.models import QuerySet
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, permissions, status, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.throttling import BaseThrottle

from sessions.api.filters import RequestFilters
from sessions.api.inputs import ReasonInput, RequestChangeInput, RequestInput
from sessions.api.serializers import CandidateSerializer, RequestSerializer
from sessions.api.throttles import AskThrottle
from sessions.matching import rank_candidates
from sessions.models import SessionRequest
from sessions.operations.changing import change_request
from sessions.operations.requests import ask_for_session, give_up_request, withdraw_request
from youth4coop.api.authentication import person
from youth4coop.api.idempotency import IdempotentWrites
from youth4coop.api.permissions import IsCoordinator


class RequestViewSet(
    IdempotentWrites,
    mixins.ListModelMixin,
    mixins.RetrieveModelMixin,
    viewsets.GenericViewSet[SessionRequest],
):
    """One's own requests; all of them for the coordinator. Everybody may ask."""

    serializer_class = RequestSerializer
    filterset_class = RequestFilters
    search_fields: ClassVar = ["reference", "school__name", "school__municipality", "teacher__name"]
    ordering_fields = ("created_at", "first_moment", "id")

    @override
    def get_permissions(self) -> Sequence[Any]:
        return [permissions.AllowAny()] if self.action == "create" else super().get_permissions()

    @override
    def get_throttles(self) -> list[BaseThrottle]:
        extra = [AskThrottle()] if self.action == "create" else []
        return [*super().get_throttles(), *extra]

    @override
    def get_queryset(self) -> QuerySet[SessionRequest]:
        visible = SessionRequest.objects.visible_to(self.request.user)
        return visible.with_urgency(timezone.now()).with_details()

    @extend_schema(request=RequestInput, responses={201: RequestSerializer})
    def create(self, request: Request) -> Response:
        """Ask for a session; without a login it waits for the button behind the mail's link."""
        body = RequestInput(data=request.data, context=self.get_serializer_context())
        body.is_valid(raise_exception=True)
        made = ask_for_session(
            school=body.validated_data["school"],
            asker=body.asker(),
            wish=body.wish(),
            who=request.user if request.user.is_authenticated else None,
            now=timezone.now(),
        )
        return Response(self._shown(made), status=status.HTTP_201_CREATED)

    @extend_schema(request=RequestChangeInput, responses=RequestSerializer)
    def partial_update(self, request: Request, pk: str) -> Response:
        """Change what was asked, as long as no session is planned."""
        wish = self.get_object()
        body = RequestChangeInput(data=request.data)
        body.is_valid(raise_exception=True)
        changed = change_request(wish, body.changes(), who=person(request), now=timezone.now())
        return Response(self._shown(changed))

    @extend_schema(request=ReasonInput, responses=RequestSerializer)
    @action(detail=True, methods=["post"])
    def withdraw(self, request: Request, pk: str) -> Response:
        """Withdraw a request for which no session is planned yet."""
        return self._end(withdraw_request)

    @extend_schema(request=ReasonInput, responses=RequestSerializer)
    @action(detail=True, methods=["post"], url_path="give-up", permission_classes=[IsCoordinator])
    def give_up(self, request: Request, pk: str) -> Response:
        """Say that no speaker was found."""
        return self._end(give_up_request)

    @extend_schema(responses=CandidateSerializer(many=True), filters=False)
    @action(
        detail=True,
        methods=["get"],
        permission_classes=[IsCoordinator],
        pagination_class=None,
    )
    def candidates(self, request: Request, pk: str) -> Response:
        """Rank all speakers: best first, those who cannot come last, with what is in the way."""
        ranked = rank_candidates(self.get_object(), now=timezone.now())
        return Response(CandidateSerializer(ranked, many=True).data)

    def _end(self, operation: Any) -> Response:
        thing = self.get_object()
        body = ReasonInput(data=self.request.data)
        body.is_valid(raise_exception=True)
        ended = operation(
            thing,
            who=person(self.request),
            now=timezone.now(),
            reason=body.validated_data["reason"],
        )
        return Response(self._shown(ended))

    def _shown(self, made: SessionRequest) -> Any:
        """Show a request with what the list adds; whoever made it sees it."""
        everything = SessionRequest.objects.with_urgency(timezone.now()).with_details()
        return self.get_serializer(everything.get(pk=made.pk)).data
