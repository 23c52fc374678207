"""What happened before somebody follows a link."""

import datetime as dt

import pytest
import time_machine

from sessions.operations.invitations import accept_invitation, decline_invitation
from tests.factories import NOW, RegistrationFactory
from tests.frontend.links.opened import Opened
from tests.sessions.newcomers import joiner, newcomer

ONE_DAY = dt.timedelta(hours=24)


@pytest.fixture
def opened(request):
    """Gives the page of a link that somebody opened, by the names of fixtures."""
    return lambda purpose, row, role: Opened(
        purpose, request.getfixturevalue(row), request.getfixturevalue(role)
    )


@pytest.fixture
def account(teacher):
    """The account of the teacher."""
    return teacher.user


@pytest.fixture
def later():
    """Gives a later moment to act in: less than a day after, or a day after."""
    travelled = []

    def travel(by):
        travelled.append(time_machine.travel(NOW.astimezone(dt.UTC) + by, tick=False))
        travelled[-1].start()

    yield travel
    for one in travelled:
        one.stop()


@pytest.fixture
def accepted(invitation, speaker):
    """The speaker said yes just now."""
    accept_invitation(invitation, invitation.moments.get(), who=speaker.user, now=NOW)
    invitation.refresh_from_db()
    return invitation


@pytest.fixture
def declined(invitation, speaker):
    """The speaker said no just now."""
    return decline_invitation(invitation, who=speaker.user, now=NOW, reason="Op reis")


@pytest.fixture
def agreed(accepted):
    """The session that came of the yes."""
    return accepted.request.sessions.get()


@pytest.fixture
def registered(db):
    """A new cooperative whose first speaker has not confirmed the address yet."""
    return RegistrationFactory(
        state="unconfirmed",
        name="Mia Wind",
        email="mia@zonnewind.example",
        answers=newcomer().stored(),
    )


@pytest.fixture
def spokesperson(speaker):
    """The speaker is the contact person of the cooperative."""
    speaker.is_contact = True
    speaker.save(update_fields=["is_contact"])
    return speaker


@pytest.fixture
def asked(spokesperson):
    """The contact person asked a colleague."""
    return RegistrationFactory(
        state="unconfirmed",
        asks_access=True,
        cooperative=spokesperson.cooperative,
        invited_by=spokesperson,
        name="Mia Wind",
        email="mia@zonnewind.example",
    )


@pytest.fixture
def joining(spokesperson):
    """Somebody asks to join the cooperative of the contact person."""
    return RegistrationFactory(
        asks_access=True,
        cooperative=spokesperson.cooperative,
        name="Mia Wind",
        email="mia@zonnewind.example",
        answers=joiner().stored(),
    )


@pytest.fixture
def restoring(monkeypatch):
    """Stands in for what undoes a cancellation; gives what it was asked to restore."""
    asked = []

    def restore(session, *, who, now):
        asked.append((session.pk, who, now))

    monkeypatch.setattr("frontend.buttons.sessions.restore_session", restore)
    return asked
