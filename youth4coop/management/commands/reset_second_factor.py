"""Take away the second factors of somebody who lost them all."""

from argparse import ArgumentParser
from typing import Any, override

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from youth4coop.users.operations import UnknownUser, reset_second_factor


class Command(BaseCommand):
    help = "Removes passkeys, apps and recovery codes of this person, and logs them out everywhere."

    @override
    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")

    @override
    def handle(self, *args: Any, email: str, **options: Any) -> None:
        try:
            user = reset_second_factor(email)
        except UnknownUser as error:
            raise CommandError(str(error)) from error
        self.stdout.write(_("%(email)s heeft geen tweede stap meer.") % {"email": user.email})
