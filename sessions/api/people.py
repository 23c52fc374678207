"""Cooperatives and speakers."""

from typing import ClassVar, override

from django.db.models import QuerySet
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, permissions, viewsets
from rest_framework.request import Request
from rest_framework.response import Response

from sessions.api.filters import CooperativeFilters, SpeakerFilters
from sessions.api.inputs import SpeakerInput
from sessions.api.serializers import CooperativeSerializer, SpeakerSerializer
from sessions.choices import Sector, Theme
from sessions.models import Cooperative, Speaker
from sessions.operations.speakers import update_speaker
from youth4coop.api.codes import CodeListView
from youth4coop.api.idempotency import IdempotentWrites
from youth4coop.api.permissions import IsCoordinator, IsSpeaker


class CooperativeViewSet(
    mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet[Cooperative]
):
    """The cooperatives that were let in."""

    serializer_class = CooperativeSerializer
    permission_classes = (permissions.AllowAny,)
    filterset_class = CooperativeFilters
    search_fields: ClassVar = ["name", "description", "municipality"]
    ordering_fields = ("name", "municipality", "id")

    @override
    def get_queryset(self) -> QuerySet[Cooperative]:
        return Cooperative.objects.approved()


class SpeakerViewSet(
    IdempotentWrites,
    mixins.ListModelMixin,
    mixins.RetrieveModelMixin,
    viewsets.GenericViewSet[Speaker],
):
    """The speakers of one's own cooperative; all of them for the coordinator."""

    serializer_class = SpeakerSerializer
    permission_classes = (IsCoordinator | IsSpeaker,)
    filterset_class = SpeakerFilters
    search_fields: ClassVar = ["name"]
    ordering_fields = ("name", "id")

    @override
    def get_queryset(self) -> QuerySet[Speaker]:
        return Speaker.objects.visible_to(self.request.user).with_calendar()

    @extend_schema(request=SpeakerInput, responses=SpeakerSerializer)
    def partial_update(self, request: Request, pk: str) -> Response:
        """Change what the speaker can do; a given week or list of days replaces the old one."""
        speaker = self.get_object()
        body = SpeakerInput(data=request.data)
        body.is_valid(raise_exception=True)
        update_speaker(speaker, body.changes())
        return Response(self.get_serializer(self.get_object()).data)


class ThemeListView(CodeListView):
    """What a session can be about."""

    codes = Theme


class SectorListView(CodeListView):
    """The sectors of cooperatives."""

    codes = Sector
