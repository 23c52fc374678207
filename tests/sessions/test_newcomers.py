"""What newcomers fill in, and which cooperatives they may be already."""

import pytest

from sessions.newcomers import Newcomer, doubles_of, is_similar, known_cooperative
from tests.factories import CooperativeFactory, RegistrationFactory
from tests.sessions.newcomers import NUMBER, joiner, newcomer


@pytest.mark.parametrize("told", [newcomer(themes=["food"], phone="+32 9 000"), joiner()])
def test_answers_come_back_from_the_database_as_they_were(db, told):
    row = RegistrationFactory(answers=told.stored())
    row.refresh_from_db()

    assert Newcomer.of(row.answers) == told


def test_without_answers_there_is_no_newcomer():
    assert Newcomer.of({}) is None


@pytest.mark.parametrize(
    ("one", "other", "similar"),
    [
        ("Zonnewind cv", "ZONNEWIND", True),
        ("Zonnewind", "Zonnewynd cvba", True),
        ("Coöperatie Sint-Jan", "cooperatie st jan", True),
        ("Zonnewind", "Windkracht", False),
        ("cv", "bv", False),
        ("Brood en Co", "Bier en Co", False),
    ],
)
def test_names_that_may_be_of_one_organisation(one, other, similar):
    assert is_similar(one, other) is similar


def test_doubles_have_the_number_or_a_similar_name(db):
    same = CooperativeFactory(name="Wat anders", enterprise_number=NUMBER, approved_at=None)
    similar = CooperativeFactory(name="Zonnewind bv")
    CooperativeFactory(name="Broodnodig")
    row = RegistrationFactory(answers=newcomer().stored())

    found = [(double.cooperative, double.same_number) for double in doubles_of(row)]
    assert found == [(same, True), (similar, False)]


def test_who_joins_a_known_cooperative_has_no_doubles(db):
    CooperativeFactory(name="Zonnewind")

    assert doubles_of(RegistrationFactory(answers=joiner().stored())) == []


@pytest.mark.parametrize(
    ("changes", "known"), [({}, True), ({"active": False}, False), ({"approved_at": None}, False)]
)
def test_only_a_cooperative_that_everybody_can_see_is_known(db, changes, known):
    made = CooperativeFactory(enterprise_number=NUMBER, **changes)
    CooperativeFactory(enterprise_number=None)

    assert known_cooperative(NUMBER) == (made if known else None)
    assert known_cooperative("") is None
