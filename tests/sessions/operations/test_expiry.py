import datetime as dt

import pytest

from sessions.models import Invitation
from sessions.operations import expiry
from sessions.operations.expiry import expire_invitations
from sessions.operations.invitations import decline_invitation, expire_invitation
from tests.factories import MOMENT_START, InvitationFactory, RequestFactory
from tests.sessions.operations.wishes import ONE_DAY, ONE_MINUTE
from tests.sessions.reading import told

pytestmark = pytest.mark.django_db


def states():
    return list(Invitation.objects.order_by("pk").values_list("state", flat=True))


def test_an_invitation_expires_when_its_last_moment_begins():
    request = RequestFactory(state="invited", moments=[MOMENT_START, MOMENT_START + ONE_DAY])
    for_both = InvitationFactory(request=request)
    for_the_first = InvitationFactory(request=request, moments=[request.moments.first()])

    assert expire_invitations(now=MOMENT_START - ONE_MINUTE) == 0
    assert expire_invitations(now=MOMENT_START) == 1
    assert told(for_the_first) == [("sent", "expired", None, MOMENT_START, "")]
    assert told(for_both) == []
    assert expire_invitations(now=MOMENT_START + ONE_DAY) == 1
    assert told(request) == [("invited", "open", None, MOMENT_START + ONE_DAY, "")]


def test_only_unanswered_invitations_expire():
    for state in ["accepted", "declined", "withdrawn", "sent"]:
        InvitationFactory(state=state)

    assert expire_invitations(now=MOMENT_START) == 1
    assert states() == ["accepted", "declined", "withdrawn", "expired"]


def test_an_answer_that_comes_in_between_holds(monkeypatch):
    answered, _other = InvitationFactory(), InvitationFactory()

    def answer_first(invitation: Invitation, *, now: dt.datetime) -> Invitation:
        if invitation == answered:
            decline_invitation(invitation, who=None, now=now)
        return expire_invitation(invitation, now=now)

    monkeypatch.setattr(expiry, "expire_invitation", answer_first)

    assert expire_invitations(now=MOMENT_START) == 1
    assert states() == ["declined", "expired"]
