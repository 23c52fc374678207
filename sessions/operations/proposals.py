"""A speaker proposes other moments, and the teacher chooses one of them or none (R1.13)."""

import datetime as dt

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from sessions import notices
from sessions.choices import InvitationState, ProposalState
from sessions.models import (
    ClassroomSession,
    Invitation,
    MomentProposal,
    ProposedMoment,
    RequestedMoment,
    SessionRequest,
)
from sessions.operations.booking import is_taken
from sessions.operations.invitations import (
    accept_invitation,
    lock_as_seen,
    refuse_unless_sent,
    refuse_unless_wanting,
)
from sessions.operations.requests import Moment, clean_moments
from sessions.operations.state import LONGEST_REASON, lock, move
from sessions.operations.undoing import UNDO_WITHIN
from youth4coop.refusals import Refusal, WrongState
from youth4coop.terms.in_words import hours, short_day
from youth4coop.users.models import User
from youth4coop.validation import invalid

MOST_PROPOSED = 3
ANSWER_WITHIN = dt.timedelta(days=14)


class AlreadyProposed(Refusal):
    """Other moments of this speaker wait for the teacher already."""

    code = "already_proposed"


@transaction.atomic
def propose_moments(
    invitation: Invitation, moments: list[Moment], *, who: User | None, now: dt.datetime
) -> MomentProposal:
    """Ask the teacher whether one to three other moments suit; the invitation stays open.

    The speaker can still say yes to a moment of the teacher, or no: then these lapse.

    Raises:
        ValidationError: at `moments` or `moments.<index>.<field>`: none, too many, in the past,
            one of the teacher's own, or one at which the speaker has a session.
        WrongState: answered, not passed on yet, or the request is no longer free.
        AlreadyProposed: other ones wait for the teacher.
    """
    moments = _clean(moments, now)
    request = lock(invitation.request)
    invitation = lock_as_seen(invitation)
    refuse_unless_proposable(invitation, request)
    _check_each(invitation, moments)
    last = max(moment.start for moment in moments)
    proposal = MomentProposal(
        invitation=invitation, proposed_at=now, expires_at=min(last, now + ANSWER_WITHIN)
    )
    proposal.full_clean()
    proposal.save()
    ProposedMoment.objects.bulk_create(
        ProposedMoment(proposal=proposal, start=moment.start, end=moment.end) for moment in moments
    )
    _log(invitation, _in_words(moments), who=who, now=now)
    notices.moments_proposed(proposal, now=now)
    return proposal


def _clean(moments: list[Moment], now: dt.datetime) -> list[Moment]:
    if not 1 <= len(moments) <= MOST_PROPOSED:
        raise invalid("moments", _("Stel één tot drie momenten voor."), "number_of_moments")
    return clean_moments(moments, now)


def refuse_unless_proposable(invitation: Invitation, request: SessionRequest) -> None:
    """Raise a Refusal unless its speaker can propose other moments now."""
    refuse_unless_sent(invitation)
    refuse_unless_wanting(request)
    if invitation.contact_id:
        raise WrongState(_("Zeg eerst wie van de coöperatie komt."))
    if invitation.proposals.open().exists():
        raise AlreadyProposed(_("Je stelde al een ander moment voor. De leerkracht kiest nu."))


def _check_each(invitation: Invitation, moments: list[Moment]) -> None:
    asked = set(invitation.moments.values_list("start", "end"))
    for index, moment in enumerate(moments):
        if (moment.start, moment.end) in asked:
            message = _("Dit moment vroeg de leerkracht zelf. Zeg dan ja.")
            raise invalid(f"moments.{index}.day", message, "asked_already")
        if is_taken(invitation.speaker, moment.start, moment.end):
            raise invalid(f"moments.{index}.day", _("Dan heb je al een sessie."), "taken")


def _in_words(moments: list[Moment]) -> str:
    """Write the moments for the log, in the language of those who read it."""
    with translation.override(settings.LANGUAGE_CODE):
        said = [f"{short_day(one.start)}, {hours(one.start, one.end)}" for one in moments]
        text = _("Stelde een ander moment voor: %(moments)s") % {"moments": "; ".join(said)}
    return text[:LONGEST_REASON]


@transaction.atomic
def choose_moment(
    proposal: MomentProposal, chosen: ProposedMoment, *, who: User | None, now: dt.datetime
) -> ClassroomSession:
    """Plan the session at a proposed moment, with every check of a yes to the invitation.

    Who chose none less than 24 hours ago can still choose one.

    Raises:
        ValidationError: at `moment`: not one of the proposal's.
        WrongState: too late, withdrawn, or the request is no longer free.
        Taken: the speaker has another session then.
    """
    request, invitation, proposal = _lock(proposal)
    if chosen.proposal_id != proposal.pk:
        message = _("Kies een van de voorgestelde momenten.")
        raise invalid("moment", message, "not_proposed")
    refuse_unless_choosable(proposal, invitation, request, now=now)
    moment, _is_new = RequestedMoment.objects.get_or_create(
        request=request, start=chosen.start, end=chosen.end
    )
    invitation.moments.add(moment)
    _end(proposal, ProposalState.ACCEPTED, now)
    return accept_invitation(invitation, moment, who=who, now=now)


def refuse_unless_choosable(
    proposal: MomentProposal,
    invitation: Invitation,
    request: SessionRequest,
    *,
    now: dt.datetime,
) -> None:
    """Raise WrongState unless a teacher can choose a moment: at first, or instead of none."""
    if proposal.state == ProposalState.REFUSED:
        if proposal.answered_at is None or now >= proposal.answered_at + UNDO_WITHIN:
            raise WrongState(
                _("Ongedaan maken kan tot 24 uur later. Mail ons als het nog nodig is.")
            )
    else:
        refuse_unless_open(proposal, now=now)
    if proposal.expires_at <= now:
        raise WrongState(_("De tijd om te kiezen is voorbij."))
    refuse_unless_sent(invitation)
    refuse_unless_wanting(request)


def refuse_unless_open(proposal: MomentProposal, *, now: dt.datetime) -> None:
    """Raise WrongState unless it waits for the teacher."""
    if proposal.state != ProposalState.OPEN:
        raise WrongState(
            _("Dat kan niet meer: dit voorstel is “%(state)s”.")
            % {"state": ProposalState(proposal.state).label}
        )
    if proposal.expires_at <= now:
        raise WrongState(_("De tijd om te kiezen is voorbij."))


@transaction.atomic
def refuse_moments(
    proposal: MomentProposal, *, who: User | None, now: dt.datetime
) -> MomentProposal:
    """Choose none: the invitation stays open, and its speaker is told to say yes or no.

    Raises:
        WrongState: answered, withdrawn or expired.
    """
    _request, invitation, proposal = _lock(proposal)
    refuse_unless_open(proposal, now=now)
    _end(proposal, ProposalState.REFUSED, now)
    _log(invitation, _said("refused"), who=who, now=now)
    notices.moments_refused(proposal, now=now)
    return proposal


@transaction.atomic
def take_moments_back(
    proposal: MomentProposal, *, who: User | None, now: dt.datetime
) -> MomentProposal:
    """Undo that other moments were proposed, as long as the teacher did not answer.

    Raises:
        WrongState: answered, withdrawn or expired.
    """
    _request, invitation, proposal = _lock(proposal)
    refuse_unless_open(proposal, now=now)
    _end(proposal, ProposalState.WITHDRAWN, now)
    _log(invitation, _said("taken_back"), who=who, now=now)
    return proposal


@transaction.atomic
def expire_proposal(proposal: MomentProposal, *, now: dt.datetime) -> MomentProposal:
    """End a proposal that the teacher did not answer in time; the speaker is told.

    Raises:
        WrongState: it does not wait for the teacher any more.
    """
    _request, invitation, proposal = _lock(proposal)
    if proposal.state != ProposalState.OPEN:
        raise WrongState(_("Dit voorstel wacht niet op antwoord."))
    _end(proposal, ProposalState.EXPIRED, now)
    _log(invitation, _said("expired"), who=None, now=now)
    if invitation.moments.filter(start__gt=now).exists():
        notices.moments_refused(proposal, now=now)
    return proposal


def _lock(proposal: MomentProposal) -> tuple[SessionRequest, Invitation, MomentProposal]:
    """Lock the request first, as every answer to one of its invitations does."""
    request = lock(proposal.invitation.request)
    return request, lock(proposal.invitation), lock(proposal)


def _end(proposal: MomentProposal, state: str, now: dt.datetime) -> None:
    proposal.state, proposal.answered_at = state, now
    proposal.save(update_fields=["state", "answered_at"])


def _said(what: str) -> str:
    """Write what happened for the log, in the language of those who read it."""
    with translation.override(settings.LANGUAGE_CODE):
        return {
            "refused": _("De leerkracht koos geen van de andere momenten."),
            "taken_back": _("Trok de andere momenten in."),
            "expired": _("De leerkracht koos niet op tijd."),
        }[what]


def _log(invitation: Invitation, reason: str, *, who: User | None, now: dt.datetime) -> None:
    move(invitation, InvitationState.SENT, who=who, now=now, reason=reason)
