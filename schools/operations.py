"""What happens to schools and teachers: one verb, one function."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from schools.models import ClassGroup, School, Teacher
from youth4coop.places import Place, places_with, search_key
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


@dataclass(frozen=True)
class NewSchool:
    """A school that nobody knows yet; `town` is one of the places with its postal code.

    Without a town, the main place of the postal code is meant.
    """

    name: str
    street: str
    postal_code: str
    town: str = ""


def draft_school(new: NewSchool) -> School:
    """Give a school as it would be stored: unchecked, with what its postal code tells of it.

    Raises:
        ValidationError: at `postal_code` or `town` where there is no such place, or at the field.
    """
    place = _place_of(new)
    school = School(
        name=new.name.strip(),
        street=new.street.strip(),
        postal_code=place.postal_code,
        municipality=place.municipality,
        province=place.province,
        latitude=place.latitude,
        longitude=place.longitude,
        checked=False,
    )
    school.full_clean()
    return school


def add_school(new: NewSchool) -> School:
    """Store a school for the coordinator to check; one of the same name and place is given back.

    Raises:
        ValidationError: as `draft_school` does.
    """
    school = draft_school(new)
    same_code = School.objects.active().filter(postal_code=school.postal_code)
    key = search_key(school.name)
    known = next((one for one in same_code if search_key(one.name) == key), None)
    if known is None:
        school.save()
    return known or school


def confirm_school(school: School) -> School:
    """Let everybody find a school that somebody added; for one that is checked, nothing changes."""
    school.checked = True
    school.save(update_fields=["checked"])
    return school


def _place_of(new: NewSchool) -> Place:
    places = places_with(new.postal_code)
    if not places:
        raise invalid("postal_code", _("Deze postcode bestaat niet."), "unknown_postal_code")
    named = [place for place in places if place.name == (new.town or places[0].name)]
    if not named:
        raise invalid("town", _("Kies een plaats met deze postcode."), "unknown_town")
    return named[0]


@transaction.atomic
def find_or_add_teacher(
    *,
    school: School,
    name: str,
    email: str,
    phone: str = "",
    language: str = settings.LANGUAGE_CODE,
) -> Teacher:
    """Give the teacher with this address, made with an account when new.

    A known teacher keeps name, school and language: what an anonymous form says changes nobody.

    Two people who come with the same new address at once get the same teacher.

    Raises:
        ValidationError: at `teacher.<field>`.
    """
    address = UserManager.normalise(email)
    known = _known_teacher(address)
    if known is not None:
        return known
    answers = {
        "school": school,
        "name": name.strip(),
        "phone": phone.strip(),
        "language": language,
    }
    new = Teacher(email=address, **answers)
    _clean_teacher(new)
    teacher, _is_new = Teacher.objects.get_or_create(
        email=address, defaults={**answers, "user": _account_for(address, new.name, language)}
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


def _account_for(email: str, name: str, language: str) -> User | None:
    """Give the teacher account of this address; none if the address is another role's."""
    user, _is_new = User.objects.get_or_create(
        email=email,
        defaults={
            "role": UserRole.TEACHER,
            "name": name,
            "language": language,
            "password": make_password(None),
        },
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
