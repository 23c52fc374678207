"""Who may do what with requests, invitations and sessions, each as a sentence."""

from typing import override

from django.utils.translation import gettext_lazy as _
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.views import APIView

from sessions.models import Invitation


class IsInvitedSpeaker(BasePermission):
    """The speaker who is asked may answer; a colleague may look."""

    message = _("Alleen de gevraagde spreker of de coördinator antwoordt.")

    @override
    def has_permission(self, request: Request, view: APIView) -> bool:
        return bool(request.user.is_authenticated)

    @override
    def has_object_permission(self, request: Request, view: APIView, obj: Invitation) -> bool:
        return obj.speaker.user_id is not None and obj.speaker.user_id == request.user.pk
