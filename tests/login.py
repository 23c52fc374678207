"""Being logged in, with what was proved on the way."""

import re
import time

from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
LONG_AGO = 0


def log_in(client, user, *, by=None, at=LONG_AGO):
    """Logs a test client in; a coordinator has shown a second factor, others a code."""
    client.force_login(user)
    method = by or ("mfa" if user.is_coordinator else "code")
    session = client.session
    session["account_authentication_methods"] = [{"method": method, "at": at}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()
    return client


def add_app(user):
    """Gives somebody an app with codes."""
    return TOTP.activate(user, SECRET).instance


def app_code(steps=0, secret=SECRET):
    """Gives the code of the app, now or some half minutes later."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def mailed_code(mailoutbox):
    """Gives the code in the last mail."""
    return re.search(r"^[A-Z]{4}-[A-Z]{4}$", mailoutbox[-1].body, re.MULTILINE)[0]
