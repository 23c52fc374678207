from typing import override

from django.apps import AppConfig


class Youth4coopConfig(AppConfig):
    """What all sides of the site share: people, places, terms, mail and links."""

    name = "youth4coop"
    verbose_name = "Youth4coop"

    @override
    def ready(self) -> None:
        from youth4coop.users import logins, proof, security_log

        for part in [logins, proof, security_log]:
            part.listen()
