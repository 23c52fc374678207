"""Print a new API token, and nothing else."""

from argparse import ArgumentParser
from typing import Any, override

from django.core.management.base import BaseCommand, CommandError

from youth4coop.users.operations import UnknownUser, issue_token


class Command(BaseCommand):
    help = "Prints a new API token for the person with this e-mail address. It expires."

    @override
    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")

    @override
    def handle(self, *args: Any, email: str, **options: Any) -> None:
        try:
            self.stdout.write(issue_token(email))
        except UnknownUser as error:
            raise CommandError(str(error)) from error
