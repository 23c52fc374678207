"""Every cookie that the site may set, as the page about cookies lists them (R4.12)."""

import datetime as dt
from dataclasses import dataclass

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.utils.translation import gettext as _

from frontend.public.about import Words


@dataclass(frozen=True)
class Cookie:
    """A cookie; without `most`, it goes when the browser is closed."""

    name: str
    purpose: Words
    lifetime: Words
    most: dt.timedelta | None = None


def all_cookies() -> list[Cookie]:
    """Give the cookies with the names and lifetimes that the settings of this site say."""
    login = max([*settings.LOGIN_IDLE.values(), dt.timedelta(seconds=settings.SESSION_COOKIE_AGE)])
    return [
        Cookie(
            settings.SESSION_COOKIE_NAME,
            _("Onthoudt dat je aangemeld bent, of wat je al invulde in je aanvraag."),
            _("Hoogstens %(days)s dagen na je laatste klik") % {"days": login.days},
            login,
        ),
        Cookie(
            settings.CSRF_COOKIE_NAME,
            _("Beveiligt formulieren: niemand anders kan iets versturen in jouw naam."),
            _("Hoogstens een jaar"),
            dt.timedelta(days=365),
        ),
        Cookie(
            settings.LANGUAGE_COOKIE_NAME,
            _("Onthoudt in welke taal je de site leest, als je er zelf een koos."),
            _("Een jaar"),
            dt.timedelta(seconds=settings.LANGUAGE_COOKIE_AGE),
        ),
        Cookie(
            CookieStorage.cookie_name,
            _("Toont je één keer een melding, zoals “Het aantal is bewaard”."),
            _("Tot je de melding zag, of tot je de browser sluit"),
        ),
    ]
