"""What happens to schools and teachers: one verb, one function."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from schools.models import ClassGroup, School, Teacher
from youth4coop.terms import SchoolYear
from youth4coop.users.models import User, UserManager, UserRole


@dataclass(frozen=True)
class GroupWish:
    """A class group as somebody names it: its name, level code and expected pupils."""

    name: str
    level: str
    expected_pupils: int


@transaction.atomic
def find_or_add_teacher(*, school: School, name: str, email: str, phone: str = "") -> Teacher:
    """Give the teacher with this address, made with an account when new.

    A known teacher keeps name and school: what an anonymous form says changes nobody.

    Raises:
        ValidationError: at `teacher.email` or `teacher.name`.
    """
    address = UserManager.normalise(email)
    known = Teacher.objects.filter(email=address).first()
    if known is not None:
        return known
    teacher = Teacher(school=school, name=name.strip(), email=address, phone=phone)
    _clean_teacher(teacher)
    teacher.user = _account_for(address, teacher.name)
    teacher.save()
    return teacher


def _clean_teacher(teacher: Teacher) -> None:
    try:
        teacher.full_clean()
    except ValidationError as error:
        raise ValidationError(
            {f"teacher.{field}": errors for field, errors in error.error_dict.items()}
        ) from error


def _account_for(email: str, name: str) -> User | None:
    """Give the teacher account of this address; none if the address is another role's."""
    user = User.objects.filter(email=email).first()
    if user is None:
        return User.objects.create_user(email, role=UserRole.TEACHER, name=name)
    return user if user.is_teacher else None


def add_groups(
    *, school: School, school_year: SchoolYear, wishes: list[GroupWish]
) -> list[ClassGroup]:
    """Store the groups of one request or session.

    Raises:
        ValidationError: at `groups` when there is none, else at `groups.<index>.<field>`.
    """
    if not wishes:
        raise ValidationError(
            {"groups": ValidationError(_("Noem minstens één klasgroep."), "required")}
        )
    groups = [_new_group(school, school_year, index, wish) for index, wish in enumerate(wishes)]
    for group in groups:
        group.save()
    return groups


def _new_group(school: School, year: SchoolYear, index: int, wish: GroupWish) -> ClassGroup:
    group = ClassGroup(
        school=school,
        school_year=year.start_year,
        name=wish.name.strip(),
        level=wish.level,
        expected_pupils=wish.expected_pupils,
    )
    try:
        group.full_clean(exclude=["school"])
    except ValidationError as error:
        raise ValidationError(
            {f"groups.{index}.{field}": errors for field, errors in error.error_dict.items()}
        ) from error
    return group
