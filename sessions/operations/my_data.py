"""What somebody does with their own data by mail: see them, and get another address."""

import datetime as dt

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from schools.models import Teacher
from sessions import notices
from sessions.models import Speaker
from sessions.operations.addresses import correct_address
from sessions.privacy.person import person_of
from youth4coop.links.models import LinkPurpose
from youth4coop.links.operations import revoke_links
from youth4coop.mail.operations import clean_address, readdress
from youth4coop.users.addresses import change_address
from youth4coop.users.models import User, UserManager, UserRole
from youth4coop.validation import invalid


@transaction.atomic
def ask_my_data(email: str, *, now: dt.datetime) -> None:
    """Mail a link to one's own data to an address, if we know whose it is.

    A teacher or speaker who has no account gets one: the link needs somebody to act as.
    """
    email = UserManager.normalise(email)
    user = owner_of(email) or _account_for_known(email)
    if user is not None:
        notices.my_data_asked(user, email, now=now)


@transaction.atomic
def ask_new_address(user: User, email: str, *, now: dt.datetime) -> None:
    """Mail a link to a new address; nothing changes before it is pressed there.

    No mail goes to an address that is somebody else's already, and nobody is told so here.

    Raises:
        ValidationError: at `email`: no address, or the one that we have.
    """
    email = clean_address(email, field="email")
    if email == user.email:
        raise invalid("email", _("Dit adres hebben we al van je."), "same")
    revoke_links(LinkPurpose.NEW_ADDRESS, user.pk, now=now)
    if not is_taken(email, user):
        notices.new_address_asked(user, email, now=now)


@transaction.atomic
def take_new_address(user: User, email: str, *, now: dt.datetime) -> User:
    """Give somebody the address that they have just confirmed, for mail and to log in with.

    Raises:
        ValidationError: at `email`: somebody else's by now.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    old, email = user.email, clean_address(email, field="email")
    if is_taken(email, user):
        raise invalid("email", _("Dit adres is al van iemand anders."), "unique")
    person = person_of(user)
    rows: list[Teacher | Speaker] = [*person.teachers, *person.speakers]
    for row in rows:
        correct_address(row, email)
    user.refresh_from_db()
    if user.email != email:
        user = change_address(user, email)
    readdress(old=old, new=email)
    revoke_links(LinkPurpose.MY_DATA, user.pk, now=now)
    return user


def is_taken(email: str, user: User) -> bool:
    """Tell whether an address is known as that of somebody else."""
    person = person_of(user)
    others: list[tuple[type[User | Teacher | Speaker], list[int]]] = [
        (User, [user.pk]),
        (Teacher, [row.pk for row in person.teachers]),
        (Speaker, [row.pk for row in person.speakers]),
    ]
    return any(
        model._default_manager.filter(email__iexact=email).exclude(pk__in=own).exists()
        for model, own in others
    )


def owner_of(email: str) -> User | None:
    """Give whose address it is: their account has it, or they gave it as teacher or speaker."""
    people = User.objects.filter(is_active=True)
    by_account = people.filter(email=UserManager.normalise(email)).first()
    return by_account or people.filter(Q(teacher__email=email) | Q(speaker__email=email)).first()


def _account_for_known(email: str) -> User | None:
    for model, role in ((Teacher, UserRole.TEACHER), (Speaker, UserRole.SPEAKER)):
        row = model._default_manager.filter(email=email, user__isnull=True).first()
        if row is not None:
            answers = {"role": role, "name": row.name, "password": make_password(None)}
            user, is_new = User.objects.get_or_create(email=email, defaults=answers)
            model._default_manager.filter(pk=row.pk, user__isnull=True).update(user=user)
            return user if is_new or user.is_active else None
    return None
