import pytest
from django.core.exceptions import ValidationError

from sessions.choices import TRANSITIONS
from sessions.models import ClassroomSession, Invitation, Registration, SessionRequest, Transition
from sessions.operations.state import LOG_FIELD, STATES, clean_reason, move
from tests.factories import InvitationFactory, RegistrationFactory, RequestFactory, SessionFactory
from tests.sessions.reading import codes, told
from youth4coop.refusals import WrongState

FACTORIES = {
    SessionRequest: RequestFactory,
    Invitation: InvitationFactory,
    ClassroomSession: SessionFactory,
    Registration: RegistrationFactory,
}


def pairs(model, *, allowed):
    states = STATES[model]
    return [
        (before, after)
        for before in states.values
        for after in states.values
        if (after in TRANSITIONS[states][before]) is allowed
    ]


def test_each_kind_of_thing_has_a_table_for_all_its_states():
    assert set(FACTORIES) == set(STATES) == set(LOG_FIELD)
    assert set(TRANSITIONS) == set(STATES.values())
    for states, table in TRANSITIONS.items():
        assert set(table) == set(states.values)
        assert {after for ways in table.values() for after in ways} <= set(states.values)


@pytest.mark.parametrize("model", FACTORIES)
def test_what_is_not_in_the_table_is_refused_and_changes_nothing(model, coordinator, now):
    thing = FACTORIES[model]()
    forbidden = pairs(model, allowed=False)

    for before, after in forbidden:
        model.objects.filter(pk=thing.pk).update(state=before)
        thing.refresh_from_db()
        with pytest.raises(WrongState):
            move(thing, after, who=coordinator, now=now)
        assert (thing.state, model.objects.get(pk=thing.pk).state) == (before, before)
    assert len(forbidden) > 10
    assert not Transition.objects.exists()


@pytest.mark.parametrize("model", FACTORIES)
def test_what_is_in_the_table_happens_and_is_logged(model, coordinator, now):
    thing = FACTORIES[model]()
    allowed = pairs(model, allowed=True)
    if model is ClassroomSession:
        model.objects.filter(pk=thing.pk).update(pupils=20)

    for before, after in allowed:
        model.objects.filter(pk=thing.pk).update(state=before)
        thing.refresh_from_db()
        move(thing, after, who=coordinator, now=now, reason="Because.")
        assert model.objects.get(pk=thing.pk).state == after
    assert told(thing) == [
        (before, after, coordinator.pk, now, "Because.") for before, after in allowed
    ]


def test_a_reason_is_kept_without_spaces_around_it():
    assert clean_reason("  The class is ill. ", required=True) == "The class is ill."
    assert clean_reason("x" * 300) == "x" * 300
    assert clean_reason(" ") == ""


@pytest.mark.parametrize(
    ("reason", "code"), [("", "required"), (" \n ", "required"), ("x" * 301, "max_length")]
)
def test_a_reason_that_is_missing_or_too_long_is_refused_at_its_field(reason, code):
    with pytest.raises(ValidationError) as refused:
        clean_reason(reason, required=True)

    assert codes(refused.value) == {"reason": [code]}
