"""Make the person with this address a coordinator."""

from argparse import ArgumentParser
from typing import Any, override

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from youth4coop.users.operations import add_coordinator


class Command(BaseCommand):
    help = "Makes a coordinator, who can log in with a code that is mailed to this address."

    @override
    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--name", default="")

    @override
    def handle(self, *args: Any, email: str, name: str, **options: Any) -> None:
        try:
            user = add_coordinator(email, name=name)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self.stdout.write(f"{user.email}: {user.get_role_display()}")
