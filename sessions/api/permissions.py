"""Who may do what with requests, invitations and sessions, each as a sentence."""

from typing import override

from django.utils.translation import gettext_lazy as _
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.views import APIView

from sessions.models import Invitation
from sessions.operations.passing import may_pass_on
from youth4coop.api.authentication import person


class IsInvitedSpeaker(BasePermission):
    """The speaker who is asked may answer; a colleague may look."""

    message = _("Alleen de gevraagde spreker of de coördinator antwoordt.")

    @override
    def has_permission(self, request: Request, view: APIView) -> bool:
        return bool(request.user.is_authenticated)

    @override
    def has_object_permission(self, request: Request, view: APIView, obj: Invitation) -> bool:
        asked = obj.addressee.user_id
        return asked is not None and asked == request.user.pk


class DecidesWhoComes(BasePermission):
    """The contact person of the cooperative passes an invitation on; a colleague may look."""

    message = _("Alleen de contactpersoon van de coöperatie geeft dit door.")

    @override
    def has_permission(self, request: Request, view: APIView) -> bool:
        return bool(request.user.is_authenticated)

    @override
    def has_object_permission(self, request: Request, view: APIView, obj: Invitation) -> bool:
        return may_pass_on(person(request), obj)
