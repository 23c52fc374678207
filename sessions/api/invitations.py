"""Invitations and their answers."""

from typing import Any, override

from django.db.models import QuerySet
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, status, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from sessions.api.filters import InvitationFilters
from sessions.api.inputs import (
    AcceptInput,
    InvitationInput,
    MaybeReasonInput,
    PassOnInput,
    ProposeInput,
)
from sessions.api.permissions import DecidesWhoComes, IsInvitedSpeaker
from sessions.api.serializers import (
    AcceptedSerializer,
    InvitationSerializer,
    ProposalSerializer,
    SessionSerializer,
)
from sessions.models import ClassroomSession, Invitation
from sessions.operations.invitations import (
    accept_invitation,
    decline_invitation,
    invite,
    withdraw_invitation,
)
from sessions.operations.passing import pass_on
from sessions.operations.proposals import propose_moments
from youth4coop.api.authentication import person
from youth4coop.api.idempotency import IdempotentWrites
from youth4coop.api.permissions import IsCoordinator, IsSpeaker


class InvitationViewSet(
    IdempotentWrites,
    mixins.ListModelMixin,
    mixins.RetrieveModelMixin,
    viewsets.GenericViewSet[Invitation],
):
    """The invitations of one's own cooperative; all of them for the coordinator."""

    serializer_class = InvitationSerializer
    permission_classes = (IsCoordinator | IsSpeaker,)
    filterset_class = InvitationFilters
    ordering_fields = ("sent_at", "answered_at", "id")

    @override
    def get_permissions(self) -> Any:
        return [IsCoordinator()] if self.action == "create" else super().get_permissions()

    @override
    def get_queryset(self) -> QuerySet[Invitation]:
        return Invitation.objects.visible_to(self.request.user).with_details()

    @extend_schema(request=InvitationInput, responses={201: InvitationSerializer})
    def create(self, request: Request) -> Response:
        """Ask one speaker for one request, on one or more of its moments."""
        body = InvitationInput(data=request.data)
        body.is_valid(raise_exception=True)
        answers = body.validated_data
        invitation = invite(
            answers["request"],
            answers["speaker"],
            answers["moments"],
            again=answers["again"],
            who=person(request),
            now=timezone.now(),
        )
        return Response(self.get_serializer(invitation).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=AcceptInput, responses=AcceptedSerializer)
    @action(detail=True, methods=["post"], permission_classes=[IsCoordinator | IsInvitedSpeaker])
    def accept(self, request: Request, pk: str) -> Response:
        """Say yes to one of the moments: the session is planned at once."""
        invitation = self.get_object()
        body = AcceptInput(data=request.data)
        body.is_valid(raise_exception=True)
        session = accept_invitation(
            invitation, body.validated_data["moment"], who=person(request), now=timezone.now()
        )
        planned = ClassroomSession.objects.with_details().get(pk=session.pk)
        answer = self.get_serializer(self.get_object()).data
        return Response({**answer, "session": SessionSerializer(planned).data})

    @extend_schema(request=MaybeReasonInput, responses=InvitationSerializer)
    @action(detail=True, methods=["post"], permission_classes=[IsCoordinator | IsInvitedSpeaker])
    def decline(self, request: Request, pk: str) -> Response:
        """Say no; a reason is welcome and not needed."""
        return self._end(decline_invitation)

    @extend_schema(request=MaybeReasonInput, responses=InvitationSerializer)
    @action(detail=True, methods=["post"], permission_classes=[IsCoordinator])
    def withdraw(self, request: Request, pk: str) -> Response:
        """Take back an invitation that was not answered."""
        return self._end(withdraw_invitation)

    @extend_schema(request=PassOnInput, responses=InvitationSerializer)
    @action(detail=True, methods=["post"], url_path="pass-on", permission_classes=[DecidesWhoComes])
    def pass_on(self, request: Request, pk: str) -> Response:
        """Ask another speaker of the same cooperative instead."""
        invitation = self.get_object()
        body = PassOnInput(data=request.data)
        body.is_valid(raise_exception=True)
        speaker = body.validated_data["speaker"]
        pass_on(invitation, speaker, who=person(request), now=timezone.now())
        return Response(self.get_serializer(self.get_object()).data)

    @extend_schema(request=ProposeInput, responses={201: ProposalSerializer})
    @action(detail=True, methods=["post"], permission_classes=[IsCoordinator | IsInvitedSpeaker])
    def propose(self, request: Request, pk: str) -> Response:
        """Propose one to three other moments; the invitation stays open."""
        invitation = self.get_object()
        body = ProposeInput(data=request.data)
        body.is_valid(raise_exception=True)
        moments = body.moments_in_order()
        proposal = propose_moments(invitation, moments, who=person(request), now=timezone.now())
        return Response(ProposalSerializer(proposal).data, status=status.HTTP_201_CREATED)

    def _end(self, operation: Any) -> Response:
        invitation = self.get_object()
        body = MaybeReasonInput(data=self.request.data)
        body.is_valid(raise_exception=True)
        reason = body.validated_data["reason"]
        operation(invitation, who=person(self.request), now=timezone.now(), reason=reason)
        return Response(self.get_serializer(self.get_object()).data)
