"""An invitation goes from one speaker of a cooperative to another (R1.14)."""

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from sessions import notices
from sessions.choices import InvitationState, RequestState
from sessions.models import Invitation, SessionRequest, Speaker
from sessions.operations.booking import Taken, is_taken
from sessions.operations.ending import drop_proposals
from sessions.operations.invitations import (
    decline_invitation,
    lock_as_seen,
    refuse_asked,
    refuse_unless_sent,
    refuse_unless_wanting,
)
from sessions.operations.state import lock, move
from sessions.operations.undoing import last_move, refuse_late
from youth4coop.refusals import WrongState
from youth4coop.users.models import User
from youth4coop.validation import invalid


def may_pass_on(user: User, invitation: Invitation) -> bool:
    """Tell whether somebody decides who of the cooperative goes: its contact person does."""
    if user.is_coordinator:
        return True
    contacts = Speaker.objects.contacts().filter(user=user)
    return contacts.filter(cooperative=invitation.speaker.cooperative_id).exists()


@transaction.atomic
def pass_on(
    invitation: Invitation, colleague: Speaker, *, who: User | None, now: dt.datetime
) -> Invitation:
    """Ask another speaker of the same cooperative instead, who gets a mail of their own.

    It can be passed on again until somebody answers. A contact person who said no for the
    cooperative less than 24 hours ago can still pass it on.

    Raises:
        ValidationError: at `speaker`: of another cooperative, not active, or asked just now.
        WrongState: it was answered, or the request is no longer free.
        AlreadyAsked: this speaker has another invitation for the request.
        Taken: this speaker has a session at each of the moments.
    """
    request = lock(invitation.request)
    invitation = lock_as_seen(invitation)
    refuse_unless_passable(invitation, request, now=now)
    _check_colleague(invitation, colleague)
    _refuse_unfit(invitation, request, colleague)
    before = None if invitation.contact_id else invitation.speaker
    drop_proposals(invitation, now=now)
    _give(invitation, colleague, who=who, now=now)
    if request.state == RequestState.OPEN:
        move(request, RequestState.INVITED, who=who, now=now)
    notices.invitation_passed_on(invitation, before=before, who=who, now=now)
    return invitation


def refuse_unless_passable(
    invitation: Invitation, request: SessionRequest, *, now: dt.datetime
) -> None:
    """Raise WrongState unless somebody else can be asked in the place of this speaker."""
    if invitation.state == InvitationState.DECLINED and invitation.contact_id:
        refuse_late(last_move(invitation, InvitationState.DECLINED), now)
    else:
        refuse_unless_sent(invitation)
    refuse_unless_wanting(request)
    if not invitation.moments.filter(start__gt=now).exists():
        raise WrongState(_("Alle momenten van deze uitnodiging zijn voorbij."))


def _check_colleague(invitation: Invitation, colleague: Speaker) -> None:
    if colleague.cooperative_id != invitation.speaker.cooperative_id:
        message = _("Kies een spreker van dezelfde coöperatie.")
        raise invalid("speaker", message, "other_cooperative")
    if not Speaker.objects.active().filter(pk=colleague.pk).exists():
        raise invalid("speaker", _("Deze spreker komt nu niet vertellen."), "inactive")
    if colleague.pk == invitation.speaker_id and not invitation.contact_id:
        raise invalid("speaker", _("Deze spreker heeft de uitnodiging al."), "same")


def _refuse_unfit(invitation: Invitation, request: SessionRequest, colleague: Speaker) -> None:
    refuse_asked(request, colleague, again=True, apart_from=invitation)
    moments = invitation.moments.all()
    if all(is_taken(colleague, moment.start, moment.end) for moment in moments):
        raise Taken(_("Deze spreker heeft dan al een sessie."))


def _give(
    invitation: Invitation, colleague: Speaker, *, who: User | None, now: dt.datetime
) -> None:
    """Store who has it from now on; `sent_at` is when that speaker was asked.

    The log names nobody, so that nothing has to be found there when a person is erased.
    """
    with translation.override(settings.LANGUAGE_CODE):
        reason = _("Doorgegeven aan een collega.")
    invitation.passed_on_by = _giver(invitation, who)
    invitation.speaker, invitation.contact = colleague, None
    invitation.sent_at, invitation.answered_at, invitation.reason = now, None, ""
    invitation.full_clean()
    also = ("speaker", "contact", "passed_on_by", "sent_at", "answered_at", "reason")
    move(invitation, InvitationState.SENT, who=who, now=now, reason=reason, also=also)


@transaction.atomic
def skip_contact(invitation: Invitation, *, who: User | None, now: dt.datetime) -> Invitation:
    """Ask the speaker at once, because the contact person decides on nothing any more.

    Where that speaker cannot be asked now, the answer of the cooperative is no.

    Raises:
        WrongState: it was answered or passed on.
    """
    lock(invitation.request)
    invitation = lock_as_seen(invitation)
    refuse_unless_sent(invitation)
    can_be_asked = Speaker.objects.active().filter(pk=invitation.speaker_id).exists()
    if not can_be_asked or not invitation.moments.filter(start__gt=now).exists():
        return decline_invitation(invitation, who=who, now=now)
    invitation.contact, invitation.sent_at = None, now
    move(invitation, InvitationState.SENT, who=who, now=now, also=("contact", "sent_at"))
    notices.invitation_sent(invitation, now=now)
    return invitation


def _giver(invitation: Invitation, who: User | None) -> Speaker | None:
    """Give the speaker of the cooperative who passes it on; a coordinator is none."""
    if who is None or who.is_coordinator:
        return None
    of_cooperative = Speaker.objects.filter(cooperative=invitation.speaker.cooperative_id)
    return of_cooperative.filter(user=who).first()
