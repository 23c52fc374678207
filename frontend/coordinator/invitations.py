"""What the coordinator does with an invitation that was sent."""

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from frontend.access import PersonRequest, act, allow, only
from frontend.cooperative.invitations import visible_invitation
from frontend.door import logged_in
from frontend.forms import NoForm
from frontend.shared.request_page import request_page
from sessions.operations.invitations import withdraw_invitation
from youth4coop.users.models import UserRole


@only(UserRole.COORDINATOR)
@allow("POST")
def invitation_withdraw(request: PersonRequest, pk: int) -> HttpResponse:
    """Take an unanswered invitation back."""
    invitation = visible_invitation(request.user, pk)
    door = logged_in(request, "request_detail", invitation.request_id)
    return act(
        request,
        NoForm(request.POST),
        lambda: withdraw_invitation(invitation, who=door.who, now=door.now),
        done=_("De uitnodiging is ingetrokken. De spreker krijgt een mail."),
        back=door.back,
        again=lambda: request_page(door, invitation.request_id),
    )
