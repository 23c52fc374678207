"""Somebody who logs in gets another e-mail address."""

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from knox.models import AuthToken

from youth4coop.users.models import User, UserManager


@transaction.atomic
def change_address(user: User, email: str) -> User:
    """Let somebody log in with another address, and with the old one no longer.

    Whoever was logged in is logged out: the old address may be somebody else's.

    Raises:
        ValidationError: at `email`: no address, or that of somebody else.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    user.email = UserManager.normalise(email)
    if User.objects.exclude(pk=user.pk).filter(email=user.email).exists():
        message = _("Dit adres is al van iemand anders.")
        raise ValidationError({"email": ValidationError(message, "unique")})
    user.set_unusable_password()
    user.full_clean(exclude=["password"])
    user.save(update_fields=["email", "password"])
    EmailAddress.objects.filter(user=user).delete()
    AuthToken.objects.filter(user=user).delete()
    return user
