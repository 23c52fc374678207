"""A school that is not in the list yet: added by who needs it, checked by the coordinator."""

import pytest
from django.core.exceptions import ValidationError

from schools.duplicates import schools_like
from schools.models import School
from schools.operations import NewSchool, add_school, confirm_school, draft_school
from tests.factories import SchoolFactory
from tests.sessions.reading import codes

pytestmark = pytest.mark.django_db

PONTSTRAAT = NewSchool(" De Nieuwe School ", " Pontstraat 7 ", "9320", "Nieuwerkerken")


def test_postal_code_and_town_tell_where_the_school_is():
    school = add_school(PONTSTRAAT)

    school.refresh_from_db()
    assert (school.name, school.street, school.postal_code) == (
        "De Nieuwe School", "Pontstraat 7", "9320",
    )  # fmt: skip
    assert (school.municipality, school.province) == ("Aalst", "oost-vlaanderen")
    assert (round(school.latitude, 1), round(school.longitude, 1)) == (50.9, 4.0)
    assert (school.checked, school.active, school.levels) == (False, True, [])


def test_without_a_town_the_main_place_is_meant():
    assert draft_school(NewSchool("A", "", "2600")).municipality == "Antwerpen"


def test_school_is_only_drafted_until_it_is_added():
    draft_school(PONTSTRAAT)

    assert not School.objects.exists()


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (NewSchool("A", "B 1", "0999"), {"postal_code": ["unknown_postal_code"]}),
        (NewSchool("A", "B 1", ""), {"postal_code": ["unknown_postal_code"]}),
        (NewSchool("A", "B 1", "9320", "Gent"), {"town": ["unknown_town"]}),
        (NewSchool(" ", "B 1", "9320"), {"name": ["blank"]}),
        (NewSchool("x" * 161, "B 1", "9320"), {"name": ["max_length"]}),
    ],
)
def test_what_is_no_school_is_refused_at_its_field(new, expected):
    with pytest.raises(ValidationError) as error:
        add_school(new)

    assert codes(error.value) == expected
    assert not School.objects.exists()


@pytest.mark.parametrize("name", ["De Nieuwe School", "de nieuwe  school", "DE NIEUWE-SCHOOL"])
def test_school_that_is_added_twice_is_the_same_one(name):
    first = add_school(PONTSTRAAT)

    assert add_school(NewSchool(name, "Elders 1", "9320")) == first
    assert School.objects.count() == 1


def test_school_that_closed_is_not_brought_back():
    SchoolFactory(name="De Nieuwe School", postal_code="9320", active=False)

    assert add_school(PONTSTRAAT).active is True


def test_coordinator_lets_everybody_find_it(coordinator):
    school = add_school(PONTSTRAAT)
    assert list(School.objects.unchecked()) == [school]

    confirm_school(school)

    assert list(School.objects.unchecked()) == []
    assert list(School.objects.visible_to(coordinator)) == [school]


@pytest.fixture
def known():
    return SchoolFactory(
        name="Sint-Jozefscollege", street="Pontstraat 7", postal_code="9300", municipality="Aalst"
    )


@pytest.mark.parametrize(
    "new",
    [
        NewSchool("St Jozef", "Elders 1", "9300"),
        NewSchool("Jozefscollege Aalst", "", "9300"),
        NewSchool("Iets anders", "pontstraat, 7", "9300"),
        NewSchool("Jozefscollege", "Elders 1", "9000"),
    ],
)
def test_school_that_looks_like_a_known_one_is_seen(known, new):
    assert schools_like(new) == [known]


@pytest.mark.parametrize(
    "new",
    [
        NewSchool("Sint-Martinuscollege", "Elders 1", "9300"),
        NewSchool("College", "Pontstraat 7", "9000"),
        NewSchool("Vrije basisschool", "", "9300"),
    ],
)
def test_school_that_only_is_of_the_same_kind_looks_like_none(known, new):
    assert schools_like(new) == []


def test_five_are_enough_and_those_nearby_come_first(known):
    SchoolFactory.create_batch(6, name="Jozef", postal_code="8000")

    found = schools_like(NewSchool("Jozef", "", "9300"))

    assert (found[0], len(found)) == (known, 5)


def test_what_nobody_checked_is_offered_to_nobody():
    add_school(PONTSTRAAT)

    assert schools_like(PONTSTRAAT) == []


@pytest.mark.parametrize(
    ("who", "sees"),
    [("nobody", False), ("stranger", False), ("speaker", False), ("teacher", True)],
)
def test_unchecked_school_is_seen_by_its_own_teacher_only(request, teacher, who, sees):
    from django.contrib.auth.models import AnonymousUser

    teacher.school.checked = False
    teacher.school.save()
    user = AnonymousUser() if who == "nobody" else request.getfixturevalue(who).user

    assert (teacher.school in School.objects.visible_to(user)) is sees


def test_closed_school_is_seen_by_nobody(coordinator):
    SchoolFactory(active=False)

    assert list(School.objects.visible_to(coordinator)) == []
