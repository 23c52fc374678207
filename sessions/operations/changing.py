"""A teacher thinks better of a request: other classes, moments or wishes, until it is planned."""

import datetime as dt
from collections.abc import Sequence
from typing import TypedDict

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from schools.models import ClassGroup
from schools.operations import GroupWish, add_groups
from sessions import notices
from sessions.choices import InvitationState, RequestState
from sessions.models import Cooperative, Invitation, RequestedMoment, SessionRequest, Speaker
from sessions.operations.ending import drop_proposals
from sessions.operations.requests import Moment, clean_moments
from sessions.operations.state import LONGEST_REASON, lock, log, move
from youth4coop.refusals import WrongState
from youth4coop.terms import SchoolYear, local_date
from youth4coop.terms.in_words import hours, short_day
from youth4coop.users.models import User

_FIELDS = ("format", "language", "themes", "preferred_speaker", "goal")
_NAMES: dict[str, str | Promise] = {
    "groups": gettext_lazy("klassen"),
    "moments": gettext_lazy("momenten"),
    "format": gettext_lazy("vorm"),
    "language": gettext_lazy("taal"),
    "themes": gettext_lazy("thema's"),
    "preferred_cooperatives": gettext_lazy("coöperaties"),
    "preferred_speaker": gettext_lazy("spreker"),
    "goal": gettext_lazy("doel"),
}


class RequestChanges(TypedDict, total=False):
    """What changes; what is not there stays as it is."""

    groups: list[GroupWish]
    moments: list[Moment]
    format: str
    language: str
    themes: list[str]
    preferred_cooperatives: list[Cooperative]
    preferred_speaker: Speaker | None
    goal: str


@transaction.atomic
def change_request(
    request: SessionRequest, changes: RequestChanges, *, who: User | None, now: dt.datetime
) -> SessionRequest:
    """Store what changed, and log which parts; given groups or moments replace the old ones.

    A moment that stays keeps its invitations. An invitation of which none is left is withdrawn, and
    its speaker is told.

    Raises:
        ValidationError: at the field, as when the request was made.
        WrongState: a session is planned, or the request has ended.
    """
    request = lock(request)
    _refuse_unless_changeable(request)
    with translation.override(settings.LANGUAGE_CODE):
        was = _moments_in_words(request)
    changed = [
        *_change_moments(request, changes, who, now),
        *_change_groups(request, changes),
        *_change_fields(request, changes),
        *_change_cooperatives(request, changes),
    ]
    if changed:
        with translation.override(settings.LANGUAGE_CODE):
            reason = _in_words(changed, was)
        log(request, request.state, who=who, now=now, reason=reason)
    return request


def _refuse_unless_changeable(request: SessionRequest) -> None:
    if request.state == RequestState.PLANNED:
        raise WrongState(_("Er is al een sessie gepland. Deze aanvraag verandert niet meer."))
    if not request.can_change:
        raise WrongState(
            _("Dat kan niet meer: de toestand is nu “%(state)s”.")
            % {"state": RequestState(request.state).label}
        )


def _change_moments(
    request: SessionRequest, changes: RequestChanges, who: User | None, now: dt.datetime
) -> list[str]:
    if "moments" not in changes:
        return []
    wanted = clean_moments(changes["moments"], now)
    known = {Moment(row.start, row.end): row for row in request.moments.all()}
    gone = [row for moment, row in known.items() if moment not in wanted]
    new = [moment for moment in wanted if moment not in known]
    _withdraw_invitations(request, gone, who=who, now=now)
    RequestedMoment.objects.filter(pk__in=[row.pk for row in gone]).delete()
    for moment in new:
        RequestedMoment.objects.create(request=request, start=moment.start, end=moment.end)
    return ["moments"] if gone or new else []


def _withdraw_invitations(
    request: SessionRequest, gone: Sequence[RequestedMoment], *, who: User | None, now: dt.datetime
) -> None:
    """Withdraw the unanswered invitations to nothing but moments that go."""
    with translation.override(settings.LANGUAGE_CODE):
        reason = _("De leerkracht koos andere momenten.")
    for invitation in request.invitations.unanswered().select_for_update():
        if not invitation.moments.exclude(pk__in=[row.pk for row in gone]).exists():
            _withdraw(invitation, who=who, now=now, reason=reason)
    if request.state == RequestState.INVITED and not request.invitations.unanswered().exists():
        move(request, RequestState.OPEN, who=who, now=now)


def _withdraw(invitation: Invitation, *, who: User | None, now: dt.datetime, reason: str) -> None:
    invitation.reason = reason
    state = InvitationState.WITHDRAWN
    move(invitation, state, who=who, now=now, reason=reason, also=("reason",))
    drop_proposals(invitation, now=now)
    notices.invitation_withdrawn(invitation, now=now)


def _change_groups(request: SessionRequest, changes: RequestChanges) -> list[str]:
    """Replace the groups where they differ, or where their school year does.

    The old rows stay: a session that was cancelled may have them.
    """
    first = min(row.start for row in request.moments.all())
    year = SchoolYear.of(local_date(first))
    old = list(request.groups.all())
    wishes = changes.get("groups", [_wish(group) for group in old])
    if wishes == [_wish(one) for one in old] and {one.school_year for one in old} == {
        year.start_year
    }:
        return []
    request.groups.set(add_groups(school=request.school, school_year=year, wishes=wishes))
    return ["groups"] if "groups" in changes else []


def _wish(group: ClassGroup) -> GroupWish:
    return GroupWish(group.name, group.level, group.expected_pupils)


def _change_fields(request: SessionRequest, changes: RequestChanges) -> list[str]:
    given = {name: value for name, value in changes.items() if name in _FIELDS}
    if "goal" in changes:
        given["goal"] = changes["goal"].strip()
    changed = [name for name in _FIELDS if name in given and given[name] != getattr(request, name)]
    for name in changed:
        setattr(request, name, given[name])
    if changed:
        request.full_clean()
        request.save(update_fields=changed)
    return changed


def _change_cooperatives(request: SessionRequest, changes: RequestChanges) -> list[str]:
    wanted = changes.get("preferred_cooperatives")
    if wanted is None or set(wanted) == set(request.preferred_cooperatives.all()):
        return []
    request.preferred_cooperatives.set(wanted)
    return ["preferred_cooperatives"]


def _moments_in_words(request: SessionRequest) -> str:
    return "; ".join(
        f"{short_day(row.start)}, {hours(row.start, row.end)}" for row in request.moments.all()
    )


def _in_words(changed: Sequence[str], was: str) -> str:
    """Say which parts changed, and what the moments were; never what somebody wrote."""
    text = _("Gewijzigd: %(parts)s.") % {"parts": ", ".join(str(_NAMES[name]) for name in changed)}
    if "moments" in changed:
        text = f"{text} {_('Momenten vooraf: %(moments)s') % {'moments': was}}"
    return text[:LONGEST_REASON]
