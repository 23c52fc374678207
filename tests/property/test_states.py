"""Whatever people do, in whatever order: what cannot be is never so."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, note
from hypothesis import strategies as st

from sessions.models import ClassroomSession, Transition
from sessions.notices import compose
from tests.factories import UserFactory
from tests.property import world
from tests.property.examples import examples, undone
from youth4coop.mail.models import OutboxMail
from youth4coop.refusals import Refusal

OFTEN = ["invite", "accept", "accept", "accept", "propose", "choose", "count", "cancel", "restore"]
TIMES = [world.BEFORE, world.BEFORE, world.DURING, world.AFTER]

steps = st.tuples(
    st.sampled_from([*world.ACTS, *OFTEN]),
    st.integers(0, 5),
    st.integers(0, 5),
    st.sampled_from(["coordinator", "teacher", "speaker"]),
)
stories = st.lists(steps, min_size=6, max_size=14).flatmap(
    lambda story: st.lists(st.sampled_from(TIMES), min_size=len(story), max_size=len(story)).map(
        lambda times: list(zip(story, sorted(times), strict=True))
    )
)


@pytest.fixture(autouse=True)
def short_mails(monkeypatch):
    """Writing the mails takes most of the time, and only that they are stored matters here."""
    monkeypatch.setattr(compose, "_about", lambda thing, now: ({}, {}))


@pytest.fixture
def people(coordinator):
    world.build_world()
    return {role: UserFactory(role=role) for role in ["teacher", "speaker"]} | {
        "coordinator": coordinator
    }


def written():
    return (Transition.objects.count(), OutboxMail.objects.count())


def do(act, number, other, who, now):
    """Does it: then all is sound; or it is refused: then nothing is written."""
    before = written()
    try:
        world.ACTS[act](number, other, who, now)
    except (Refusal, ValidationError) as refusal:
        note(f"{act} {number} {other} by {who} at {now}: {refusal}")
        assert written() == before
    else:
        assert world.wrongs() == []


@given(story=stories)
@examples(25)
def test_no_order_of_doing_things_leads_to_what_cannot_be(people, story):
    with undone():
        for (act, number, other, role), now in story:
            do(act, number, other, people[role], now)
            with undone():
                do("undo", 0, 0, None, now)


def test_the_world_sees_what_is_wrong(people):
    assert world.wrongs() == []

    world.accept(0, 0, people["speaker"], world.BEFORE)
    ClassroomSession.objects.update(state="cancelled")

    [request, booking, log] = world.wrongs()
    assert request.startswith("request ")
    assert booking.startswith("booking ")
    assert log.startswith("log of <ClassroomSession")
