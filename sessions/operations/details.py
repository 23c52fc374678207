"""How somebody is called, and in which language we write to them."""

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from schools.models import Teacher
from sessions.models import Speaker
from youth4coop.users.models import User
from youth4coop.validation import invalid


@transaction.atomic
def update_details(user: User, *, name: str, language: str) -> None:
    """Store the name and language of somebody, wherever we keep them.

    Raises:
        ValidationError: at `name` or `language`.
    """
    if not name:
        raise invalid("name", _("Vul je naam in."), "required")
    if language not in dict(settings.LANGUAGES):
        raise invalid("language", _("Kies een taal."), "invalid_choice")
    user.name, user.language = name, language
    user.full_clean(exclude=["password"])
    user.save(update_fields=["name", "language"])
    Teacher.objects.filter(user=user).update(name=name, language=language)
    Speaker.objects.filter(user=user).update(name=name)
