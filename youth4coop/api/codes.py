"""Code lists: every code with its label in the language of the request."""

from typing import Any, ClassVar

from django.db.models import TextChoices
from drf_spectacular.utils import extend_schema
from rest_framework import generics, permissions, serializers
from rest_framework.request import Request
from rest_framework.response import Response

from youth4coop.api.filters import refuse_unknown


class CodeSerializer(serializers.Serializer[Any]):
    code = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]


class CodeListView(generics.GenericAPIView[Any]):
    """The codes of one list, in their own order."""

    codes: ClassVar[type[TextChoices]]
    permission_classes = (permissions.AllowAny,)
    serializer_class = CodeSerializer
    filter_backends = ()

    @extend_schema(responses=CodeSerializer(many=True))
    def get(self, request: Request) -> Response:
        """List the codes."""
        refuse_unknown(request, {"page", "page_size"})
        rows = [{"code": code, "label": str(label)} for code, label in self.codes.choices]
        return self.get_paginated_response(self.paginate_queryset(rows))
