import pytest
from django.core.exceptions import ValidationError

from schools.models import ClassGroup, Teacher
from schools.operations import GroupWish, add_groups, find_or_add_teacher
from tests.factories import SchoolFactory, SpeakerFactory, TeacherFactory
from tests.sessions.reading import codes
from youth4coop.terms import SchoolYear
from youth4coop.users.models import User

pytestmark = pytest.mark.django_db

YEAR = SchoolYear(2026)


@pytest.fixture
def school():
    return SchoolFactory()


def test_a_new_teacher_gets_an_account_without_a_password(school):
    teacher = find_or_add_teacher(
        school=school, name=" An Nieuw ", email=" An@Test.Example ", phone=" 09 12 "
    )

    assert (teacher.name, teacher.email, teacher.phone) == ("An Nieuw", "an@test.example", "09 12")
    assert teacher.school == school
    user = User.objects.get()
    assert teacher.user == user
    assert (user.email, user.name, user.role) == ("an@test.example", "An Nieuw", "teacher")
    assert not user.has_usable_password()


def test_a_new_teacher_is_written_to_in_the_language_of_the_form(school):
    teacher = find_or_add_teacher(school=school, name="An", email="an@test.example", language="fr")

    assert (teacher.language, teacher.user.language) == ("fr", "fr")


def test_a_known_teacher_is_found_in_any_spelling_and_changed_by_nobody(school, teacher):
    found = find_or_add_teacher(school=school, name="Mallory", email="TEACHER@test.example")

    assert found == teacher
    found.refresh_from_db()
    assert (found.name, found.school) == ("Teacher", teacher.school)
    assert found.school != school


def test_a_teacher_is_found_by_the_address_of_their_account(school, teacher):
    Teacher.objects.filter(pk=teacher.pk).update(email="elsewhere@test.example")

    assert find_or_add_teacher(school=school, name="An", email=teacher.user.email) == teacher


def test_the_account_of_another_role_is_not_taken_over(school):
    speaker = SpeakerFactory(email="speaker@test.example")

    teacher = find_or_add_teacher(school=school, name="An", email="speaker@test.example")

    assert teacher.user is None
    speaker.user.refresh_from_db()
    assert (speaker.user.role, User.objects.count()) == ("speaker", 1)


def test_an_account_that_waits_for_its_teacher_is_used(school):
    user = User.objects.create_user("an@test.example", role="teacher")

    assert find_or_add_teacher(school=school, name="An", email="an@test.example").user == user


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"name": " "}, {"teacher.name": ["blank"]}),
        ({"name": "x" * 121}, {"teacher.name": ["max_length"]}),
        ({"email": ""}, {"teacher.email": ["blank"]}),
        ({"email": "an@"}, {"teacher.email": ["invalid"]}),
        ({"email": f"an@{'x' * 60}.{'y' * 60}.{'z' * 60}.{'w' * 60}.{'v' * 20}.be"}, None),
        ({"phone": "0" * 31}, {"teacher.phone": ["max_length"]}),
    ],
)
def test_what_cannot_be_stored_of_a_teacher_is_named(school, changes, expected):
    answers = {"name": "An", "email": "an@test.example", **changes}

    with pytest.raises(ValidationError) as refused:
        find_or_add_teacher(school=school, **answers)

    assert codes(refused.value) == (expected or {"teacher.email": ["max_length"]})
    assert (Teacher.objects.count(), User.objects.count()) == (0, 0)


def test_groups_are_of_one_school_and_school_year(school):
    wishes = [GroupWish(" 5 ECO A ", "so_3_do", 400), GroupWish("OKAN", "okan", 1)]

    added = add_groups(school=school, school_year=YEAR, wishes=wishes)

    assert added == list(ClassGroup.objects.all())
    fields = ["school", "school_year", "name", "level", "expected_pupils"]
    assert list(ClassGroup.objects.values_list(*fields)) == [
        (school.pk, 2026, "5 ECO A", "so_3_do", 400),
        (school.pk, 2026, "OKAN", "okan", 1),
    ]


@pytest.mark.parametrize(
    ("wishes", "expected"),
    [
        ([], {"groups": ["required"]}),
        ([GroupWish("A", "okan", 9)] * 21, {"groups": ["too_many"]}),
        ([GroupWish(" ", "okan", 9)], {"groups.0.name": ["blank"]}),
        ([GroupWish("x" * 61, "okan", 9)], {"groups.0.name": ["max_length"]}),
        ([GroupWish("A", "phd", 9)], {"groups.0.level": ["invalid_choice"]}),
        ([GroupWish("A", "", 9)], {"groups.0.level": ["blank"]}),
        ([GroupWish("A", "okan", 0)], {"groups.0.expected_pupils": ["min_value"]}),
        ([GroupWish("A", "okan", 401)], {"groups.0.expected_pupils": ["max_value"]}),
        ([GroupWish("A", "okan", None)], {"groups.0.expected_pupils": ["null"]}),
        (
            [GroupWish("A", "okan", 9), GroupWish("", "okan", 9), GroupWish("A", "phd", 9)],
            {"groups.1.name": ["blank"], "groups.2.level": ["invalid_choice"]},
        ),
    ],
)
def test_what_cannot_be_stored_of_a_group_is_named(school, wishes, expected):
    with pytest.raises(ValidationError) as refused:
        add_groups(school=school, school_year=YEAR, wishes=wishes)

    assert codes(refused.value) == expected
    assert not ClassGroup.objects.exists()


def test_twenty_groups_are_the_most(school):
    wishes = [GroupWish("A", "okan", 9)] * 20

    assert len(add_groups(school=school, school_year=YEAR, wishes=wishes)) == 20


def test_a_teacher_of_the_factory_is_found(school):
    teacher = TeacherFactory(user=None, email="imported@test.example")

    assert find_or_add_teacher(school=school, name="An", email=teacher.email) == teacher
