"""Forgets people and requests after the terms that the privacy page promises."""

import re
from argparse import ArgumentParser
from typing import Any, override

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from sessions.operations.erasing_again import UnknownRow, erase_again
from sessions.operations.keeping import keep_terms
from sessions.privacy.terms_over import Over, terms_over
from youth4coop.privacy.models import ErasedKind
from youth4coop.refusals import Refusal

_ROW = re.compile(rf"({'|'.join(ErasedKind.values)})=([1-9]\d{{0,17}})")


class Command(BaseCommand):
    """Does what the worker does every day; says how many, and never who."""

    help = "Makes people and requests anonymous whose time is over; the worker does so every day."

    @override
    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="only say how many there are")
        parser.add_argument(
            "--again",
            nargs="+",
            metavar="KIND=NUMBER",
            help="after a backup was put back: what the log says was erased since, as user=12",
        )

    @override
    def handle(
        self, *args: Any, dry_run: bool = False, again: list[str] | None = None, **options: Any
    ) -> None:
        if again:
            self._again([_read(text) for text in again])
            return
        now = timezone.now()
        over = terms_over(now=now) if dry_run else keep_terms(now=now)
        verb = "Would be made anonymous" if dry_run else "Made anonymous"
        self.stdout.write(f"{verb}: {_in_words(over)}.")

    def _again(self, rows: list[tuple[str, int]]) -> None:
        for kind, number in rows:
            try:
                erase_again(kind, number, now=timezone.now())
            except (UnknownRow, Refusal) as error:
                raise CommandError(f"{kind}={number}: {error}") from error
        self.stdout.write(f"Made anonymous again: {len(rows)}.")


def _read(text: str) -> tuple[str, int]:
    match = _ROW.fullmatch(text)
    if match is None:
        raise CommandError(f"{text}: give what the log says, such as user=12.")
    return match[1], int(match[2])


def _in_words(over: Over) -> str:
    alone = [person for person in over.people if not (person.teachers or person.speakers)]
    numbers = [
        (sum(bool(person.teachers) for person in over.people), "teacher"),
        (sum(bool(person.speakers) for person in over.people), "speaker"),
        (len(alone), "other account"),
        (len(over.requests), "request"),
    ]
    return ", ".join(f"{number} {what}{'' if number == 1 else 's'}" for number, what in numbers)
