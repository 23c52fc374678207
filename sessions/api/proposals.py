"""Other moments that a speaker proposes, and the answer of the teacher."""

from typing import override

from django.db.models import QuerySet
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, viewsets
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from sessions.api.filters import ProposalFilters
from sessions.api.inputs import ChooseInput
from sessions.api.serializers import ChosenSerializer, ProposalSerializer, SessionSerializer
from sessions.models import ClassroomSession, MomentProposal
from sessions.operations.proposals import choose_moment, refuse_moments
from youth4coop.api.authentication import person
from youth4coop.api.idempotency import IdempotentWrites


class ProposalViewSet(
    IdempotentWrites,
    mixins.ListModelMixin,
    mixins.RetrieveModelMixin,
    viewsets.GenericViewSet[MomentProposal],
):
    """Other moments for one's own requests, as a teacher; all of them for the coordinator."""

    serializer_class = ProposalSerializer
    filterset_class = ProposalFilters
    ordering_fields = ("proposed_at", "expires_at", "id")

    @override
    def get_queryset(self) -> QuerySet[MomentProposal]:
        return MomentProposal.objects.visible_to(self.request.user).with_details()

    @extend_schema(request=ChooseInput, responses=ChosenSerializer)
    @action(detail=True, methods=["post"])
    def accept(self, request: Request, pk: str) -> Response:
        """Choose one of the moments: the session is planned at once."""
        proposal = self.get_object()
        body = ChooseInput(data=request.data)
        body.is_valid(raise_exception=True)
        session = choose_moment(
            proposal, body.validated_data["moment"], who=person(request), now=timezone.now()
        )
        planned = ClassroomSession.objects.with_details().get(pk=session.pk)
        answer = self.get_serializer(self.get_object()).data
        return Response({**answer, "session": SessionSerializer(planned).data})

    @extend_schema(request=None, responses=ProposalSerializer)
    @action(detail=True, methods=["post"])
    def refuse(self, request: Request, pk: str) -> Response:
        """Choose none: the invitation stays open."""
        refuse_moments(self.get_object(), who=person(request), now=timezone.now())
        return Response(self.get_serializer(self.get_object()).data)
