"""What happens to people who log in: one verb, one function."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from knox.models import AuthToken

from youth4coop.users.models import User, UserManager, UserRole


class UnknownUser(Exception):
    """Nobody who may log in has this address."""


def issue_token(email: str) -> str:
    """Make a new API token for a user and give its text, which is stored nowhere.

    Raises:
        UnknownUser: there is no active user with this address.
    """
    user = User.objects.filter(email=UserManager.normalise(email), is_active=True).first()
    if user is None:
        raise UnknownUser(_("Er is geen gebruiker met het adres %(email)s.") % {"email": email})
    _row, token = AuthToken.objects.create(user=user)
    return str(token)


@transaction.atomic
def add_coordinator(email: str, *, name: str = "") -> User:
    """Make a coordinator, or give the one who has this address already.

    Raises:
        ValidationError: at `email`: it is no address, or belongs to a teacher or speaker.
    """
    known = User.objects.filter(email=UserManager.normalise(email)).first()
    if known is None:
        return User.objects.create_user(email, role=UserRole.COORDINATOR, name=name)
    if not known.is_coordinator:
        message = _("Dit adres is al van een leerkracht of spreker.")
        raise ValidationError({"email": ValidationError(message, "other_role")})
    return known
