"""Who may do what, each as a sentence with a message."""

from typing import override

from django.utils.translation import gettext_lazy as _
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.views import APIView


class IsCoordinator(BasePermission):
    """The coordinator may."""

    message = _("Alleen de coördinator mag dit.")

    @override
    def has_permission(self, request: Request, view: APIView) -> bool:
        return bool(request.user.is_authenticated and request.user.is_coordinator)


class IsSpeaker(BasePermission):
    """A speaker may."""

    message = _("Alleen een spreker of de coördinator mag dit.")

    @override
    def has_permission(self, request: Request, view: APIView) -> bool:
        return bool(request.user.is_authenticated and request.user.is_speaker)
