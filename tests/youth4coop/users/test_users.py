import pytest
from django.core.exceptions import ValidationError

from tests.sessions.reading import codes
from youth4coop.users.adapter import AccountAdapter
from youth4coop.users.models import User

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("email", "extra", "expected"),
    [
        ("", {"role": "teacher"}, {"email": ["blank"]}),
        ("an@test.example", {"role": "pupil"}, {"role": ["invalid_choice"]}),
        ("an@test.example", {"role": "teacher", "name": "x" * 121}, {"name": ["max_length"]}),
        (" TEACHER@test.example", {"role": "teacher"}, {"email": ["unique"]}),
    ],
)
def test_a_user_that_cannot_be_is_refused(teacher, email, extra, expected):
    with pytest.raises(ValidationError) as refused:
        User.objects.create_user(email, **extra)

    assert codes(refused.value) == expected


def test_a_user_is_found_by_address_in_any_case(teacher):
    assert User.objects.get_by_natural_key(" Teacher@TEST.example ") == teacher.user
    with pytest.raises(User.DoesNotExist):
        User.objects.get_by_natural_key(None)


@pytest.mark.parametrize("role", ["coordinator", "teacher", "speaker"])
def test_a_user_has_one_role(role):
    user = User(role=role)

    held = {"coordinator": user.is_coordinator, "teacher": user.is_teacher}
    assert [name for name, has in {**held, "speaker": user.is_speaker}.items() if has] == [role]


def test_without_a_name_the_address_is_the_name():
    user = User(email="an@test.example")

    assert (user.get_full_name(), user.get_short_name(), str(user)) == ("an@test.example",) * 3
    user.name = "An"
    assert (user.get_full_name(), user.get_short_name()) == ("An", "An")


def test_nobody_makes_an_account_for_themselves(rf):
    assert AccountAdapter().is_open_for_signup(rf.get("/")) is False
