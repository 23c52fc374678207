"""What happens to schools and teachers: one verb, one function."""

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from schools.models import ClassGroup, School, Teacher
from youth4coop.terms import SchoolYear
from youth4coop.users.models import User, UserManager, UserRole
from youth4coop.validation import invalid, within

MAX_GROUPS = 20


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

    Two people who come with the same new address at once get the same teacher.

    Raises:
        ValidationError: at `teacher.<field>`.
    """
    address = UserManager.normalise(email)
    known = _known_teacher(address)
    if known is not None:
        return known
    new = Teacher(school=school, name=name.strip(), email=address, phone=phone.strip())
    _clean_teacher(new)
    answers = {"school": school, "name": new.name, "phone": new.phone}
    teacher, _is_new = Teacher.objects.get_or_create(
        email=address, defaults={**answers, "user": _account_for(address, new.name)}
    )
    return teacher


def _known_teacher(address: str) -> Teacher | None:
    """Find the teacher by this address, or else by that of the account."""
    by_account = Teacher.objects.filter(user__email=address)
    return Teacher.objects.filter(email=address).first() or by_account.first()


def _clean_teacher(teacher: Teacher) -> None:
    try:
        teacher.full_clean(validate_unique=False)
    except ValidationError as error:
        raise ValidationError(within("teacher", error)) from error


def _account_for(email: str, name: str) -> User | None:
    """Give the teacher account of this address; none if the address is another role's."""
    user, _is_new = User.objects.get_or_create(
        email=email,
        defaults={"role": UserRole.TEACHER, "name": name, "password": make_password(None)},
    )
    return user if user.is_teacher else None


def add_groups(
    *, school: School, school_year: SchoolYear, wishes: list[GroupWish]
) -> list[ClassGroup]:
    """Store the groups of one request or session.

    Raises:
        ValidationError: at `groups` when there is none or over 20, or at `groups.<index>.<field>`.
    """
    if not wishes:
        raise invalid("groups", _("Noem minstens één klasgroep."), "required")
    if len(wishes) > MAX_GROUPS:
        message = _("Noem hoogstens %(number)s klasgroepen.") % {"number": MAX_GROUPS}
        raise invalid("groups", message, "too_many")
    groups = [_new_group(school, school_year, wish) for wish in wishes]
    _clean_groups(groups)
    for group in groups:
        group.save()
    return groups


def _new_group(school: School, year: SchoolYear, wish: GroupWish) -> ClassGroup:
    return ClassGroup(
        school=school,
        school_year=year.start_year,
        name=wish.name.strip(),
        level=wish.level,
        expected_pupils=wish.expected_pupils,
    )


def _clean_groups(groups: list[ClassGroup]) -> None:
    errors: dict[str, list[ValidationError]] = {}
    for index, group in enumerate(groups):
        try:
            group.full_clean(exclude=["school"])
        except ValidationError as error:
            errors |= within(f"groups.{index}", error)
    if errors:
        raise ValidationError(errors)
