"""The pages are looked at on one fixed morning, with some rows that many of them need."""

import pytest
import time_machine

from tests.factories import (
    NOW,
    ClassGroupFactory,
    InvitationFactory,
    ProposalFactory,
    RequestFactory,
    SchoolFactory,
    SessionFactory,
    SpeakerFactory,
)
from tests.frontend.reading import YESTERDAY
from tests.youth4coop.mail.letters import letter


@pytest.fixture(autouse=True)
def frozen():
    """Views read the clock themselves."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def wish(teacher):
    """An open request of the teacher."""
    return RequestFactory(teacher=teacher, school=teacher.school)


@pytest.fixture
def invitation(wish, speaker):
    """The speaker is asked for the teacher's request."""
    wish.state = "invited"
    wish.save(update_fields=["state"])
    return InvitationFactory(request=wish, speaker=speaker)


@pytest.fixture
def colleague(speaker):
    """Another speaker of the same cooperative."""
    return SpeakerFactory(name="Colleague", cooperative=speaker.cooperative)


@pytest.fixture
def proposal(invitation):
    """The speaker proposed another moment, two weeks later."""
    return ProposalFactory(invitation=invitation)


@pytest.fixture
def contact(speaker):
    """The contact person of the speaker's cooperative."""
    return SpeakerFactory(name="Contact", cooperative=speaker.cooperative, is_contact=True)


@pytest.fixture
def planned(wish, speaker):
    """A session to come, of the teacher and the speaker."""
    return _session(wish, speaker)


@pytest.fixture
def over(wish, speaker):
    """A session of yesterday that nobody counted yet."""
    return _session(wish, speaker, start=YESTERDAY)


@pytest.fixture
def counted(wish, speaker):
    """A session of yesterday with a count of 20 by the teacher."""
    return _session(wish, speaker, start=YESTERDAY, pupils=20)


def _session(wish, speaker, **extra):
    wish.state = "done" if extra.get("pupils") else "planned"
    wish.save(update_fields=["state"])
    return SessionFactory(request=wish, school=wish.school, speakers=[speaker], **extra)


@pytest.fixture
def group(wish):
    """The one class group of the request."""
    return wish.groups.get()


@pytest.fixture
def other_group(teacher):
    """A second class of the same school."""
    return ClassGroupFactory(name="5 ECO B", school=teacher.school)


@pytest.fixture
def waiting_mail(db):
    """A mail with a button that goes tomorrow."""
    return letter()


@pytest.fixture
def new_school(teacher):
    """A school that a teacher added and nobody checked."""
    school = SchoolFactory(name="De Nieuwe School", checked=False)
    RequestFactory(school=school, teacher=teacher)
    return school
