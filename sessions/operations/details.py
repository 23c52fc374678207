"""How somebody is called, how to reach them, and in which language we write to them."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from schools.models import Teacher
from sessions.models import Speaker
from sessions.privacy.person import Person, person_of
from youth4coop.numbers import clean_phone
from youth4coop.users.models import User
from youth4coop.validation import invalid


@transaction.atomic
def update_details(user: User, *, name: str, language: str, phone: str | None = None) -> None:
    """Store the name and language of somebody, wherever we keep them.

    Args:
        phone: "" for none any more; None leaves it as it is.

    Raises:
        ValidationError: at `name`, `language` or `phone`.
    """
    if not name:
        raise invalid("name", _("Vul je naam in."), "required")
    if language not in dict(settings.LANGUAGES):
        raise invalid("language", _("Kies een taal."), "invalid_choice")
    user.name, user.language = name, language
    user.full_clean(exclude=["password"])
    user.save(update_fields=["name", "language"])
    person = person_of(user)
    Teacher.objects.filter(pk__in=_keys(person.teachers)).update(name=name, language=language)
    Speaker.objects.filter(pk__in=_keys(person.speakers)).update(name=name)
    if phone is not None:
        _update_phone(person, phone)


def _update_phone(person: Person, phone: str) -> None:
    try:
        phone = clean_phone(phone)
    except ValidationError as error:
        raise ValidationError({"phone": error}) from error
    Teacher.objects.filter(pk__in=_keys(person.teachers)).update(phone=phone)
    Speaker.objects.filter(pk__in=_keys(person.speakers)).update(phone=phone)


def _keys(rows: tuple[Teacher, ...] | tuple[Speaker, ...]) -> list[int]:
    return [row.pk for row in rows]
