"""The second factor of the demo's coordinator, whose code stands on the page that asks for it."""

import time

from allauth.mfa import app_settings
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.conf import settings

from youth4coop.demo.people import address
from youth4coop.users.models import User

SECRET = "YOUTHFORCOOPDEMO"  # noqa: S105 -- of the demo, and shown to everybody there
OWNER = address("coordinator")


def add_second_factor(coordinator: User) -> None:
    """Give the coordinator an app with codes."""
    TOTP.activate(coordinator, SECRET)


def code_for(user: User) -> str:
    """Give the code to show, which works for a minute at least; nothing on a real site."""
    if not settings.DEMO or user.email != OWNER:
        return ""
    ahead = int(time.time()) // app_settings.TOTP_PERIOD + app_settings.TOTP_TOLERANCE
    return str(format_hotp_value(hotp_value(SECRET, ahead)))
