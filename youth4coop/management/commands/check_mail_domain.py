"""Say whether receivers can trust mail from our domain."""

from argparse import ArgumentParser
from email.utils import parseaddr
from typing import Any, Literal, override

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from youth4coop.mail.domain import check_domain


class Command(BaseCommand):
    help = "Looks up MX, SPF, DKIM and DMARC of the domain of MAIL_FROM, and says what is missing."

    @override
    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--selector", default="", help="of the DKIM key, such as “mail”")

    @override
    def handle(self, *args: Any, selector: str, **options: Any) -> None:
        domain = parseaddr(settings.MAIL_FROM)[1].rpartition("@")[2]
        findings = check_domain(domain, selector=selector, lookup=look_up)
        for finding in findings:
            self.stdout.write(
                f"{'ok     ' if finding.ok else 'MISSING'} {finding.name}: {finding.text}"
            )
        if not all(finding.ok for finding in findings):
            raise CommandError(f"Mail from {domain} may be taken for spam.")


def look_up(name: str, kind: Literal["MX", "TXT"]) -> list[str]:
    """Give the records of a name.

    Raises:
        CommandError: no name server answered, so nothing is known.
    """
    from dns import exception, resolver

    try:
        found = resolver.resolve(name, kind)
    except (resolver.NXDOMAIN, resolver.NoAnswer):
        return []
    except exception.DNSException as error:
        raise CommandError(f"No name server answered about {name} ({error}).") from error
    if kind == "MX":
        return [str(record.exchange).rstrip(".") for record in found]
    return [b"".join(record.strings).decode(errors="replace") for record in found]
