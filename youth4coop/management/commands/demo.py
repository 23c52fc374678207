"""Fill an empty database with a demo, once."""

from typing import Any, override

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from youth4coop.demo.fill import NotEmpty, fill, is_filled
from youth4coop.demo.summary import summary


class Command(BaseCommand):
    help = "Fills an empty database of a demo site (DEMO=1) with made-up data."

    @override
    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError(
                _("Dit is geen demo: zet DEMO=1 als je hier verzonnen gegevens wil.")
            )
        if is_filled():
            self.stdout.write(_("De demo staat er al: er verandert niets."))
            return
        self._fill()

    def _fill(self) -> None:
        try:
            fill(timezone.localdate())
        except NotEmpty as error:
            raise CommandError(str(error)) from error
        for line in summary():
            self.stdout.write(line)
