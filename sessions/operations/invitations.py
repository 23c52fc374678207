"""What happens to an invitation: send, accept, decline, expire."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from sessions import notices
from sessions.choices import InvitationState, RequestState
from sessions.models import (
    ClassroomSession,
    Invitation,
    RequestedMoment,
    SessionRequest,
    Speaker,
)
from sessions.operations.booking import Taken, book, is_taken, lock_speakers, refuse_taken
from sessions.operations.ending import drop_proposals
from sessions.operations.requests import withdraw_open_invitations
from sessions.operations.state import clean_reason, lock, log, move
from sessions.operations.undoing import last_move, refuse_late
from youth4coop.refusals import Refusal, WrongState
from youth4coop.users.models import User
from youth4coop.validation import invalid


class AlreadyAsked(Refusal):
    """The speaker has an open or declined invitation for this request."""

    code = "already_asked"


@transaction.atomic
def invite(
    request: SessionRequest,
    speaker: Speaker,
    moments: list[RequestedMoment],
    *,
    who: User,
    now: dt.datetime,
    again: bool = False,
) -> Invitation:
    """Ask one speaker for one request, on one or more of its moments.

    Where the cooperative wants so, its contact person is asked first, and passes it on (R1.14).

    Args:
        again: ask once more although the speaker declined before.

    Raises:
        ValidationError: at `moments`: none; at `moments.<index>`: one of another request, or one
            in the past; at `speaker`: not active.
        WrongState: the request does not want a speaker (any more).
        AlreadyAsked: the speaker was asked already.
        Taken: the speaker has a session at each of these moments.
    """
    request = lock(request)
    _check_moments(request, moments, now)
    _check_active(speaker)
    refuse_unless_wanting(request)
    refuse_asked(request, speaker, again=again)
    if all(is_taken(speaker, moment.start, moment.end) for moment in moments):
        raise Taken(_("Deze spreker heeft dan al een sessie."))
    invitation = Invitation(
        request=request, speaker=speaker, contact=_contact_first(speaker), sent_at=now
    )
    invitation.full_clean()
    invitation.save()
    invitation.moments.set(moments)
    log(invitation, "", who=who, now=now)
    if request.state == RequestState.OPEN:
        move(request, RequestState.INVITED, who=who, now=now)
    notices.invitation_sent(invitation, now=now)
    return invitation


def _check_moments(
    request: SessionRequest, moments: list[RequestedMoment], now: dt.datetime
) -> None:
    if not moments:
        raise invalid("moments", _("Kies minstens één moment."), "required")
    for index, moment in enumerate(moments):
        if moment.request_id != request.pk:
            message = _("Dit moment hoort niet bij deze aanvraag.")
            raise invalid(f"moments.{index}", message, "other_request")
        if moment.start <= now:
            raise invalid(f"moments.{index}", _("Dit moment is voorbij."), "in_the_past")


def _check_active(speaker: Speaker) -> None:
    # Locked, so that nobody is asked while they are being erased.
    active = Speaker.objects.active().select_for_update(of=("self",))
    if active.filter(pk=speaker.pk).first() is None:
        raise invalid("speaker", _("Deze spreker komt nu niet vertellen."), "inactive")


def _contact_first(speaker: Speaker) -> Speaker | None:
    """Give the contact person who passes invitations on, unless it is the speaker."""
    if not speaker.cooperative.asks_contact_first:
        return None
    contacts = Speaker.objects.contacts().filter(cooperative=speaker.cooperative_id)
    return contacts.exclude(pk=speaker.pk).first()


def refuse_unless_wanting(request: SessionRequest) -> None:
    """Raise WrongState unless the request still needs a speaker."""
    if request.state not in RequestState.wanting:
        raise WrongState(
            _("Deze aanvraag zoekt geen spreker: de toestand is “%(state)s”.")
            % {"state": RequestState(request.state).label}
        )


def refuse_asked(
    request: SessionRequest,
    speaker: Speaker,
    *,
    again: bool,
    apart_from: Invitation | None = None,
) -> None:
    """Raise AlreadyAsked when the speaker has an invitation, or with `again` not, said no to one.

    Args:
        apart_from: the invitation that is passed on.
    """
    others = request.invitations.filter(speaker=speaker)
    if apart_from is not None:
        others = others.exclude(pk=apart_from.pk)
    states = set(others.values_list("state", flat=True))
    if states & {InvitationState.SENT, InvitationState.ACCEPTED}:
        raise AlreadyAsked(_("Deze spreker is al gevraagd voor deze aanvraag."))
    if InvitationState.DECLINED in states and not again:
        raise AlreadyAsked(_("Deze spreker zei al nee voor deze aanvraag."))


@transaction.atomic
def accept_invitation(
    invitation: Invitation, moment: RequestedMoment, *, who: User | None, now: dt.datetime
) -> ClassroomSession:
    """Plan the session at one of the moments; other open invitations are withdrawn.

    Who said no less than 24 hours ago can still say yes.

    Raises:
        ValidationError: at `moment`: not one of the invitation's.
        WrongState: too late, answered already, or the request is no longer free.
        Taken: the speaker has another session then.
        Gone: the speaker was erased.
    """
    request = lock(invitation.request)
    invitation = lock_as_seen(invitation)
    _check_offered(invitation, moment)
    refuse_unless_acceptable(invitation, request, now=now)
    if moment.start <= now:
        raise WrongState(_("Dit moment is voorbij."))
    lock_speakers([invitation.speaker])
    refuse_taken([invitation.speaker], moment.start, moment.end)
    _end(invitation, InvitationState.ACCEPTED, who=who, now=now)
    session = _session_for(request, invitation, moment)
    log(session, "", who=who, now=now)
    move(request, RequestState.PLANNED, who=who, now=now)
    withdraw_open_invitations(request, who=who, now=now)
    notices.session_planned(session, who=who, now=now)
    return session


def lock_as_seen(invitation: Invitation) -> Invitation:
    """Lock it, still with the speaker for whom somebody answers it.

    Raises:
        WrongState: it was passed on in the meantime.
    """
    locked = lock(invitation)
    if locked.addressee != invitation.addressee:
        raise WrongState(_("Deze uitnodiging is intussen doorgegeven."))
    return locked


def _check_offered(invitation: Invitation, moment: RequestedMoment) -> None:
    if not invitation.moments.filter(pk=moment.pk).exists():
        message = _("Kies een van de momenten van deze uitnodiging.")
        raise invalid("moment", message, "not_offered")


def refuse_unless_acceptable(
    invitation: Invitation, request: SessionRequest, *, now: dt.datetime
) -> None:
    """Raise WrongState unless its speaker can say yes: for the first time, or instead of no."""
    if invitation.contact_id:
        raise WrongState(_("Zeg eerst wie van de coöperatie komt."))
    if invitation.state == InvitationState.DECLINED:
        refuse_late(last_move(invitation, InvitationState.DECLINED), now)
        _refuse_asked_again(invitation, request)
    else:
        refuse_unless_sent(invitation)
    refuse_unless_wanting(request)


def _refuse_asked_again(invitation: Invitation, request: SessionRequest) -> None:
    if request.invitations.unanswered().filter(speaker=invitation.speaker_id).exists():
        raise WrongState(_("Je kreeg hiervoor een nieuwe uitnodiging. Antwoord op die mail."))


def refuse_unless_sent(invitation: Invitation) -> None:
    """Raise WrongState once an invitation is answered or has ended."""
    if invitation.state != InvitationState.SENT:
        raise WrongState(
            _("Dat kan niet meer: deze uitnodiging is “%(state)s”.")
            % {"state": InvitationState(invitation.state).label}
        )


def _session_for(
    request: SessionRequest, invitation: Invitation, moment: RequestedMoment
) -> ClassroomSession:
    session = ClassroomSession(
        request=request,
        school=request.school,
        format=request.format,
        channel=request.channel,
        programme=request.programme,
        goal=request.goal,
    )
    session.place_in_time(moment.start, moment.end)
    session.full_clean()
    session.save()
    session.groups.set(request.groups.all())
    book(session, [invitation.speaker])
    return session


@transaction.atomic
def decline_invitation(
    invitation: Invitation, *, who: User | None, now: dt.datetime, reason: str = ""
) -> Invitation:
    """Say no; no reason is needed. The request is open again when nobody else is asked.

    Raises:
        ValidationError: at `reason`: too long.
        WrongState: answered already, withdrawn or expired.
    """
    return _end_unaccepted(invitation, InvitationState.DECLINED, who=who, now=now, reason=reason)


@transaction.atomic
def expire_invitation(invitation: Invitation, *, now: dt.datetime) -> Invitation:
    """End an invitation that nobody answered in time.

    Raises:
        WrongState: it has been answered.
    """
    return _end_unaccepted(invitation, InvitationState.EXPIRED, who=None, now=now)


@transaction.atomic
def withdraw_invitation(
    invitation: Invitation, *, who: User, now: dt.datetime, reason: str = ""
) -> Invitation:
    """Take an unanswered invitation back and tell the speaker.

    An accepted one is ended by cancelling its session.

    Raises:
        ValidationError: at `reason`: too long.
        WrongState: it has been answered.
    """
    ended = _end_unaccepted(invitation, InvitationState.WITHDRAWN, who=who, now=now, reason=reason)
    notices.invitation_withdrawn(ended, now=now)
    return ended


def _end_unaccepted(
    invitation: Invitation, state: str, *, who: User | None, now: dt.datetime, reason: str = ""
) -> Invitation:
    """End an invitation without a session; its request is open when no other is unanswered."""
    reason = clean_reason(reason)
    request = lock(invitation.request)
    invitation = lock_as_seen(invitation)
    refuse_unless_sent(invitation)
    _end(invitation, state, who=who, now=now, reason=reason)
    if request.state == RequestState.INVITED and not request.invitations.unanswered().exists():
        move(request, RequestState.OPEN, who=who, now=now)
    return invitation


def _end(
    invitation: Invitation, state: str, *, who: User | None, now: dt.datetime, reason: str = ""
) -> None:
    invitation.reason = reason
    if state in InvitationState.answers:
        invitation.answered_at = now
    move(invitation, state, who=who, now=now, reason=reason, also=("answered_at", "reason"))
    drop_proposals(invitation, now=now)
