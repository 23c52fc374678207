"""Take in what a mail server sends back about a mail that did not arrive."""

import sys
from typing import Any, override

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from youth4coop.mail.bounces import UnreadableBounce, take_bounce


class Command(BaseCommand):
    """Reads one message from standard input; says nothing of what is only late."""

    help = (
        "Reads a delivery status notification (RFC 3464) from standard input, as a mail server "
        "pipes it, and notes which mail did not arrive. Ends with 1 when it is anything else."
    )

    @override
    def handle(self, *args: Any, **options: Any) -> None:
        try:
            failed = take_bounce(sys.stdin.buffer.read(), now=timezone.now())
        except UnreadableBounce as error:
            raise CommandError(str(error)) from error
        for mail in failed:
            self.stdout.write(f"{mail.to}: {mail.error}")
