"""Forgets people and requests after the terms that the privacy page promises."""

from argparse import ArgumentParser
from typing import Any, override

from django.core.management.base import BaseCommand
from django.utils import timezone

from sessions.operations.keeping import keep_terms
from sessions.privacy.terms_over import Over, terms_over


class Command(BaseCommand):
    """Does what the worker does every day; says how many, and never who."""

    help = "Makes people and requests anonymous whose time is over; the worker does so every day."

    @override
    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say how many there are")

    @override
    def handle(self, *args: Any, dry_run: bool = False, **options: Any) -> None:
        now = timezone.now()
        over = terms_over(now=now) if dry_run else keep_terms(now=now)
        verb = "Would be made anonymous" if dry_run else "Made anonymous"
        self.stdout.write(f"{verb}: {_in_words(over)}.")


def _in_words(over: Over) -> str:
    alone = [person for person in over.people if not (person.teachers or person.speakers)]
    numbers = [
        (sum(bool(person.teachers) for person in over.people), "teacher"),
        (sum(bool(person.speakers) for person in over.people), "speaker"),
        (len(alone), "other account"),
        (len(over.requests), "request"),
    ]
    return ", ".join(f"{number} {what}{'' if number == 1 else 's'}" for number, what in numbers)
